// One SQL statement: for each document that could be referred to, whether a row that matches does.

import type { CollectionSlug, Payload } from 'payload'
import type { Related } from '../common/related.ts'
import { whereSql, collectionTable, quoted } from './conditions.ts'
import { query } from './statement.ts'

/** The ids by field. @throws where the condition is not one of plain columns. */
export async function relatedSqlite({
  payload,
  collection,
  fields,
  where,
}: Related): Promise<Record<string, Set<string>>> {
  const place = collectionTable(payload, collection)
  const condition = place && whereSql(place, where)
  if (!place || !condition) throw new Error(`What ${collection} refer to cannot be asked by this condition.`)
  const parts = fields.map((field) => {
    const target = collectionTable(payload, targetOf(payload, collection, field))!
    return `SELECT '${field}' AS field, "id" FROM ${quoted(target.name)} AS target WHERE EXISTS (
      SELECT 1 FROM ${quoted(`${place.name}_rels`)} AS link
      WHERE link.${quoted(`${target.name}_id`)} = target."id" AND link."path" = '${field}' AND EXISTS (
        SELECT 1 FROM ${quoted(place.name)} WHERE "id" = link."parent_id" AND ${condition.sql}))`
  })
  const rows = await query(payload, undefined, {
    sql: parts.join(' UNION ALL '),
    args: fields.flatMap(() => condition.args),
  })
  return Object.fromEntries(
    fields.map((field) => [
      field,
      new Set(rows.filter((row) => row.field === field).map(({ id }) => String(id))),
    ]),
  )
}

function targetOf(payload: Payload, collection: CollectionSlug, name: string): string {
  const field = payload.collections[collection].config.flattenedFields.find((one) => one.name === name)
  if (field?.type !== 'relationship' || typeof field.relationTo !== 'string')
    throw new Error(`${collection}.${name} is no relation to one collection.`)
  return field.relationTo
}
