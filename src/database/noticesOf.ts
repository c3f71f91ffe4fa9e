// Which databases have notices. SQLite has one process, and nobody to tell.

import type { Payload } from 'payload'
import { type Engine, engineOfPayload } from './common/engine.ts'
import type { Notices } from './common/notices.ts'
import { mongoNotices } from './mongo/notices.ts'

const NOTICES: Record<Engine, (payload: Payload) => Notices | null> = {
  sqlite: () => null,
  mongodb: mongoNotices,
}

/** The notices of this database, or null where no other process can be. */
export function noticesOf(payload: Payload): Notices | null {
  return NOTICES[engineOfPayload(payload)](payload)
}
