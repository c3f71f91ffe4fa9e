// Runs work in a transaction: the one that is open already, or one of its own.

import { type BaseDatabaseAdapter, isolateObjectProperty } from 'payload'
import type { TransactionId, WriteRequest } from './writes.ts'

/** The same request in this transaction, without changing the caller's. */
export const inTransaction = (req: WriteRequest | undefined, transactionID: TransactionId): WriteRequest => {
  const isolated = isolateObjectProperty((req ?? {}) as Record<string, unknown>, 'transactionID')
  isolated.transactionID = transactionID
  return isolated as WriteRequest
}

/**
 * Runs `work` in the request's transaction, or in one that is committed after it and rolled back when it
 * throws.
 */
export const joinTransaction = async <T>(
  adapter: Pick<BaseDatabaseAdapter, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'>,
  req: WriteRequest | undefined,
  work: (req: WriteRequest) => Promise<T>,
): Promise<T> => {
  const open = await req?.transactionID
  if (open) return work(inTransaction(req, open))
  const id = await adapter.beginTransaction()
  if (id === null) return work(req ?? {})
  try {
    const result = await work(inTransaction(req, id))
    await adapter.commitTransaction(id)
    return result
  } catch (error) {
    await adapter.rollbackTransaction(id).catch(() => undefined)
    throw error
  }
}
