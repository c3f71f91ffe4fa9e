// One line of text that cannot break out of a mail header or turn the reader's eye around.

import { MAX_EMAIL_LENGTH } from '#access/accounts.ts'
import { BREAKING_SIGNS } from '#src/plainText/breakingSigns.ts'

/** `text` on one line, without control or bidi characters, at most `limit` characters. */
export function plainLine(text: string, limit = 200): string {
  const line = text.replace(BREAKING_SIGNS, ' ').replace(/\s+/g, ' ').trim()
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
