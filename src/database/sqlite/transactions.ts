// SQLite's transactions, with an end that can fail: Payload's adapter swallows an error at COMMIT (a full
// disk, say) and answers as if all had been stored (@payloadcms/drizzle/dist/transactions).

import { randomUUID } from 'node:crypto'
import type { TransactionId } from '../common/writes.ts'
import type { SqliteInternals, SqliteSession } from './internals.ts'
import { giveTurns } from './turns.ts'

/** What of the adapter a transaction needs. */
type Transactional = Pick<SqliteInternals, 'initializing' | 'drizzle' | 'sessions' | 'transactionOptions'>

export type Transactions = {
  begin: (options?: object) => Promise<TransactionId>
  /**
   * Rejects when SQLite could not commit; nothing is stored then. An unknown id is ignored, as in Payload.
   */
  commit: (id: TransactionId) => Promise<void>
  rollback: (id: TransactionId) => Promise<void>
}

/** Thrown into the transaction to roll it back; never leaves this file. */
class RolledBack extends Error {}

/**
 * Begins, commits and rolls back on this adapter, keeping its `sessions` as Payload's methods expect them.
 */
export const transactionsOf = (adapter: Transactional): Transactions => {
  const take = (id: TransactionId): SqliteSession | undefined => {
    const session = adapter.sessions[id]
    delete adapter.sessions[id]
    return session
  }
  return {
    begin: async (options) => {
      await adapter.initializing
      const id = randomUUID()
      const { promise: begun, resolve: begin, reject: fail } = deferred<SqliteSession['db']>()
      const { promise: work, resolve: end, reject: abort } = deferred<void>()
      const settled = adapter.drizzle.transaction((tx) => {
        begin(tx)
        return work
      }, options ?? adapter.transactionOptions)
      settled.catch(fail)
      const db = await begun
      giveTurns(db.session.tx)
      adapter.sessions[id] = {
        db,
        resolve: () => {
          end()
          return settled
        },
        reject: () => {
          abort(new RolledBack())
          return settled.catch((error: unknown) => {
            if (!(error instanceof RolledBack)) throw error
          })
        },
      }
      return id
    },
    commit: async (id) => take(id)?.resolve(),
    rollback: async (id) => take(id)?.reject(),
  }
}

const deferred = <T>() => {
  let resolve!: (value: T) => void
  let reject!: (error: unknown) => void
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
