// Which database this is, from its address or from the running Payload. Nobody else asks.

import type { Payload } from 'payload'
import { type Engine, ENGINES, engineOfScheme } from '#src/environment/databaseEngines.ts'
import { DatabaseUrlError } from './errors.ts'

export type { Engine }

/** What Payload's adapter for each calls itself. */
const ADAPTER_NAMES: Record<Engine, string> = { sqlite: 'sqlite', mongodb: 'mongoose' }

/**
 * The engine behind a `DATABASE_URL`.
 * @throws DatabaseUrlError for any scheme but file:, mongodb: and mongodb+srv:.
 */
export const engineOf = (databaseUrl: string): Engine => {
  const engine = engineOfScheme(databaseUrl)
  if (engine) return engine
  throw new DatabaseUrlError(
    'DATABASE_URL must start with file: (SQLite) or mongodb:// (MongoDB), for example file:./data/assay.db.',
  )
}

/**
 * The engine of an open database.
 * @throws Error for an adapter that is none of ours: nothing is done by guess.
 */
export const engineOfPayload = ({ db }: { db: Pick<Payload['db'], 'name'> }): Engine => {
  const engine = ENGINES.find((each) => ADAPTER_NAMES[each] === db.name)
  if (!engine) throw new Error(`Assay does not know the database adapter “${db.name}”.`)
  return engine
}

/** What an id looks like on each engine. MongoDB answers with a fault to one of another form. */
const FORMS: Record<Engine, RegExp> = {
  sqlite: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, // UUIDv7
  mongodb: /^[0-9a-f]{24}$/i, // ObjectId
}

/** Whether a value has the form of an id of this database, whether or not anything has it. */
export const isId = (payload: Pick<Payload, 'db'>, value: unknown): value is string =>
  typeof value === 'string' && FORMS[engineOfPayload(payload)].test(value)
