// SQLite, the embedded default: write-ahead log, string ids, immediate transactions, all behind the write
// gate.

import { resolve } from 'node:path'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { DatabaseAdapterObj } from 'payload'
import { forwardOnly } from '../forwardOnly.ts'
import { migrations } from '../migrations/index.ts'
import type { DatabaseOptions } from '../options.ts'
import { mergeSessionWrites } from '../sessions/sessionWrites.ts'
import { setUpConnections } from './connections.ts'
import { gateWrites } from './gatedAdapter.ts'
import { gateOf } from './gates.ts'
import { migrateAlways } from './migrateAlways.ts'

/**
 * How long SQLite itself waits for another process, in milliseconds. The driver is synchronous: this blocks
 * the whole process, so keep it short.
 */
const OTHER_PROCESS_TIMEOUT_MS = 5000

/** The SQLite adapter. Its writes queue; its reads never wait. */
export const sqliteDatabase = ({
  databaseUrl,
  push = false,
  acquireTimeoutMs = 5000,
  maxHoldMs = 30_000,
}: DatabaseOptions): DatabaseAdapterObj => {
  const ungated = sqliteAdapter({
    client: { url: databaseUrl, timeout: OTHER_PROCESS_TIMEOUT_MS },
    wal: true,
    transactionOptions: { behavior: 'immediate' },
    idType: 'uuidv7',
    push,
    prodMigrations: migrations,
    migrationDir: resolve(process.cwd(), 'src/database/migrations'),
  })
  return {
    ...ungated,
    init: (args) => {
      const gate = gateOf(databaseUrl, { acquireTimeoutMs })
      const adapter = setUpConnections(
        mergeSessionWrites(forwardOnly(gateWrites(ungated.init(args), { gate, maxHoldMs }))),
      )
      return push ? adapter : migrateAlways(adapter, migrations)
    },
  }
}
