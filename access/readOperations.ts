// Payload's operations, as a hook before them is told: which only read.

const READS: readonly string[] = [
  'read',
  'readDistinct',
  'readVersions',
  'find',
  'findByID',
  'findVersions',
  'findVersionByID',
  'count',
  'countVersions',
]

/**
 * Whether an operation changes nothing. One that is not known here counts as a write: closed until opened.
 */
export function onlyReads(operation: string): boolean {
  return READS.includes(operation)
}
