// The hash that binds an approval to exact content: canonical JSON (RFC 8785), then SHA-256.

import { digestOf } from '#src/hashing/digest.ts'

/** SHA-256 (hex) of each part of the content, so that a refusal can say what changed. */
export type FieldHashes = Record<string, string>

export type ContentHash = { hash: string; fields: FieldHashes }

/**
 * Hashes a content document part by part and as a whole. The order of its keys does not matter, every byte of
 * its values does.
 */
export function hashContent(content: Record<string, unknown>): ContentHash {
  const fields = Object.fromEntries(Object.entries(content).map(([name, value]) => [name, digestOf(value)]))
  return { hash: digestOf(fields), fields }
}

/** The hash of what a withdrawal was: its time and its note. */
export function hashOfWithdrawal({ at, note }: { at: string; note: string }): string {
  return hashContent({ withdrawal: { at, note } }).hash
}

/** The names of the parts that differ between two hashed contents, in alphabetical order. */
export function changedFields(before: FieldHashes, after: FieldHashes): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => before[name] !== after[name]).sort()
}
