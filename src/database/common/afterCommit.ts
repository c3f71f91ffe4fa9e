// What is to be done once it is certain what became of a transaction: Payload's own hooks run before it is.

import { processWide } from '#src/process/processWide.ts'
import type { TransactionId } from './writes.ts'

type Work = () => void

type Table = Map<TransactionId, Work[]>
const waiting = processWide('database.afterCommit', () => ({
  stored: new Map() as Table,
  undone: new Map() as Table,
}))

type InTransaction = { transactionID?: TransactionId | Promise<TransactionId | null> | null } | undefined

/**
 * Runs `work` when the transaction that `req` is in has been committed, at once where it is in none, and
 * never when it is rolled back.
 */
export async function afterCommit(req: InTransaction, work: Work): Promise<void> {
  const id = await req?.transactionID
  if (!id) return work()
  add(waiting.stored, id, work)
}

/**
 * Runs `work` when the transaction that `req` is in has been rolled back: what was done outside of the
 * database is undone.
 */
export async function afterRollback(req: InTransaction, work: Work): Promise<void> {
  const id = await req?.transactionID
  if (id) add(waiting.undone, id, work)
}

/** For the adapters: the transaction is stored. */
export function committed(id: TransactionId): void {
  settle(id, waiting.stored)
}

/** For the adapters: nothing of the transaction is stored. */
export function notCommitted(id: TransactionId): void {
  settle(id, waiting.undone)
}

function add(table: Table, id: TransactionId, work: Work): void {
  table.set(id, [...(table.get(id) ?? []), work])
}

function settle(id: TransactionId, table: Table): void {
  const works = table.get(id) ?? []
  waiting.stored.delete(id)
  waiting.undone.delete(id)
  for (const work of works) work()
}
