// Puts the write lock around a SQLite adapter: one transaction at a time, and every write inside one.

import type { BaseDatabaseAdapter } from 'payload'
import { committed, notCommitted } from '../common/afterCommit.ts'
import { createRolledBack } from '../common/rolledBack.ts'
import { inTransaction } from '../common/transaction.ts'
import {
  nameOfWrite,
  type TransactionId,
  transactionOf,
  WRITE_METHODS,
  type Write,
  type WriteArgs,
  type WriteMethod,
  writesOf,
} from '../common/writes.ts'
import { asValidationError } from './constraintErrors.ts'
import { takeDurable } from './durable.ts'
import { flushLogOf } from './flush.ts'
import { busyElsewhere } from './instanceLock.ts'
import { sqliteInternals } from './internals.ts'
import { transactionsOf } from './transactions.ts'
import type { LockHandle, WriteLock } from './writeLock.ts'

/** How often an overdue transaction is looked at again, in milliseconds. */
const OVERDUE_CHECK_MS = 1000

type Open = { id: TransactionId; handle: LockHandle; overdue: NodeJS.Timeout }

export type LockWritesOptions = {
  lock: WriteLock
  /** After this, a transaction that keeps others waiting is rolled back, in milliseconds. */
  maxHoldMs: number
}

/** Changes `adapter` in place and returns it. */
export const lockWrites = <Adapter extends BaseDatabaseAdapter>(
  adapter: Adapter,
  { lock, maxHoldMs }: LockWritesOptions,
): Adapter => {
  const ungated = transactionsOf(sqliteInternals(adapter))
  const rolledBack = createRolledBack()
  let open: Open | null = null

  const begin = async (wanted: string, options?: Record<string, unknown>): Promise<TransactionId> => {
    const handle = await lock.acquire(wanted)
    try {
      const id = await ungated.begin(options)
      handle.note('a transaction that has written nothing yet')
      open = { id, handle, overdue: setTimeout(() => endOverdue(id), maxHoldMs).unref() }
      return id
    } catch (error) {
      handle.release()
      throw busyElsewhere(error, wanted)
    }
  }

  const close = (id: TransactionId): void => {
    if (open?.id !== id) return
    const { handle, overdue } = open
    open = null
    clearTimeout(overdue)
    handle.release()
  }

  const rollback = async (id: TransactionId): Promise<void> => {
    rolledBack.add(id)
    notCommitted(id)
    takeDurable(id)
    try {
      await ungated.rollback(id)
    } finally {
      close(id)
    }
  }

  const commit = async (id: TransactionId): Promise<void> => {
    rolledBack.refuse(id, 'A commit')
    const isDurable = takeDurable(id)
    try {
      await ungated.commit(id)
    } catch (error) {
      rolledBack.add(id)
      notCommitted(id)
      throw asValidationError(error, { fieldConstraints: constraintsOf(adapter) })
    } finally {
      close(id)
    }
    if (isDurable) await flushLogOf(adapter) // the next writer need not wait for it
    committed(id)
  }

  /** Whoever began it has forgotten it, or works far too long while others wait: nothing of it is stored. */
  const endOverdue = (id: TransactionId): void => {
    if (open?.id !== id) return
    const holder = lock.holder()
    if (!holder?.waiting) {
      open.overdue = setTimeout(() => endOverdue(id), OVERDUE_CHECK_MS).unref()
      return
    }
    adapter.payload.logger.error({
      holder,
      msg: 'A transaction kept all other writers waiting and was rolled back.',
    })
    rollback(id).catch((err: unknown) =>
      adapter.payload.logger.error({ err, msg: 'An overdue transaction could not be rolled back.' }),
    )
  }

  adapter.beginTransaction = (options) => begin('A change', options)
  adapter.commitTransaction = async (id) => commit(await id)
  adapter.rollbackTransaction = async (id) => rollback(await id)

  /**
   * A write outside any transaction gets one of its own, so that a crash cannot leave a document without its
   * rows.
   */
  const alone = async (wanted: string, args: WriteArgs, write: Write): Promise<unknown> => {
    const id = await begin(wanted)
    open?.handle.note(wanted)
    try {
      const result = await write({ ...args, req: inTransaction(args.req, id) })
      await commit(id)
      return result
    } catch (error) {
      await rollback(id).catch(() => undefined)
      throw error
    }
  }

  const writes = writesOf(adapter)
  for (const method of WRITE_METHODS) {
    const original = writes[method].bind(adapter)
    const write: Write = (args) =>
      original(args).catch((error: unknown) => {
        throw asValidationError(error, { ...args, fieldConstraints: constraintsOf(adapter) })
      })
    writes[method] = async (args) => {
      const name = nameOfWrite(method, args)
      const id = (await transactionOf(args)) ?? reservationOf(method, args, open)
      if (id === null) return alone(name, args, write)
      rolledBack.refuse(id, name)
      if (open?.id !== id) return alone(name, args, write)
      open.handle.note(name)
      try {
        return await write({ ...args, req: inTransaction(args.req, id) })
      } catch (error) {
        // Payload's updateJobs begins a transaction and has no rollback
        // (payload/dist/queues/utilities/updateJob.js).
        if (method === 'updateJobs') await rollback(id).catch(() => undefined)
        throw error
      }
    }
  }
  return adapter
}

const constraintsOf = (adapter: object) => sqliteInternals(adapter).fieldConstraints ?? {}

/**
 * Payload's forgotPassword opens a transaction and then, on purpose, reserves the request *outside* it
 * (payload/dist/auth/operations/forgotPassword.js), which at a lock would wait for itself. Only the holder of
 * the lock can get there, so the open transaction is its own. Taking the reservation back (null) comes after
 * the rollback and queues like any other write.
 */
const reservationOf = (method: WriteMethod, args: WriteArgs, open: Open | null): TransactionId | null => {
  if (open === null || method !== 'updateOne' || args.options?.atomic !== true) return null
  return typeof args.data?.resetPasswordRequestedAt === 'string' ? open.id : null
}
