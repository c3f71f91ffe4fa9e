// The write gate: SQLite has one writer at a time, first come, first served. Measured without it: twelve
// concurrent updates of one document left 36 array rows instead of 3 (docs/decisions/0002).

import { processWide } from '#src/process/processWide.ts'
import { DatabaseBusyError, type GateHolder } from '../common/errors.ts'

/** One turn at the gate. `release` may be called more than once; only the first call counts. */
export type LockHandle = {
  release: () => void
  /** Tells the gate what the holder is doing, for the message to those who wait in vain. */
  note: (operation: string) => void
}

type Waiter = {
  wanted: string
  grant: (turn: LockHandle) => void
}

type Holding = { operation: string; since: number }

export type GateOptions = {
  /** Milliseconds a writer waits before it is told that the database is busy. */
  acquireTimeoutMs: number
  /** A clock in milliseconds; handed in by tests. */
  clock?: () => number
}

export type WriteGate = {
  /** Waits for one's turn. Rejects with `DatabaseBusyError` after the waiting time. */
  acquire: (wanted: string) => Promise<LockHandle>
  /** Who holds it now, if anybody. */
  holder: () => GateHolder | null
}

/** A first-in-first-out lock with a waiting time. */
export const createWriteGate = ({
  acquireTimeoutMs,
  clock = () => performance.now(),
}: GateOptions): WriteGate => {
  const waiters: Waiter[] = []
  let holding: Holding | null = null

  const describe = (): GateHolder | null =>
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
        grant: (turn) => {
          clearTimeout(timer)
          resolve(turn)
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

/** One gate for a file in a process, however many adapters open it. */
const gates = processWide('database.gates', () => new Map<string, WriteGate>())

/** The gate of this database URL. The first caller's options hold. */
export const gateOf = (databaseUrl: string, options: GateOptions): WriteGate => {
  const gate = gates.get(databaseUrl) ?? createWriteGate(options)
  gates.set(databaseUrl, gate)
  return gate
}
