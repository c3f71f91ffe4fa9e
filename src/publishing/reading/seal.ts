// The seal of what readers get: its text is the one that its hash was made of, and its time has come. Asked at every
// reading, so that a change made straight in the database hides an article instead of changing it.

import { createHash } from 'node:crypto'
import { documentHashOf } from '../content/documentHash.ts'

/** How many texts are remembered as whole. Making canonical JSON of a long article takes half a millisecond. */
const REMEMBERED = 5_000

const whole = new Set<string>()

/**
 * Whether a document is the one of which `documentHash` is the hash, and goes out at `now` or before: `updatedAt` is the
 * instant of its edition, and is part of what was hashed.
 */
export function isSealed({ document, documentHash }: { document: unknown; documentHash: string }, now: Date): boolean {
  const { updatedAt } = (document ?? {}) as { updatedAt?: string }
  return Boolean(updatedAt) && Date.parse(updatedAt!) <= now.getTime() && isWhole(document, documentHash)
}

function isWhole(document: unknown, documentHash: string): boolean {
  const key = `${documentHash} ${createHash('sha256').update(JSON.stringify(document)).digest('base64')}`
  if (whole.has(key)) return true
  if (documentHashOf(document) !== documentHash) return false
  whole.add(key)
  const oldest = whole.values().next().value
  if (whole.size > REMEMBERED && oldest !== undefined) whole.delete(oldest)
  return true
}
