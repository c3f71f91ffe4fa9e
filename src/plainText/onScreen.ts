// Texts of a database on a terminal: signs that move its cursor, hide what was written or break the line are
// written out.

import { BREAKING_SIGNS } from './breakingSigns.ts'

/** `text` on one line, an escape as `\u{1b}`. */
export function onScreen(text: string): string {
  return text.replace(BREAKING_SIGNS, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`)
}

/**
 * JSON of `value` for a terminal and for programs: with the same signs escaped, as `\u009b`, and lines of its
 * own.
 */
export function jsonOnScreen(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(BREAKING_SIGNS, (sign) =>
    sign === '\n' ? sign : `\\u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  )
}
