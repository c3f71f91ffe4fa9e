// Which open transactions have lost a race: MongoDB has given them up, though Payload may not have noticed
// yet.

import { processWide } from '#src/process/processWide.ts'
import type { TransactionId } from './writes.ts'

/** How many are remembered. A transaction is asked about within its own request. */
const REMEMBERED = 1000

const lost = processWide('database.lost', () => new Set<TransactionId>())

export const noteLost = (id: TransactionId): void => {
  lost.add(id)
  const oldest = lost.values().next().value
  if (lost.size > REMEMBERED && oldest !== undefined) lost.delete(oldest)
}

/** Whether a write of this transaction met a write conflict. */
export const hasLost = (id: TransactionId): boolean => lost.has(id)
