// Password hashes in the form in which Payload stores and checks them. Made here, so that the slow part
// happens outside of a transaction: on SQLite one transaction at a time holds the write gate.

import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { normalPassword, passwordsToTry } from '#access/passwordRules.ts'

/**
 * As in payload/dist/auth/strategies/local/generatePasswordSaltHash.js (3.90); a test logs in through Payload
 * with it.
 */
const PREFIX = 'pbkdf2-sha256-v1:'
const ITERATIONS = 600_000
const KEY_BYTES = 32

const derive = promisify(pbkdf2)

export type PasswordHash = { hash: string; salt: string }

/** A new hash of a password, composed first: about 120 ms of work on a thread of its own. */
export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(32).toString('hex')
  const key = await derive(normalPassword(password), salt, ITERATIONS, KEY_BYTES, 'sha256')
  return { hash: `${PREFIX}${key.toString('hex')}`, salt }
}

/**
 * Whether a password is the one that was hashed: tried composed, and once more as it was typed where that
 * differs.
 */
export async function isPassword(
  typed: string,
  { hash, salt }: { hash?: unknown; salt?: unknown },
): Promise<boolean> {
  if (typeof hash !== 'string' || typeof salt !== 'string' || !hash.startsWith(PREFIX)) return false
  const stored = Buffer.from(hash.slice(PREFIX.length), 'hex')
  for (const password of passwordsToTry(typed)) {
    const key = await derive(password, salt, ITERATIONS, KEY_BYTES, 'sha256')
    if (stored.length === key.length && timingSafeEqual(stored, key)) return true
  }
  return false
}

/**
 * As much work as checking a password, for an address we do not know: time must not tell who has an account.
 */
export async function workAsIfKnown(typed: string): Promise<void> {
  for (const password of passwordsToTry(typed))
    await derive(password, 'nobody', ITERATIONS, KEY_BYTES, 'sha256')
}
