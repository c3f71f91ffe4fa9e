// What a name is compared by: two that people take for one another have the same key.

import { LOOKS_LIKE, SMALL_CAPITALS } from '#src/plainText/lookalikes.ts'

/**
 * Compatibility forms composed (NFKC), signs that look alike made one (UTS 39) as they were typed and again
 * once case is folded, accents of European letters left out, and everything but letters and digits with it,
 * so that spaces and dots make no other name. `i` and `l` are one: a capital I is the shape of a small l. So
 * are `vv` and `w`.
 */
export function nameKey(name: string): string {
  const shape = folded(skeleton(folded(skeleton(name.normalize('NFKC')))))
  const bare = shape.replace(/[\p{Z}\p{P}\p{S}\p{C}]/gu, '')
  return (bare || shape.replace(/\s/gu, '')).replaceAll('i', 'l').replaceAll('vv', 'w')
}

/** The words of a name, as they were typed but for compatibility forms: `²` is a 2. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFKC')
    .split(/[^\p{L}\p{M}\p{N}\u200C\u200D]+/u)
    .filter((word) => word !== '')
}

/** Folding in both directions makes `ß` into `ss`, and every sigma one. */
function folded(text: string): string {
  return text.toUpperCase().toLowerCase()
}

function skeleton(text: string): string {
  const plain = text.normalize('NFD').replace(/[\u0300-\u036F]|\p{Default_Ignorable_Code_Point}/gu, '')
  return Array.from(plain, (sign) => LOOKS_LIKE.get(sign) ?? sign)
    .map((sign) => SMALL_CAPITALS.get(sign) ?? sign)
    .join('')
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/gu, '')
}
