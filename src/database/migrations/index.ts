// The SQLite migrations in the order they run; MongoDB needs none.
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-sqlite'

/** One step of the SQLite schema, forward and back. */
export type SqliteMigration = {
  name: string
  up: (args: MigrateUpArgs) => Promise<void>
  down: (args: MigrateDownArgs) => Promise<void>
}

/** Run at every start, oldest first; those already run are skipped. */
export const migrations: SqliteMigration[] = []
