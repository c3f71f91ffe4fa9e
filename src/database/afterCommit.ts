// What is to be done once a transaction is stored for good: Payload's own hooks run before it is.

import type { TransactionId } from './writes.ts'

type Work = () => void

/** One table for the process: Next may load this module more than once. */
const KEY = Symbol.for('assay.database.afterCommit')
const shared = globalThis as { [KEY]?: Map<TransactionId, Work[]> }
const waiting = (shared[KEY] ??= new Map())

/** Runs `work` when the transaction that `req` is in has been committed, at once where it is in none, and never when it is rolled back. */
export async function afterCommit(
  req: { transactionID?: TransactionId | Promise<TransactionId | null> | null } | undefined,
  work: Work,
): Promise<void> {
  const id = await req?.transactionID
  if (!id) return work()
  waiting.set(id, [...(waiting.get(id) ?? []), work])
}

/** For the adapters: the transaction is stored. */
export function committed(id: TransactionId): void {
  const works = waiting.get(id) ?? []
  waiting.delete(id)
  for (const work of works) work()
}

/** For the adapters: nothing of the transaction is stored. */
export function notCommitted(id: TransactionId): void {
  waiting.delete(id)
}
