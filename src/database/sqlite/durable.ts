// Which transactions wait for the disk when they commit: those that record something (docs/decisions/0021).

import type { TransactionId } from '../writes.ts'

/** One table for the process: Next may load this module more than once. */
const KEY = Symbol.for('assay.database.durable')
const shared = globalThis as { [KEY]?: Set<TransactionId> }
const durable = (shared[KEY] ??= new Set())

export function markDurable(id: TransactionId): void {
  durable.add(id)
}

/** Whether it was marked; it is not any more. */
export function takeDurable(id: TransactionId): boolean {
  return durable.delete(id)
}
