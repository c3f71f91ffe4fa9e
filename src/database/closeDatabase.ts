// Closes the database for good; SQLite's write-ahead log is folded into the file.

import type { Payload } from 'payload'
import { type Engine, engineOfPayload } from './common/engine.ts'
import { sqliteInternals, type SqliteClient } from './sqlite/internals.ts'

/**
 * Milliseconds to wait for others who read: a console command must not hold up the writes of a running
 * server.
 */
const CHECKPOINT_TIMEOUT_MS = 200

type Closing = {
  /** False for a command beside a running server, whose log is not ours to cut short. */
  fold?: boolean
}

/**
 * Stops Payload and closes its connections. Whoever still writes is rolled back, so finish open requests
 * first. Safe to call twice.
 */
export const closeDatabase = (payload: Payload, { fold = true }: Closing = {}): Promise<void> =>
  CLOSE[engineOfPayload(payload)](payload, fold)

const CLOSE: Record<Engine, (payload: Payload, fold: boolean) => Promise<void>> = {
  sqlite: closeSqlite,
  mongodb: (payload) => payload.destroy(),
}

async function closeSqlite(payload: Payload, fold: boolean): Promise<void> {
  const { client } = sqliteInternals(payload.db)
  if (fold && client && !client.closed) await foldLog(client)
  await payload.destroy()
  if (client && !client.closed) client.close()
}

/**
 * By hand: statements that the driver still holds keep SQLite from doing so when the last connection closes.
 */
async function foldLog(client: SqliteClient): Promise<void> {
  try {
    await client.executeMultiple(
      `PRAGMA busy_timeout = ${CHECKPOINT_TIMEOUT_MS}; PRAGMA wal_checkpoint(TRUNCATE);`,
    )
  } catch {
    // Whoever opens the database next does it.
  }
}
