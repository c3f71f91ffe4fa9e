// Turns a name or headline into the part of an address.

/** Lower-case ASCII letters, digits and single hyphens, at most 80 characters, cut at a word; `untitled` when nothing is left. */
export function slugify(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (words.length <= 80) return words || 'untitled'
  const cut = words.slice(0, 81)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 40)).replace(/-+$/, '')
}
