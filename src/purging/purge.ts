// Says that something readers can see has changed: to this process when it is stored for good, and to the
// others on this database.

import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { afterCommit, noticesOf } from '#src/database/index.ts'
import type { Purge } from '#src/freshness/purge.ts'
import { announce } from './listeners.ts'
import { wakeOthers } from './messenger.ts'

/** This process among those on its database. */
export const THIS_PROCESS = randomUUID()

/**
 * Purges whatever carries these tags. Called by hooks, inside the transaction of the change: nothing is
 * purged when that is rolled back, and the notice for the other processes cannot be lost when this one dies
 * in between.
 */
export async function purge({ req, ...change }: Purge & { req: PayloadRequest }): Promise<void> {
  const others = noticesOf(req.payload)
  await others?.leave(req, { by: THIS_PROCESS, body: change })
  await afterCommit(req, () => {
    announce(change)
    if (others) wakeOthers()
  })
}
