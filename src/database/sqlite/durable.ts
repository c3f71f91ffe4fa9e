// Which transactions wait for the disk when they commit: those that record something (docs/decisions/0021).

import { processWide } from '#src/process/processWide.ts'
import type { TransactionId } from '../common/writes.ts'

const durable = processWide('database.durable', () => new Set<TransactionId>())

export function markDurable(id: TransactionId): void {
  durable.add(id)
}

/** Whether it was marked; it is not any more. */
export function takeDurable(id: TransactionId): boolean {
  return durable.delete(id)
}
