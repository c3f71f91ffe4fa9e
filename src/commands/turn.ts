// Whoever will add to the record goes one after the other in this process. A courtesy, not a lock: other
// processes, and saves over Payload's own REST, meet at the head of the chain, where the compare-and-set and
// the retries see to it. Measured on DocumentDB 1.0 with 35 commands at once: 211 runs without it, 35 with
// it.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { createPathQueue } from '#src/database/pathQueue.ts'
import { processWide } from '#src/process/processWide.ts'

const queue = processWide('record.turns', createPathQueue)

/**
 * Runs a command that will record when those before it have ended. Call it around the whole transaction,
 * never inside one. Each begins in a turn of its own of the event loop: SQLite answers without waiting, so
 * that thirty commands one after the other would leave nobody else a word, not a reader with a page and not
 * who wants to connect.
 */
export function inTurnToRecord<T>(work: () => Promise<T>): Promise<T> {
  return queue('record', async () => {
    await nextTurn()
    return work()
  })
}

/** A bulk edit works on its documents at the same time, and each of them records in the one transaction. */
export function inTurnWithin<T>(transaction: string | number, work: () => Promise<T>): Promise<T> {
  return queue(`transaction ${transaction}`, work)
}
