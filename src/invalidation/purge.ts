// Says that something readers can see has changed: to this process when it is stored for good, and to the
// others on this database.

import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { Purge } from '#src/caching/tags.ts'
import { afterCommit, noticesOf } from '#src/database/index.ts'
import { processWide } from '#src/process/processWide.ts'
import { wakeOthers } from './pubSub.ts'

/** This process among those on its database. */
export const THIS_PROCESS = randomUUID()

/**
 * Purges whatever carries these tags. Called by hooks, inside the transaction of the change: nothing is
 * purged when that is rolled back, and the notice for the other processes cannot be lost when this one dies
 * in between.
 */
export async function purge({ req, ...change }: Purge & { req: PayloadRequest }): Promise<void> {
  const others = noticesOf(req.payload)
  await others?.append(req, { by: THIS_PROCESS, body: change })
  await afterCommit(req, () => {
    announce(change)
    if (others) wakeOthers()
  })
}

/** Who wants to know of changes in this process: whoever keeps copies of what readers see. */
type Listener = (change: Purge) => void

const listeners = processWide('invalidation.listeners', () => new Set<Listener>())

/**
 * Calls `listener` after each change that readers can see, once it is stored for good. Returns how to stop
 * that.
 */
export function onPurge(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells everybody in this process. */
export function announce(change: Purge): void {
  for (const listener of listeners) listener(change)
}
