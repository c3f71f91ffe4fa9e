// SQLite, the embedded default: write-ahead log, string ids, immediate transactions, all behind the write
// lock.

import { resolve } from 'node:path'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { DatabaseAdapterObj, DatabaseAdapter, Migration } from 'payload'
import { forwardOnly } from '../common/forwardOnly.ts'
import type { DatabaseOptions } from '../common/options.ts'
import { migrations } from '../migrations/index.ts'
import { mergeSessionWrites } from '../sessions/sessionWrites.ts'
import { setUpConnections } from './connections.ts'
import { lockWrites } from './lockedAdapter.ts'
import { writeLockOf } from './writeLock.ts'

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
  const unlocked = sqliteAdapter({
    client: { url: databaseUrl, timeout: OTHER_PROCESS_TIMEOUT_MS },
    wal: true,
    transactionOptions: { behavior: 'immediate' },
    idType: 'uuidv7',
    push,
    prodMigrations: migrations,
    migrationDir: resolve(process.cwd(), 'src/database/migrations'),
  })
  return {
    ...unlocked,
    init: (args) => {
      const lock = writeLockOf(databaseUrl, { acquireTimeoutMs })
      const adapter = setUpConnections(
        mergeSessionWrites(forwardOnly(lockWrites(unlocked.init(args), { lock: lock, maxHoldMs }))),
      )
      return push ? adapter : migrateAlways(adapter, migrations)
    },
  }
}

/** One way to a schema: migrations run at every start, in development and in tests as in production. */
type Migrating = Pick<DatabaseAdapter, 'connect'> & {
  migrate: (args: { migrations: Migration[] }) => Promise<void>
}

/** The adapter's own types leave out the argument that `migrate` takes. */
const migratingOf = (adapter: object): Migrating => adapter as Migrating

/** Payload runs `prodMigrations` only where NODE_ENV is production; this runs them everywhere else too. */
const migrateAlways = <T extends object>(adapter: T, steps: unknown[]): T => {
  const migrating = migratingOf(adapter)
  const connect = migrating.connect
  migrating.connect = async function (this: Migrating, options) {
    await connect?.call(this as never, options)
    if (process.env.NODE_ENV === 'production' || process.env.PAYLOAD_MIGRATING === 'true') return
    await this.migrate({ migrations: steps as Migration[] })
  }
  return adapter
}
