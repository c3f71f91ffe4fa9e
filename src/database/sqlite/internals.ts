// What we use of Payload's SQLite adapter beyond its types: it is drizzle's on libsql, which its own types
// keep to themselves. Nobody else guesses at it. Read off @payloadcms/drizzle and @payloadcms/db-sqlite
// 3.90.1; the contract tests of the database notice when an update changes it.

import type { sql } from '@payloadcms/db-sqlite'
import type { TransactionId } from '../common/writes.ts'

export type Value = string | number | null

/** SQL with a question mark for each of its values. */
export type SqlStatement = { sql: string; args: Value[] }

/**
 * What we need of drizzle's column: its name in the table, and how what is stored becomes what a field holds.
 */
export type Column = {
  name: string
  columnType: string
  mapFromDriverValue: (value: unknown) => unknown
  mapToDriverValue: (value: unknown) => unknown
}
export type Table = Record<string, Column | undefined>

/** One connection or transaction of the driver. */
export type Driver = {
  execute: (statement: SqlStatement | string) => Promise<{ rows: Record<string, unknown>[] }>
}

/** The driver's client, which opens connections as they are needed. */
export type SqliteClient = Driver & {
  closed: boolean
  close: () => void
  executeMultiple: (statements: string) => Promise<void>
  transaction: (mode: 'deferred') => Promise<{ close: () => void }>
}

type Query = ReturnType<typeof sql>

/** Drizzle on a connection or in a transaction. */
export type Drizzle = { run: (query: Query) => Promise<unknown>; all: <Row>(query: Query) => Promise<Row[]> }

/** An open transaction as the adapter keeps it: drizzle has the driver's own in its session. */
export type SqliteSession = {
  db: Drizzle & { session: { tx: Driver } }
  resolve: () => Promise<void>
  reject: () => Promise<void>
}

export type SqliteInternals = {
  /** Missing until the adapter has connected. */
  client?: SqliteClient
  clientConfig: { url: string }
  tables: Record<string, Table | undefined>
  sessions: Record<TransactionId, SqliteSession | undefined>
  drizzle: Drizzle & {
    transaction: (work: (tx: SqliteSession['db']) => Promise<void>, options?: object) => Promise<void>
  }
  initializing: Promise<void>
  transactionOptions: object
  /** The message of each unique rule, by table and column. */
  fieldConstraints?: Record<string, Record<string, string>>
}

/** The inside of an adapter that is known to be SQLite's. */
export function sqliteInternals(adapter: object): SqliteInternals {
  return adapter as SqliteInternals
}

/** The driver's client of an adapter that has connected. @throws Error before that. */
export function sqliteClient(adapter: object): SqliteClient {
  const { client } = sqliteInternals(adapter)
  if (!client) throw new Error('The database is not open yet.')
  return client
}
