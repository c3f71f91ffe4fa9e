// One SQL statement for a read of plain columns. Whatever it cannot say, such as a relation to many, it leaves to Payload.
import { sql } from '@payloadcms/db-sqlite'
import type { Payload, PayloadRequest, Where } from 'payload'

type Value = string | number | null

/** What we need of drizzle's column: its name in the table, and how what is stored becomes what a field holds. */
type Column = { name: string; columnType: string; mapFromDriverValue: (value: unknown) => unknown; mapToDriverValue: (value: unknown) => unknown }
type Table = Record<string, Column | undefined>
type Place = { name: string; table: Table; /** The table of an array field: its rows have the id of theirs in `_parent_id`. */ rowsOf: (field: string) => Omit<Place, 'rowsOf'> | null }
type Client = { execute: (statement: Said) => Promise<{ rows: Record<string, unknown>[] }> }
type Transaction = { all: (query: ReturnType<typeof sql>) => Promise<Record<string, unknown>[]> }
type Adapter = { name: string; tables: Record<string, Table | undefined>; client: Client; sessions: Record<string, { db: Transaction } | undefined> }

type Asked = { payload: Payload; req: PayloadRequest | undefined; collection: string; where: Where; fields: readonly string[]; sort: readonly string[]; limit?: number }

/** The rows, or null when this is not SQLite or the read is not one of plain columns. */
export async function readSqlite({ payload, req, collection, where, fields, sort, limit }: Asked): Promise<Record<string, unknown>[] | null> {
  const place = placeOf(payload, collection)
  const chosen = place && chosenFrom(place.table, fields)
  if (!place || !chosen) return null
  const said = condition(place, where)
  const order = orderOf(place.table, sort)
  if (!said || order === null) return null
  const rows = `SELECT ${chosen.row} AS row FROM ${quoted(place.name)} WHERE ${said.sql}${order}${limit === undefined ? '' : ` LIMIT ${Math.trunc(limit)}`}`
  // All rows as one text: the driver hands rows and columns over one by one, at more than the price of reading them. SQLite keeps
  // the order of a subquery for group_concat (its optimizer's rule on ORDER BY, select.c).
  const text = limit === 1 ? rows : `SELECT group_concat(row) AS row FROM (${rows})`
  const [found] = await run(payload, req, { sql: text, args: said.args })
  return found?.row == null ? [] : (JSON.parse(`[${found.row as string}]`) as unknown[][]).map(chosen.read)
}

/** The fields of a read: as one JSON array in SQL, and back from it. */
type Chosen = { row: string; read: (values: unknown[]) => Record<string, unknown> }

/** Made once for each list of fields of a table: reads name them in constants. */
const choices = new WeakMap<Table, WeakMap<readonly string[], Chosen | null>>()

function chosenFrom(table: Table, fields: readonly string[]): Chosen | null {
  const ofTable = choices.get(table) ?? new WeakMap<readonly string[], Chosen | null>()
  choices.set(table, ofTable)
  const known = ofTable.get(fields)
  if (known !== undefined) return known
  const chosen = choose(table, fields)
  ofTable.set(fields, chosen)
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
      for (let at = 0; at < names.length; at += 1) row[names[at]!] = values[at] == null ? null : readers[at]!(values[at])
      return row
    },
  }
}

/** How many rows match; null as above. */
export async function countSqlite({ payload, req, collection, where }: Pick<Asked, 'payload' | 'req' | 'collection' | 'where'>): Promise<number | null> {
  const place = placeOf(payload, collection)
  const said = place && condition(place, where)
  if (!place || !said) return null
  const rows = await run(payload, req, { sql: `SELECT count(*) AS n FROM ${quoted(place.name)} WHERE ${said.sql}`, args: said.args })
  return Number(rows[0]?.n ?? 0)
}

function placeOf(payload: Payload, collection: string): Place | null {
  const adapter = payload.db as unknown as Adapter
  if (adapter.name !== 'sqlite') return null
  const tableOf = (name: string) => {
    const table = adapter.tables[name]
    return table ? { name, table } : null
  }
  const place = tableOf(snake(collection))
  return place && { ...place, rowsOf: (field) => tableOf(`${place.name}_${snake(field)}`) }
}

/** As Payload names its tables. */
function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

type Said = { sql: string; args: Value[] }

/** Within the transaction of a request, or on the connection that all reads share. */
async function run(payload: Payload, req: PayloadRequest | undefined, said: Said): Promise<Record<string, unknown>[]> {
  const { client, sessions } = payload.db as unknown as Adapter
  const id = await req?.transactionID
  const transaction = id && sessions[String(id)]?.db
  return transaction ? transaction.all(asQuery(said)) : (await client.execute(said)).rows
}

/** A statement as drizzle takes it: names of columns have no question marks, and values are all arguments. */
function asQuery({ sql: text, args }: Said): ReturnType<typeof sql> {
  const [head = '', ...rest] = text.split('?')
  return sql.join([sql.raw(head), ...rest.map((part, at) => sql`${args[at]}${sql.raw(part)}`)])
}

const COMPARISONS: Record<string, string> = { equals: '=', not_equals: 'IS NOT', greater_than: '>', greater_than_equal: '>=', less_than: '<', less_than_equal: '<=' }

/** A condition of Payload's as SQL; null for one that it cannot say. */
function condition(place: Place, where: Where): Said | null {
  const parts = Object.entries(where).map(([key, value]) => {
    if (key === 'and' || key === 'or') return joined(key, (value as Where[]).map((one) => condition(place, one)))
    const [field = '', of] = key.split('.')
    return of === undefined ? comparisons(place.table[field], value as object) : someRow(place, place.rowsOf(field), comparisons(place.rowsOf(field)?.table[of], value as object))
  })
  return joined('and', parts)
}

/** That an array field has a row of which this is true. */
function someRow(place: Place, rows: Omit<Place, 'rowsOf'> | null, said: Said | null): Said | null {
  if (!rows || !said) return null
  return { ...said, sql: `EXISTS (SELECT 1 FROM ${quoted(rows.name)} AS "one" WHERE "one"."_parent_id" = ${quoted(place.name)}."id" AND ${said.sql})` }
}

function comparisons(column: Column | undefined, wanted: object): Said | null {
  return column ? joined('and', Object.entries(wanted).map(([operator, operand]) => comparison(column, operator, operand))) : null
}

function joined(word: 'and' | 'or', parts: (Said | null)[]): Said | null {
  if (parts.some((part) => part === null)) return null
  if (parts.length === 0) return { sql: word === 'and' ? '1' : '0', args: [] }
  const all = parts as Said[]
  return { sql: `(${all.map((one) => one.sql).join(` ${word.toUpperCase()} `)})`, args: all.flatMap(({ args }) => args) }
}

function comparison(column: Column, operator: string, operand: unknown): Said | null {
  const name = quoted(column.name)
  if (operator === 'exists') return { sql: `${name} IS ${operand === true ? 'NOT ' : ''}NULL`, args: [] }
  if (operator === 'in' && Array.isArray(operand)) return { sql: operand.length === 0 ? '0' : `${name} IN (${operand.map(() => '?').join(', ')})`, args: operand.map((one) => stored(column, one)) }
  const sign = COMPARISONS[operator]
  return sign && operand !== null && operand !== undefined ? { sql: `${name} ${sign} ?`, args: [stored(column, operand)] } : null
}

/** What is no number is read as text, whatever somebody put into the file: bytes would make the whole answer fail. */
function asText(column: Column): string {
  const name = quoted(column.name)
  return /numeric|integer|boolean/i.test(column.columnType) ? name : `CAST(${name} AS TEXT)`
}

function orderOf(table: Table, sort: readonly string[]): string | null {
  const parts = sort.map((field) => {
    const column = table[field.replace(/^-/, '')]
    return column && `${quoted(column.name)} ${field.startsWith('-') ? 'DESC' : 'ASC'}`
  })
  if (parts.some((part) => !part)) return null
  return parts.length > 0 ? ` ORDER BY ${parts.join(', ')}` : ''
}

function stored(column: Column, value: unknown): Value {
  const plain = column.mapToDriverValue(value)
  return typeof plain === 'boolean' ? Number(plain) : (plain as Value)
}

function reader(column: Column): (value: unknown) => unknown {
  if (/json/i.test(column.columnType)) return (value) => value
  return /numeric/i.test(column.columnType) ? Number : (value) => column.mapFromDriverValue(value)
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
