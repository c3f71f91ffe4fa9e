// Turns a name or headline into the part of an address.

import { randomInt } from 'node:crypto'
import spell from '@sindresorhus/slugify'

/** Characters of an address that is made from a name, without the number that it may get. */
const MAX_SLUG_LENGTH = 80
/** And of that number with its hyphen. */
const NUMBER = 5
const IS_SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
/** Letters and digits of a short id that nobody takes for one another. */
const PLAIN = '23456789abcdefghjkmnpqrstuvwxyz'

/**
 * Lower-case ASCII letters, digits and single hyphens, at most 80 characters, cut at a word. Letters of other
 * scripts are spelled as far as there is one way to do it: `Łódź Straße` is `lodz-strasse`. Null where
 * letters are there and none of them can be spelled, or nothing is.
 */
export function slugify(text: string): string | null {
  if (text.length <= MAX_SLUG_LENGTH + NUMBER && IS_SLUG.test(text)) return text
  const words = spell(text.normalize('NFC').replace(/['’]/g, ''), { decamelize: false })
  if (words === '' || (/\p{L}/u.test(text) && !/[a-z]/.test(words))) return null
  if (words.length <= MAX_SLUG_LENGTH) return words
  const cut = words.slice(0, MAX_SLUG_LENGTH + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), MAX_SLUG_LENGTH / 2)).replace(/-+$/, '')
}

/** An address for what cannot be spelled: the day and a short id, as `2026-03-14-k3f9qz`. */
function datedSlug(now: Date): string {
  const id = Array.from({ length: 6 }, () => PLAIN[randomInt(PLAIN.length)]).join('')
  return `${now.toISOString().slice(0, 10)}-${id}`
}

/**
 * The slug that a name has, or a dated one, with the first number that is free where others have it:
 * `wei-zhang-2`.
 */
export async function freeSlugOf(
  { name, now }: { name: string; now: Date },
  isTaken: (slug: string) => Promise<boolean>,
): Promise<string> {
  const wanted = slugify(name) ?? datedSlug(now)
  for (let number = 1; ; number += 1) {
    const slug =
      number === 1 ? wanted : `${wanted.slice(0, MAX_SLUG_LENGTH - NUMBER).replace(/-+$/, '')}-${number}`
    if (!(await isTaken(slug))) return slug
  }
}
