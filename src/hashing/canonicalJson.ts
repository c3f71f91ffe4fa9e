// Canonical JSON (RFC 8785): the same value gives the same bytes, whatever the order of its keys.

import canonicalize from 'canonicalize'

/**
 * The canonical JSON of a value; null for one that is undefined. The library's types describe its CommonJS
 * form only.
 */
export function canonicalJson(value: unknown): string {
  return (canonicalize as unknown as (input: unknown) => string)(value ?? null)
}
