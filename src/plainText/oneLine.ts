// Text of several lines where there is one line alone: in lists of hits, and for machines that keep one line.

import { isRightToLeft, mayRunRightToLeft } from './direction.ts'

/** Between what stands on two lines, or apart by a tab: a space would make one number of two. */
const APART = ' · '

/** The parts of a text that stand on lines of their own, or apart by tabs; each with single spaces. */
export function partsOf(text: string): string[] {
  return text
    .split(/[\t\n\v\f\r\u0085\u2028\u2029]/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
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
