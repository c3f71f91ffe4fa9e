// The digest of a value, by which a change made straight in the database is found.

import { createHash } from 'node:crypto'
import { canonicalJson } from './canonicalJson.ts'

/** SHA-256, in hex, of the canonical JSON (RFC 8785) of any value. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
