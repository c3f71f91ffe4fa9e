// Chooses the database adapter by the scheme of the URL; the rest of the house need not know which it is.
import type { DatabaseAdapterObj } from 'payload'

import { engineOf } from './engine.ts'
import { mongoDatabase } from './mongo/adapter.ts'
import { sqliteDatabase } from './sqlite/adapter.ts'

export type DatabaseOptions = {
  /** `file:…` for SQLite, `mongodb://…?replicaSet=…` or `mongodb+srv://…` for MongoDB. */
  databaseUrl: string
  /** Create the SQLite tables from the config instead of from migrations; for tests on a config of their own. Default false. */
  push?: boolean
  /** How long a write waits for its turn on SQLite before it gets a 503, in milliseconds. Default 5000. */
  acquireTimeoutMs?: number
  /** How long one transaction may hold SQLite's writing place while others wait before it is rolled back, in milliseconds. Default 30000. */
  maxHoldMs?: number
}

/** Payload's `db`: SQLite behind the write gate, or MongoDB with transactions. Throws `DatabaseUrlError` for any other URL. */
export const databaseAdapter = (options: DatabaseOptions): DatabaseAdapterObj =>
  engineOf(options.databaseUrl) === 'sqlite' ? sqliteDatabase(options) : mongoDatabase(options)
