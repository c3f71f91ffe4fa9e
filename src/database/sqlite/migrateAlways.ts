// One way to a schema: migrations run at every start, in development and in tests as in production.

import type { DatabaseAdapter, Migration } from 'payload'

type Migrating = Pick<DatabaseAdapter, 'connect'> & {
  migrate: (args: { migrations: Migration[] }) => Promise<void>
}

/** The adapter's own types leave out the argument that `migrate` takes. */
const migratingOf = (adapter: object): Migrating => adapter as Migrating

/** Payload runs `prodMigrations` only where NODE_ENV is production; this runs them everywhere else too. */
export const migrateAlways = <T extends object>(adapter: T, migrations: unknown[]): T => {
  const migrating = migratingOf(adapter)
  const connect = migrating.connect
  migrating.connect = async function (this: Migrating, options) {
    await connect?.call(this as never, options)
    if (process.env.NODE_ENV === 'production' || process.env.PAYLOAD_MIGRATING === 'true') return
    await this.migrate({ migrations: migrations as Migration[] })
  }
  return adapter
}
