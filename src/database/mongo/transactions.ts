// Around MongoDB's transactions: no write after a rollback, no session left behind, and every lost race is
// noted.

import type { BaseDatabaseAdapter } from 'payload'
import { committed, notCommitted } from '../common/afterCommit.ts'
import { currentAttempt } from '../common/attempt.ts'
import { isWriteConflict } from '../common/conflicts.ts'
import { noteLost } from '../common/lostTransactions.ts'
import { createRolledBack } from '../common/rolledBack.ts'
import { nameOfWrite, type TransactionId, transactionOf, WRITE_METHODS, writesOf } from '../common/writes.ts'
import { mongoInternals } from './internals.ts'

/**
 * Before it saves, Payload removes the document's editing lock outside of the transaction
 * (payload/dist/utilities/checkDocumentLockStatus.js). Doing that twice is no harm, so it does not stand
 * against a retry.
 */
const EDITING_LOCKS = 'payload-locked-documents'

export type MongoTransactions = {
  /**
   * Begins the transaction anew under the same id, to see what others have stored since.
   * Only while it has written nothing: false otherwise.
   */
  restart: (id: TransactionId) => Promise<boolean>
}

/** Changes `adapter` in place. */
export const guardTransactions = (adapter: BaseDatabaseAdapter): MongoTransactions => {
  const begin = adapter.beginTransaction
  const commit = adapter.commitTransaction
  const rollback = adapter.rollbackTransaction
  const rolledBack = createRolledBack()
  const written = new Set<TransactionId>()
  const sessionOf = (id: TransactionId) => mongoInternals(adapter).sessions[id]

  /** The adapter swaps `beginTransaction` for one that does nothing when the server has no replica set. */
  adapter.beginTransaction = function (options) {
    return begin.call(this, options)
  }

  adapter.commitTransaction = async function (incoming) {
    const id = await incoming
    rolledBack.refuse(id, 'A commit')
    const session = sessionOf(id)
    try {
      await commit.call(this, id)
      if (written.has(id)) noteStored()
    } catch (error) {
      rolledBack.add(id)
      notCommitted(id)
      await session?.endSession().catch(() => undefined)
      throw noted(error)
    } finally {
      written.delete(id)
    }
    committed(id)
  }

  adapter.rollbackTransaction = async function (incoming) {
    const id = await incoming
    rolledBack.add(id)
    notCommitted(id)
    written.delete(id)
    await rollback.call(this, id)
  }

  const writes = writesOf(adapter)
  for (const method of WRITE_METHODS) {
    const write = writes[method]
    writes[method] = async function (this: unknown, args) {
      const id = await transactionOf(args)
      if (id !== null) rolledBack.refuse(id, nameOfWrite(method, args))
      try {
        const result = await write.call(this, args)
        if (id !== null) written.add(id)
        else if (args.collection !== EDITING_LOCKS) noteStored()
        return result
      } catch (error) {
        if (id !== null && isWriteConflict(error)) noteLost(id)
        throw noted(error)
      }
    }
  }

  return {
    restart: async (id) => {
      const session = sessionOf(id)
      if (!session || written.has(id)) return false
      const options = session.transaction.options
      await session.abortTransaction().catch(() => undefined)
      session.startTransaction(options)
      return true
    },
  }
}

const noteStored = (): void => {
  const attempt = currentAttempt()
  if (attempt) attempt.stored = true
}

const noted = (error: unknown): unknown => {
  const attempt = currentAttempt()
  if (attempt && isWriteConflict(error)) attempt.conflict = true
  return error
}
