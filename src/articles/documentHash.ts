// The hash of a public document, by which a change made straight in the database is found.

import { createHash } from 'node:crypto'
import { canonicalJson } from '#src/hashing/canonicalJson.ts'

/** SHA-256 (hex) of the canonical JSON (RFC 8785) of a document. */
export function documentHashOf(document: unknown): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex')
}
