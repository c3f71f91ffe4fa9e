// SQLite's "database is locked": another process writes to the same file.

import { DatabaseBusyError } from '../errors.ts'

/** A busy error as the 503 it is; any other error as it came. */
export const busyElsewhere = (error: unknown, wanted: string): unknown => {
  const message = error instanceof Error ? error.message : ''
  if (!/SQLITE_BUSY|database is locked/.test(message)) return error
  const busy = new DatabaseBusyError({
    wanted,
    waitedMs: 0,
    holder: { operation: 'another process', heldForMs: 0, waiting: 0 },
  })
  busy.cause = error
  return busy
}
