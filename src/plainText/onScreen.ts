// Texts of a database on a terminal: signs that move its cursor, hide what was written or break the line are
// written out.

/** C0, DEL and C1 controls, line separators, and what turns the direction of a line. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

/** `text` on one line, an escape as `\u{1b}`. */
export function onScreen(text: string): string {
  return text.replace(UNSAFE, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`)
}

/**
 * JSON of `value` for a terminal and for programs: with the same signs escaped, as `\u009b`, and lines of its
 * own.
 */
export function jsonOnScreen(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNSAFE, (sign) =>
    sign === '\n' ? sign : `\\u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  )
}
