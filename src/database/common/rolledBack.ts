// Remembers which transactions were rolled back, so that their late writes can be refused. Payload's adapters
// let a write whose transaction is gone go through on its own, which stores half of a change.

import { TransactionClosedError } from './errors.ts'
import type { TransactionId } from './writes.ts'

/** How many are remembered; a write that comes later than that many rollbacks is not to be expected. */
const REMEMBERED = 1000

export type RolledBack = {
  add: (id: TransactionId) => void
  /** Throws `TransactionClosedError` when this transaction was rolled back. */
  refuse: (id: TransactionId, operation: string) => void
}

export const createRolledBack = (): RolledBack => {
  const ids = new Set<TransactionId>()
  return {
    add: (id) => {
      ids.add(id)
      const oldest = ids.values().next().value
      if (ids.size > REMEMBERED && oldest !== undefined) ids.delete(oldest)
    },
    refuse: (id, operation) => {
      if (ids.has(id)) throw new TransactionClosedError(operation)
    },
  }
}
