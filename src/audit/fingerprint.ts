// The fingerprint of a secret: whoever has the secret's row can see that it is still the same, and nobody can
// learn it from there.

import { createHash } from 'node:crypto'
import { canonicalJson } from '#src/hashing/canonicalJson.ts'

/**
 * SHA-256, in hex, of whose secret it is and of the columns that hold it. Hand in nothing that could be
 * guessed: a password's hash with the 256 random bits it was salted with, or a key's HMAC. The same columns
 * have the same fingerprint for ever, so that each change can name the one it replaced. `subject` is
 * `collection/id`.
 */
export function fingerprintOf(subject: string, secret: Record<string, unknown>): string {
  return createHash('sha256')
    .update(`${subject}\n${canonicalJson(secret)}`)
    .digest('hex')
}
