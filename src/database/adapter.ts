// Chooses the database adapter by the scheme of the URL; the rest of the house need not know which it is.

import type { DatabaseAdapterObj } from 'payload'
import { engineOf } from './engine.ts'
import { mongoDatabase } from './mongo/adapter.ts'
import type { DatabaseOptions } from './options.ts'
import { sqliteDatabase } from './sqlite/adapter.ts'

/** Payload's `db`: SQLite behind the write gate, or MongoDB with transactions. Throws `DatabaseUrlError` for any other URL. */
export const databaseAdapter = (options: DatabaseOptions): DatabaseAdapterObj =>
  engineOf(options.databaseUrl) === 'sqlite' ? sqliteDatabase(options) : mongoDatabase(options)
