// Payload writes a login, a logout or a refresh as the whole row it read some time before: parallel logins
// throw one another out, and a role or password changed meanwhile is set back. Here such a write becomes what
// it meant: one session more or less.

import {
  AuthenticationError,
  type BaseDatabaseAdapter,
  type CollectionSlug,
  type PayloadRequest,
} from 'payload'
import { isWriteConflict } from '../common/conflicts.ts'
import { pauseAfter } from '../common/retries.ts'
import { joinTransaction } from '../common/transaction.ts'
import { writesOf, type TransactionId, type Write, type WriteArgs } from '../common/writes.ts'
import { applyDelta, type Session, type SessionDelta, sessionDelta } from './delta.ts'

/** How often a login begins anew on MongoDB when another one of the same person was first. */
const MAX_ATTEMPTS = 30

type Row = { id: string; hash?: string | null; sessions?: Session[] | null }

/** A write of sessions, recognised. */
type SessionWrite = WriteArgs & {
  id: TransactionId
  collection: CollectionSlug
  data: { sessions: Session[]; hash?: unknown; updatedAt?: unknown }
}

export type SessionOptions = {
  /**
   * Begins a transaction anew that has written nothing; false when it cannot. SQLite needs none: its writers
   * queue.
   */
  restart?: (id: TransactionId) => Promise<boolean>
  /** The time; handed in by tests. */
  now?: () => Date
}

/**
 * Changes `adapter` in place and returns it. Goes on after the write lock, so that reading and writing share
 * a transaction.
 */
export const mergeSessionWrites = <Adapter extends BaseDatabaseAdapter>(
  adapter: Adapter,
  options: SessionOptions = {},
): Adapter => {
  const writes = writesOf(adapter)
  const updateOne = writes.updateOne.bind(adapter)
  writes.updateOne = async (args) => {
    const hasSessions =
      adapter.payload.collections[(args.collection ?? '') as CollectionSlug]?.config.auth?.useSessions ===
      true
    if (!hasSessions || !isSessionWrite(args)) return updateOne(args)
    return joinTransaction(adapter, args.req, (req) => mergeOne({ adapter, updateOne, args, req, options }))
  }
  return adapter
}

/**
 * Payload marks a write that is about sessions only by `updatedAt: null`. The one other is the lock after too
 * many wrong passwords (incrementLoginAttempts.js), which writes the row without a request and drops the
 * sessions of the last seconds.
 */
const isSessionWrite = (args: WriteArgs): args is SessionWrite => {
  if (args.id === undefined || args.id === null || !Array.isArray(args.data?.sessions)) return false
  if (args.data.updatedAt === null) return true
  return args.req === undefined && args.returning === false && 'loginAttempts' in args.data
}

type Merge = {
  adapter: BaseDatabaseAdapter
  updateOne: Write
  args: SessionWrite
  req: WriteArgs['req']
  options: SessionOptions
}

const mergeOne = async ({
  adapter,
  updateOne,
  args,
  req,
  options: { restart, now = () => new Date() },
}: Merge): Promise<unknown> => {
  let delta: SessionDelta | null = null
  for (let attempt = 1; ; attempt += 1) {
    try {
      const row = await adapter.findOne<Row>({
        collection: args.collection,
        where: { id: { equals: args.id } },
        req: req as Partial<PayloadRequest>,
      })
      if (!row) return null
      const stored = row.sessions ?? []
      delta ??= sessionDelta({ stored, written: args.data.sessions })
      if (delta.add) refuseOldPassword(row, args)
      const sessions = applyDelta({ stored, delta, now: now() })
      await updateOne({
        id: args.id,
        collection: args.collection,
        // The rest as it is now: on SQLite an update that names one array empties every array it does not
        // name.
        data: { ...row, sessions: sessions.map((session) => ({ ...session })), updatedAt: null },
        req,
        returning: false,
      })
      args.data.sessions = sessions
      return null
    } catch (error) {
      const id = await req?.transactionID
      const again = attempt < MAX_ATTEMPTS && isWriteConflict(error) && id && (await restart?.(id))
      if (!again) throw error
      await pauseAfter(attempt, { firstPauseMs: 5, longestPauseMs: 100 })
    }
  }
}

/**
 * The password was changed while this login was checking the old one: that change threw all sessions out,
 * this one too.
 */
const refuseOldPassword = (row: Row, args: SessionWrite): void => {
  if (typeof args.data.hash === 'string' && typeof row.hash === 'string' && args.data.hash !== row.hash) {
    throw new AuthenticationError()
  }
}
