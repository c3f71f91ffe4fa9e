// One SQL statement for a read of plain columns. Whatever it cannot say, such as a relation to many, it
// leaves to Payload.

import type { Payload, PayloadRequest, Where } from 'payload'
import { whereSql, collectionTable, quoted } from './conditions.ts'
import type { Column, Table } from './internals.ts'
import { query } from './statement.ts'

type ReadRowsInput = {
  payload: Payload
  req: PayloadRequest | undefined
  collection: string
  where: Where
  fields: readonly string[]
  sort: readonly string[]
  limit?: number
}

/** The rows, or null when this is not SQLite or the read is not one of plain columns. */
export async function readSqlite({
  payload,
  req,
  collection,
  where,
  fields,
  sort,
  limit,
}: ReadRowsInput): Promise<Record<string, unknown>[] | null> {
  const place = collectionTable(payload, collection)
  const chosen = place && chosenFrom(place.table, fields)
  if (!place || !chosen) return null
  const condition = whereSql(place, where)
  const order = orderOf(place.table, sort)
  if (!condition || order === null) return null
  const rows = `SELECT ${chosen.row} AS row FROM ${quoted(place.name)} WHERE ${condition.sql}${order}${limit === undefined ? '' : ` LIMIT ${Math.trunc(limit)}`}`
  // All rows as one text: the driver hands rows and columns over one by one, at more than the price of
  // reading them. SQLite keeps the order of a subquery for group_concat (its optimizer's rule on ORDER BY,
  // select.c).
  const text = limit === 1 ? rows : `SELECT group_concat(row) AS row FROM (${rows})`
  const [found] = await query(payload, req, { sql: text, args: condition.args })
  return found?.row == null ? [] : (JSON.parse(`[${found.row as string}]`) as unknown[][]).map(chosen.read)
}

/** The fields of a read: as one JSON array in SQL, and back from it. */
type Chosen = { row: string; read: (values: unknown[]) => Record<string, unknown> }

/** Made once for each list of fields of a table: there are as many as reads in the code. */
const choices = new WeakMap<Table, Map<string, Chosen | null>>()

function chosenFrom(table: Table, fields: readonly string[]): Chosen | null {
  const ofTable = choices.get(table) ?? new Map<string, Chosen | null>()
  choices.set(table, ofTable)
  const key = fields.join(' ')
  const known = ofTable.get(key)
  if (known !== undefined) return known
  const chosen = choose(table, fields)
  ofTable.set(key, chosen)
  return chosen
}

function choose(table: Table, fields: readonly string[]): Chosen | null {
  const names = [...new Set(['id', ...fields])]
  const columns = names.flatMap((name) => table[name] ?? [])
  if (columns.length < names.length) return null
  const readers = columns.map(reader)
  return {
    row: `json_array(${columns.map(asText).join(', ')})`,
    read: (values) => {
      const row: Record<string, unknown> = {}
      for (let at = 0; at < names.length; at += 1)
        row[names[at]!] = values[at] == null ? null : readers[at]!(values[at])
      return row
    },
  }
}

/** How many rows match; null as above. */
export async function countSqlite({
  payload,
  req,
  collection,
  where,
}: Pick<ReadRowsInput, 'payload' | 'req' | 'collection' | 'where'>): Promise<number | null> {
  const place = collectionTable(payload, collection)
  const condition = place && whereSql(place, where)
  if (!place || !condition) return null
  const rows = await query(payload, req, {
    sql: `SELECT count(*) AS n FROM ${quoted(place.name)} WHERE ${condition.sql}`,
    args: condition.args,
  })
  return Number(rows[0]?.n ?? 0)
}

/**
 * What is no number is read as text. Bytes that somebody put into the file are read as nothing: JSON cannot
 * hold them, and as text they end the process (libsql unwraps what is no UTF-8).
 */
function asText(column: Column): string {
  const name = quoted(column.name)
  return /numeric|integer|boolean/i.test(column.columnType)
    ? `iif(typeof(${name}) = 'blob', NULL, ${name})`
    : `iif(typeof(${name}) = 'blob', NULL, CAST(${name} AS TEXT))`
}

function orderOf(table: Table, sort: readonly string[]): string | null {
  const parts = sort.map((field) => {
    const column = table[field.replace(/^-/, '')]
    return column && `${quoted(column.name)} ${field.startsWith('-') ? 'DESC' : 'ASC'}`
  })
  if (parts.some((part) => !part)) return null
  return parts.length > 0 ? ` ORDER BY ${parts.join(', ')}` : ''
}

function reader(column: Column): (value: unknown) => unknown {
  if (/json/i.test(column.columnType)) return (value) => value
  return /numeric/i.test(column.columnType) ? Number : (value) => column.mapFromDriverValue(value)
}
