// The write lock: SQLite has one writer at a time, first come, first served. Measured without it: twelve
// concurrent updates of one document left 36 array rows instead of 3 (docs/decisions/0002).

import { processWide } from '#src/process/processWide.ts'
import { DatabaseBusyError, type LockHolder } from '../common/errors.ts'

/** One holding of the lock. `release` may be called more than once; only the first call counts. */
export type LockHandle = {
  release: () => void
  /** Tells the lock what the holder is doing, for the message to those who wait in vain. */
  note: (operation: string) => void
}

type Waiter = {
  wanted: string
  grant: (handle: LockHandle) => void
}

type Holding = { operation: string; since: number }

export type WriteLockOptions = {
  /** Milliseconds a writer waits before it is told that the database is busy. */
  acquireTimeoutMs: number
  /** A clock in milliseconds; handed in by tests. */
  clock?: () => number
}

export type WriteLock = {
  /** Waits for one's turn. Rejects with `DatabaseBusyError` after the waiting time. */
  acquire: (wanted: string) => Promise<LockHandle>
  /** Who holds it now, if anybody. */
  holder: () => LockHolder | null
}

/** A first-in-first-out lock with a waiting time. */
export const createWriteLock = ({
  acquireTimeoutMs,
  clock = () => performance.now(),
}: WriteLockOptions): WriteLock => {
  const waiters: Waiter[] = []
  let holding: Holding | null = null

  const describe = (): LockHolder | null =>
    holding && {
      operation: holding.operation,
      heldForMs: Math.round(clock() - holding.since),
      waiting: waiters.length,
    }

  const take = (wanted: string): LockHandle => {
    const mine: Holding = { operation: wanted, since: clock() }
    holding = mine
    return {
      note: (operation) => {
        mine.operation = operation
      },
      release: () => {
        if (holding !== mine) return
        holding = null
        const next = waiters.shift()
        next?.grant(take(next.wanted))
      },
    }
  }

  const queue = (wanted: string): Promise<LockHandle> =>
    new Promise((resolve, reject) => {
      const waiter: Waiter = {
        wanted,
        grant: (handle) => {
          clearTimeout(timer)
          resolve(handle)
        },
      }
      const giveUp = () => {
        waiters.splice(waiters.indexOf(waiter), 1)
        const holder = describe() ?? { operation: 'nobody', heldForMs: 0, waiting: waiters.length }
        reject(new DatabaseBusyError({ wanted, waitedMs: acquireTimeoutMs, holder }))
      }
      const timer = setTimeout(giveUp, acquireTimeoutMs)
      waiters.push(waiter)
    })

  return {
    acquire: async (wanted) => (holding === null ? take(wanted) : queue(wanted)),
    holder: describe,
  }
}

/** One lock for a file in a process, however many adapters open it. */
const locks = processWide('database.locks', () => new Map<string, WriteLock>())

/** The lock of this database URL. The first caller's options hold. */
export const writeLockOf = (databaseUrl: string, options: WriteLockOptions): WriteLock => {
  const lock = locks.get(databaseUrl) ?? createWriteLock(options)
  locks.set(databaseUrl, lock)
  return lock
}
