// Runs a command in one transaction of its own: all of it happens or nothing, and a write conflict starts it
// again.

import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload'
import type { User } from '#access/actors.ts'
import { withRetries } from '#src/database/index.ts'
import { createPathQueue } from '#src/database/pathQueue.ts'
import { processWide } from '#src/process/processWide.ts'
import { refuseLate, waitIfLate } from './storeBefore.ts'

/**
 * Runs `work` with a request of its own. On a write conflict the whole of `work` runs again from the start,
 * so it must do nothing outside the database. `attempts`: how often at most, as `withRetries` has it.
 */
export async function inTransaction<T>(
  payload: Payload,
  user: User | null,
  work: (req: PayloadRequest) => Promise<T>,
  options: { attempts?: number } = {},
): Promise<T> {
  return serialiseRecord(() =>
    withRetries(async () => {
      const req = await createLocalReq(user ? { user } : {}, payload)
      await initTransaction(req)
      try {
        const result = await work(req)
        refuseLate(req)
        await commitTransaction(req)
        return result
      } catch (error) {
        await killTransaction(req)
        await waitIfLate(error)
        throw error
      }
    }, options),
  )
}

/**
 * Whoever will add to the record goes one after the other in this process. A courtesy, not a lock: other
 * processes, and saves over Payload's own REST, meet at the head of the chain, where the compare-and-set
 * and the retries see to it. Measured on DocumentDB 1.0 with 35 commands at once: 211 runs without it, 35
 * with it.
 */
const queue = processWide('record.turns', createPathQueue)

/**
 * Runs a command that will record when those before it have ended. Call it around the whole transaction,
 * never inside one. Each begins in a turn of its own of the event loop: SQLite answers without waiting, so
 * that thirty commands one after the other would leave nobody else a word, not a reader with a page and not
 * who wants to connect.
 */
export function serialiseRecord<T>(work: () => Promise<T>): Promise<T> {
  return queue('record', async () => {
    await nextTurn()
    return work()
  })
}

/** A bulk edit works on its documents at the same time, and each of them records in the one transaction. */
export function serialiseWithin<T>(transaction: string | number, work: () => Promise<T>): Promise<T> {
  return queue(`transaction ${transaction}`, work)
}
