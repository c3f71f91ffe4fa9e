// Text of several lines where there is one line alone: in lists of hits, and for machines that keep one line.

import { isRightToLeft, mayRunRightToLeft } from './direction.ts'

/** Between what stands on two lines, or apart by a tab: a space would make one number of two. */
const APART = ' · '

/** What stands in a line for a gap that readers see: a space would make one number of two there, too. */
export const GAP = '\u2003'

/**
 * The lines of a text, and what stands apart by tabs; each with single spaces, and with `GAP` where readers
 * see a wide one.
 */
export function linesOf(text: string): string[] {
  const seen = OTHER_BLANK.test(text)
    ? text.replace(/\p{Zs}+/gu, (blanks, at: number) => narrowed(blanks, text, at))
    : text
  return seen
    .split(/[\t\n\v\f\r\u0085\u2028\u2029]/)
    .map((line) => line.replace(/[^\S\u2003]+/g, ' ').trim())
    .filter(Boolean)
}

/** What stands on lines of its own, or apart by tabs or gaps; each part with single spaces. */
function partsOf(text: string): string[] {
  return linesOf(text).flatMap((line) => line.split(GAP))
}

/** A blank that is no U+0020: most texts have none, and each of their spaces is one. */
const OTHER_BLANK = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/

/** Blanks of half the size of a letter and more. U+2007 sets groups of digits apart. */
const WIDE = /[\u2000-\u2003\u3000]/

/**
 * A page makes one of many U+0020, and of no other blanks. Two in a row beside a word are there by accident,
 * as in a text from elsewhere; between a digit and what is no word they part.
 */
function narrowed(blanks: string, text: string, at: number): string {
  const seen = blanks.replace(/ +/g, ' ')
  if (WIDE.test(seen) || seen.length > 2) return GAP
  const beside = (text[at - 1] ?? '') + (text[at + blanks.length] ?? '')
  return seen.length === 2 && /\p{N}/u.test(beside) && !/\p{L}/u.test(beside) ? GAP : ' '
}

/** A text on one line, its parts apart by a sign and each in its own direction. */
export function oneLine(text: string): string {
  const parts = partsOf(text)
  return parts.length > 1 ? inOneLine(parts.map((part) => isolated(part, part))) : (parts[0] ?? '')
}

/** Finished parts, one after the other. */
export function inOneLine(parts: readonly string[]): string {
  return parts.join(APART)
}

/** Words of a line beside others, in the direction that the whole line has (UAX 9, LRI and RLI). */
export function isolated(words: string, line: string): string {
  if (!mayRunRightToLeft(line)) return words
  return `${isRightToLeft(line) ? '\u2067' : '\u2066'}${words}\u2069`
}
