// The links of the record: each event's hash covers the hash before it, so that no event can change without
// all that follow.

import { createHash } from 'node:crypto'
import { canonicalJson } from '#src/hashing/canonicalJson.ts'
import { bodyOf, type EventBody } from './event.ts'

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
