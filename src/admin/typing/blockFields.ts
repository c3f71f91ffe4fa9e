// What a block of the text becomes as its form is filled in.

type Fields = Record<string, unknown>

/** The tag of the changes to an editor by which a block's form hands on what is typed in it. */
export const HANDED_ON = 'desk-handed-on'

/**
 * The block's fields with what its form holds; null where they say the same. `texts` are of the editors
 * within the block.
 */
export function filledIn<T extends Fields>(held: T, form: Fields, texts: Fields): T | null {
  const { blockType: _kind, id: _id, ...typed } = { ...form, ...texts }
  const apart = Object.entries(typed).filter(([name, value]) => !isSame(held[name], value))
  return apart.length > 0 ? { ...held, ...Object.fromEntries(apart) } : null
}

/** A field that nobody has filled in is left out, null or empty. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  return JSON.stringify(one ?? '') === JSON.stringify(other ?? '')
}
