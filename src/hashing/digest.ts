// The digest of a value, by which a change made straight in the database is found.

import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** SHA-256, in hex, of the canonical JSON (RFC 8785) of any value. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

/**
 * The canonical JSON of a value; null for one that is undefined. The library's types describe its CommonJS
 * form only.
 */
export function canonicalJson(value: unknown): string {
  return (canonicalize as unknown as (input: unknown) => string)(value ?? null)
}
