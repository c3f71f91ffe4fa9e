// Puts the write gate around a SQLite adapter: one transaction at a time, and every write inside one.
import { type BaseDatabaseAdapter, isolateObjectProperty } from 'payload'

import { TransactionClosedError } from '../errors.ts'
import {
  nameOfWrite,
  type TransactionId,
  transactionOf,
  WRITE_METHODS,
  type WriteArgs,
  type WriteMethod,
  type Writes,
} from '../writes.ts'
import type { Turn, WriteGate } from './gate.ts'

/** How many rolled-back transactions are remembered, to refuse their late writes. */
const REMEMBERED_ROLLBACKS = 1000

type Open = { id: TransactionId; turn: Turn }

/** Changes `adapter` in place and returns it. */
export const gateWrites = <Adapter extends BaseDatabaseAdapter>(adapter: Adapter, gate: WriteGate): Adapter => {
  const beginUngated = adapter.beginTransaction.bind(adapter)
  const commitUngated = adapter.commitTransaction.bind(adapter)
  const rollbackUngated = adapter.rollbackTransaction.bind(adapter)
  const rolledBack = new Set<TransactionId>()
  let open: Open | null = null

  const begin = async (wanted: string, options?: Record<string, unknown>): Promise<TransactionId> => {
    const turn = await gate.acquire(wanted)
    try {
      const id = await beginUngated(options)
      if (id === null) throw new Error('SQLite began no transaction.')
      open = { id, turn }
      return id
    } catch (error) {
      turn.release()
      throw error
    }
  }

  const close = (id: TransactionId): void => {
    if (open?.id !== id) return
    const { turn } = open
    open = null
    turn.release()
  }

  const rollback = async (id: TransactionId): Promise<void> => {
    rolledBack.add(id)
    if (rolledBack.size > REMEMBERED_ROLLBACKS) rolledBack.delete(rolledBack.values().next().value!)
    try {
      await rollbackUngated(id)
    } finally {
      close(id)
    }
  }

  const commit = async (id: TransactionId): Promise<void> => {
    if (rolledBack.has(id)) throw new TransactionClosedError('A commit')
    try {
      await commitUngated(id)
    } finally {
      close(id)
    }
  }

  adapter.beginTransaction = (options) => begin('a transaction that has written nothing yet', options)
  adapter.commitTransaction = async (id) => commit(await id)
  adapter.rollbackTransaction = async (id) => rollback(await id)

  const writes = adapter as unknown as Writes

  /** A write outside any transaction gets one of its own, so that a crash cannot leave a document without its rows. */
  const alone = async (method: WriteMethod, args: WriteArgs, write: Writes[WriteMethod]): Promise<unknown> => {
    const id = await begin(nameOfWrite(method, args))
    try {
      const result = await write({ ...args, req: inTransaction(args.req, id) })
      await commit(id)
      return result
    } catch (error) {
      await rollback(id).catch(() => undefined)
      throw error
    }
  }

  for (const method of WRITE_METHODS) {
    const write = writes[method].bind(adapter)
    writes[method] = async (args) => {
      const id = (await transactionOf(args)) ?? reservationOf(method, args, open)
      if (id === null) return alone(method, args, write)
      if (rolledBack.has(id)) throw new TransactionClosedError(nameOfWrite(method, args))
      if (open?.id !== id) return alone(method, args, write)
      open.turn.note(nameOfWrite(method, args))
      return write({ ...args, req: inTransaction(args.req, id) })
    }
  }
  return adapter
}

/** The same request, in this transaction, without changing the caller's. */
const inTransaction = (req: WriteArgs['req'], transactionID: TransactionId): WriteArgs['req'] => {
  const isolated = isolateObjectProperty((req ?? {}) as Record<string, unknown>, 'transactionID')
  isolated.transactionID = transactionID
  return isolated as WriteArgs['req']
}

/**
 * Payload's forgotPassword opens a transaction and then, on purpose, reserves the request *outside* it
 * (payload/dist/auth/operations/forgotPassword.js), which at a gate would wait for itself.
 * Only the holder of the gate can get there, so the open transaction is its own. Taking the reservation back (null)
 * comes after the rollback and queues like any other write.
 */
const reservationOf = (method: WriteMethod, args: WriteArgs, open: Open | null): TransactionId | null => {
  if (open === null || method !== 'updateOne' || args.options?.atomic !== true) return null
  return typeof args.data?.resetPasswordRequestedAt === 'string' ? open.id : null
}
