// Runs a command in one transaction of its own: all of it happens or nothing, and a write conflict starts it
// again.

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
import { refuseLate, waitIfLate } from './storeBefore.ts'
import { inTurnToRecord } from './turn.ts'

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
  return inTurnToRecord(() =>
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
