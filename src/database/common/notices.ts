// Notices that the processes of one database leave for each other: written with the change they tell of, read
// by the others within moments.

import type { TransactionId } from './writes.ts'

/** What one process tells the others. `id` grows with time. */
export type Notice = { id: string; by: string; body: unknown }

export type Notices = {
  /** Leaves a notice in the transaction of `req`: it is there when the change is, and not before. */
  append: (
    req: { transactionID?: TransactionId | Promise<TransactionId | null> | null } | undefined,
    notice: Omit<Notice, 'id'>,
  ) => Promise<void>
  /** All that was left after an instant, by the clocks of those who left it. */
  since: (instant: Date) => Promise<Notice[]>
}
