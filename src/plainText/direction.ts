// Which way a line is read: the first letter of a script decides, for a browser (HTML, `dir=auto`) as for the
// rules of the desk.

/** Blocks whose signs run from right to left (Unicode's DerivedBidiClass.txt, defaults R and AL). */
const BLOCKS = '\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}'
/** Arabic digits are written from left to right. */
const ARABIC_DIGITS = '\\u0660-\\u0669\\u06F0-\\u06F9'

const RTL_LETTER = new RegExp(`(?=\\p{L})[${BLOCKS}]`, 'u')
const BEHIND_RTL = new RegExp(`(?=[\\p{L}${ARABIC_DIGITS}])[${BLOCKS}]`, 'u')
/**
 * A sign of a right-to-left script that is no letter, mark or digit: `״` is one, and looks like a quotation
 * mark.
 */
export const RTL_SIGNS = `(?![\\p{L}\\p{M}${ARABIC_DIGITS}])[${BLOCKS}]`
const RTL_SIGN = new RegExp(RTL_SIGNS, 'u')
const STRONG = new RegExp(`\\p{L}|[${BLOCKS}]`, 'u')
const RTL = new RegExp(`[${BLOCKS}]`, 'u')

/** Whether a line is read from right to left, by its first strong sign. */
export function isRightToLeft(line: string): boolean {
  const first = STRONG.exec(line)?.[0]
  return first !== undefined && RTL.test(first)
}

/** Whether a line holds any sign of a right-to-left script: by no other does it run from right to left. */
export function mayRunRightToLeft(line: string): boolean {
  return RTL.test(line)
}

export function isRtlSign(sign: string): boolean {
  return RTL_SIGN.test(sign)
}

/** Whether a right-to-left sign stands with letters of such a script, and so turns nothing else around. */
export function isAmongRtl({
  before,
  after,
  base,
}: {
  before: string
  after: string
  base: string
}): boolean {
  return BEHIND_RTL.test(base) || RTL_SIGN.test(before) || RTL_LETTER.test(after)
}
