// Which databases have notices. SQLite has one process, and nobody to tell.

import type { Payload } from 'payload'
import { mongoNotices } from './mongo/notices.ts'
import type { Notices } from './notices.ts'

/** The notices of this database, or null where no other process can be. */
export function noticesOf(payload: Payload): Notices | null {
  return payload.db.name === 'mongoose' ? mongoNotices(payload) : null
}
