// Which databases have notices. SQLite has one process, and nobody to tell.

import type { Payload } from 'payload'
import { type Engine, engineOfPayload } from './engine.ts'
import { mongoNotices } from './mongo/notices.ts'
import type { Notices } from './notices.ts'

const NOTICES: Record<Engine, (payload: Payload) => Notices | null> = {
  sqlite: () => null,
  mongodb: mongoNotices,
}

/** The notices of this database, or null where no other process can be. */
export function noticesOf(payload: Payload): Notices | null {
  return NOTICES[engineOfPayload(payload)](payload)
}
