// One line of text that cannot break out of a mail header or turn the reader's eye around.

import { MAX_EMAIL_LENGTH } from '#access/accounts.ts'

/** C0, DEL and C1 controls and line separators end a header line; bidi marks make a line read as another. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g

/** `text` on one line, without control or bidi characters, at most `limit` characters. */
export function plainLine(text: string, limit = 200): string {
  const line = text.replace(UNSAFE, ' ').replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length <= limit
    ? line
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`
}

/**
 * One bare address, or null: no list, no display name, nothing a mail server could read as a second
 * recipient.
 */
export function singleAddress(text: string): string | null {
  const address = plainLine(text, 320)
  return /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(address) && address.length <= MAX_EMAIL_LENGTH
    ? address
    : null
}
