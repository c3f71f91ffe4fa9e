// The links of the record: each event's hash covers the hash before it, so that no event can change without
// all that follow.

import { createHash } from 'node:crypto'
import { canonicalJson } from '#src/hashing/digest.ts'
import { bodyOf, type EventBody } from './events/event.ts'

/** The hash before the first event. */
export const GENESIS = '0'.repeat(64)

/**
 * SHA-256, in hex, of the previous hash, a line feed and the canonical JSON (RFC 8785) of what the event
 * says.
 */
export function hashEvent(previousHash: string, event: EventBody): string {
  return createHash('sha256')
    .update(`${previousHash}\n${canonicalJson(bodyOf(event))}`)
    .digest('hex')
}

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
