// The short way to rows, for reads that every visitor causes: one statement, the columns asked for, no hook,
// no access rule and no defaults of Payload's, which together take ten times as long as the database. Whoever
// uses it has the rule of what may be seen in `where`.

import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'
import { readCursor } from '#src/paging/cursor.ts'
import { type Engine, engineOfPayload } from './common/engine.ts'
import { countSqlite, readSqlite } from './sqlite/readRows.ts'

export type Read = {
  payload: Payload
  /** Reads within the transaction of this request, if it has one. */
  req?: PayloadRequest
  collection: CollectionSlug
  where: Where
  /** The columns wanted, as the collection names its fields; `id` is always there. */
  fields: readonly string[]
  /** Fields to order by, each with a minus for the newest or greatest first. */
  sort?: readonly string[]
  limit?: number
}

/** The short way of each engine; null where it has none, or cannot say this read by it. */
const READ: Record<Engine, typeof readSqlite> = { sqlite: readSqlite, mongodb: async () => null }
const COUNT: Record<Engine, typeof countSqlite> = { sqlite: countSqlite, mongodb: async () => null }

/**
 * Rows with the fields asked for. A field of type `json` comes as its text, so that nobody parses what they
 * need not; a relation comes as an id, an instant as ISO 8601, and what is not set as null or not at all.
 */
export async function readRows<Row extends { id: string }>({
  payload,
  req,
  collection,
  where,
  fields,
  sort = [],
  limit,
}: Read): Promise<Row[]> {
  const short = await READ[engineOfPayload(payload)]({ payload, req, collection, where, fields, sort, limit })
  if (short) return short as Row[]
  const { docs } = await payload.db.find<Row>({
    collection,
    where,
    // None would mean all.
    select: Object.fromEntries((fields.length > 0 ? fields : ['createdAt']).map((field) => [field, true])),
    sort: [...sort],
    limit: limit ?? 0,
    pagination: false,
    ...(req ? { req } : {}),
  })
  return docs.map((doc) => withJsonText(payload, collection, doc))
}

/** How many rows match. */
export async function countRows({
  payload,
  req,
  collection,
  where,
}: Pick<Read, 'payload' | 'req' | 'collection' | 'where'>): Promise<number> {
  return (
    (await COUNT[engineOfPayload(payload)]({ payload, req, collection, where })) ??
    (await payload.db.count({ collection, where, ...(req ? { req } : {}) })).totalDocs
  )
}

function withJsonText<Row extends { id: string }>(
  payload: Payload,
  collection: CollectionSlug,
  row: Row,
): Row {
  const json = payload.collections[collection].config.flattenedFields
    .filter(({ type }) => type === 'json')
    .map(({ name }) => name)
  const texts = json.flatMap((name) =>
    name in row
      ? [[name, row[name as keyof Row] == null ? null : JSON.stringify(row[name as keyof Row])]]
      : [],
  )
  return { ...row, ...Object.fromEntries(texts) }
}

/** Whether a page of these rows, in the order of the time in `field`, can have ended at this cursor. */
export async function isPlaceIn({
  payload,
  collection,
  field,
  cursor,
  where = {},
}: {
  payload: Payload
  collection: CollectionSlug
  field: string
  cursor: string
  where?: Where
}): Promise<boolean> {
  const place = readCursor(cursor)
  if (!place) return false
  const there = { and: [{ id: { equals: place.id } }, { [field]: { equals: place.at } }, where] }
  return (await countRows({ payload, collection, where: there })) > 0
}
