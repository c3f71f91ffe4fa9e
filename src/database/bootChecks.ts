// What must be true of the database before anybody is let in: each check has an id, and a hint for whoever
// starts the server.

import { access, constants } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Payload } from 'payload'
import { fileOf } from '#src/environment/sqliteFile.ts'
import { type Engine, engineOf } from './common/engine.ts'
import { missingUniqueIndexes } from './mongo/indexes.ts'
import { mongoInternals } from './mongo/internals.ts'
import { refuseWithoutReplicaSet } from './mongo/replicaSet.ts'
import { sqliteClient } from './sqlite/internals.ts'

/** One thing that is wrong, and what to do about it. */
export type BootProblem = {
  /** Stable, for logs and searches: `database.sqlite.foreign_keys`. */
  id: string
  problem: string
  hint: string
}

type Check = () => Promise<BootProblem[]>

/** Looks at the open database; an empty list means all is well. Changes nothing. */
export const bootChecks = async (
  payload: Payload,
  { databaseUrl }: { databaseUrl: string },
): Promise<BootProblem[]> => {
  const checks = CHECKS[engineOf(databaseUrl)](payload, databaseUrl)
  return (await Promise.all(checks.map((check) => check()))).flat()
}

const sqliteChecks = (payload: Payload, databaseUrl: string): Check[] => {
  const client = sqliteClient(payload.db)
  const pragma = async (name: string) =>
    Object.values((await client.execute(`PRAGMA ${name}`)).rows[0] ?? {})[0]
  const file = fileOf(databaseUrl)
  return [
    async () =>
      file === null || ((await writable(file)) && (await writable(dirname(file))))
        ? []
        : [
            {
              id: 'database.sqlite.writable',
              problem: `The database file ${file} or its folder cannot be written.`,
              hint:
                'Give the user that runs Assay write permission on the file and on the folder, where ' +
                'SQLite keeps its log beside it.',
            },
          ],
    async () =>
      Number(await pragma('foreign_keys')) === 1
        ? []
        : [
            {
              id: 'database.sqlite.foreign_keys',
              problem: 'SQLite does not enforce foreign keys on this connection.',
              hint: 'Use the @libsql/client version pinned in package.json, which turns them on.',
            },
          ],
    async () =>
      (await pragma('journal_mode')) === 'wal'
        ? []
        : [
            {
              id: 'database.sqlite.wal',
              problem: 'SQLite is not writing to a write-ahead log, so readers would wait for writers.',
              hint: 'Keep the database on a local disk; network file systems cannot do this.',
            },
          ],
  ]
}

const mongoChecks = (payload: Payload): Check[] => {
  const { connection } = mongoInternals(payload.db)
  return [
    async () => {
      try {
        await refuseWithoutReplicaSet(connection)
        return []
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error)
        return [
          {
            id: 'database.mongodb.replica_set',
            problem,
            hint: 'A replica set of one server will do; see docker-compose.yml.',
          },
        ]
      }
    },
    async () =>
      (await missingUniqueIndexes(connection)).map(({ collection, fields }) => ({
        id: 'database.mongodb.unique_index',
        problem:
          `The unique index on ${collection} (${fields.join(', ')}) does not exist, so two ` +
          'documents could claim the same value.',
        hint:
          'Look for documents with the same value, change all but one, and start again: the index ' +
          'is built at the start.',
      })),
  ]
}

const CHECKS: Record<Engine, (payload: Payload, databaseUrl: string) => Check[]> = {
  sqlite: sqliteChecks,
  mongodb: mongoChecks,
}

const writable = (path: string): Promise<boolean> =>
  access(path, constants.W_OK).then(
    () => true,
    () => false,
  )
