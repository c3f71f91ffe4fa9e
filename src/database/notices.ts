// Notices that the processes of one database leave for each other: written with the change they tell of, read by the others
// within moments. SQLite has one process, and nobody to tell.
import type { Payload } from 'payload'

import { mongoNotices } from './mongo/notices.ts'
import type { TransactionId } from './writes.ts'

/** What one process tells the others. `id` grows with time. */
export type Notice = { id: string; by: string; body: unknown }

export type Notices = {
  /** Leaves a notice in the transaction of `req`: it is there when the change is, and not before. */
  leave: (req: { transactionID?: TransactionId | Promise<TransactionId | null> | null } | undefined, notice: Omit<Notice, 'id'>) => Promise<void>
  /** All that was left after an instant, by the clocks of those who left it. */
  since: (instant: Date) => Promise<Notice[]>
}

/** The notices of this database, or null where no other process can be. */
export function noticesOf(payload: Payload): Notices | null {
  return payload.db.name === 'mongoose' ? mongoNotices(payload) : null
}
