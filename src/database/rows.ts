// Reading rows as they are stored, for what is read thousands of times a second: no hooks, no access rules, nothing populated.
// Payload's Local API takes a millisecond for each find, this a tenth (docs/performance.md). What may be seen is in the
// question alone, so only public reads and questions of the house itself come here, each with the rule in its `where`.

import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'
import { countSqliteRows, readSqliteRows } from './sqlite/rows.ts'

export type RowsAsked<Field extends string = string> = {
  payload: Payload
  /** Joins the transaction of this request, if it has one. */
  req?: Partial<PayloadRequest> | undefined
  collection: CollectionSlug
  /** Over fields of the row itself, and hasMany fields with `in`. */
  where: Where
  /** Names of fields, with `-` in front where the last comes first. */
  sort?: readonly string[]
  limit?: number
  fields: readonly Field[]
}

/** A row; its `id` is always there. JSON comes as the database keeps it: see `jsonOf`. */
export type StoredRow<Field extends string> = { id: string } & Record<Field, unknown>

/** The rows that match. */
export async function readRows<Field extends string>(asked: RowsAsked<Field>): Promise<StoredRow<Field>[]> {
  if (isSqlite(asked.payload)) return (await readSqliteRows(asked)) as StoredRow<Field>[]
  const { payload, req, collection, where, sort, limit, fields } = asked
  const { docs } = await payload.db.find({
    collection,
    where,
    select: Object.fromEntries(fields.map((field) => [field, true as const])),
    pagination: false,
    ...(sort ? { sort: [...sort] } : {}),
    ...(limit === undefined ? {} : { limit }),
    ...(req ? { req } : {}),
  })
  return docs as unknown as StoredRow<Field>[]
}

/** How many rows match. */
export async function countRows({ payload, req, collection, where }: Pick<RowsAsked, 'payload' | 'req' | 'collection' | 'where'>): Promise<number> {
  if (isSqlite(payload)) return countSqliteRows({ payload, req, collection, where })
  return (await payload.db.count({ collection, where, ...(req ? { req } : {}) })).totalDocs
}

/** The value of a JSON field of a row: SQLite keeps its text, MongoDB the value. */
export function jsonOf(stored: unknown): unknown {
  return typeof stored === 'string' ? JSON.parse(stored) : stored
}

function isSqlite(payload: Payload): boolean {
  return payload.db.name === 'sqlite'
}
