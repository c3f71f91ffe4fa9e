// Makes a value what both databases give back unchanged, so that what is hashed is what will be read.

/**
 * Text as both databases hold it, null for nothing: a lone surrogate would come back as another character.
 */
export function plainText(value: string | null | undefined): string | null {
  return value ? wellFormed(value) : null
}

/** A value as plain JSON: no `undefined`, no dates, no `-0`, well-formed text; null for nothing. */
export function plainJson(value: unknown): unknown {
  if (value === undefined || value === null) return null
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? wellFormed(part) : part,
  )
}

/**
 * As `String.prototype.toWellFormed`, and without U+0000, at which SQLite's driver would cut the text off.
 */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\0', '\uFFFD')
}
