// Chooses the database adapter by the scheme of the URL; the rest of Assay need not know which it is.

import type { DatabaseAdapterObj } from 'payload'
import { type Engine, engineOf } from './common/engine.ts'
import type { DatabaseOptions } from './common/options.ts'
import { mongoDatabase } from './mongo/adapter.ts'
import { sqliteDatabase } from './sqlite/adapter.ts'

const ADAPTERS: Record<Engine, (options: DatabaseOptions) => DatabaseAdapterObj> = {
  sqlite: sqliteDatabase,
  mongodb: mongoDatabase,
}

/**
 * Payload's `db`: SQLite behind the write lock, or MongoDB with transactions. Throws `DatabaseUrlError` for
 * any other URL.
 */
export const databaseAdapter = (options: DatabaseOptions): DatabaseAdapterObj =>
  ADAPTERS[engineOf(options.databaseUrl)](options)
