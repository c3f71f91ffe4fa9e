// A count kept in a document, made and stored in one statement.

import type { Payload, PayloadRequest, Where } from 'payload'
import { whereSql, collectionTable, quoted } from './conditions.ts'
import { execute } from './statement.ts'

type Recount = {
  payload: Payload
  req: PayloadRequest
  collection: string
  id: string
  field: string
  of: { collection: string; where: Where }
}

/** False when this is not SQLite, or it cannot be said in plain columns. */
export async function recountSqlite({ payload, req, collection, id, field, of }: Recount): Promise<boolean> {
  const place = collectionTable(payload, collection)
  const counted = collectionTable(payload, of.collection)
  const condition = counted && whereSql(counted, of.where)
  const column = place?.table[field]
  if (!place || !condition || !column) return false
  const count = `SELECT count(*) FROM ${quoted(counted.name)} WHERE ${condition.sql}`
  await execute(payload, req, {
    sql: `UPDATE ${quoted(place.name)} SET ${quoted(column.name)} = (${count}) WHERE "id" = ?`,
    args: [...condition.args, id],
  })
  return true
}
