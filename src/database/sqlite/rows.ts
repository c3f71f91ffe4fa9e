// One SELECT for one question, over Payload's own tables: its adapter builds and reads nested queries for the same.

import { sql } from '@payloadcms/db-sqlite'
import type { CollectionSlug, FlattenedField, Payload, PayloadRequest, Where, WhereField } from 'payload'

type Sql = ReturnType<typeof sql>
type Database = { all<Row>(query: Sql): Promise<Row[]> }
type Adapter = {
  drizzle: Database
  sessions: Record<string, { db: Database } | undefined>
  tableNameMap: Map<string, string>
  tables: Record<string, Record<string, { name: string }>>
}

type Asked = {
  payload: Payload
  req?: Partial<PayloadRequest> | undefined
  collection: CollectionSlug
  where: Where
  sort?: readonly string[]
  limit?: number
  fields: readonly string[]
}

/** The rows that match, JSON as its text. */
export async function readSqliteRows({ payload, req, collection, where, sort = [], limit, fields }: Asked): Promise<Record<string, unknown>[]> {
  const table = tableOf(payload, collection)
  const columns = sql.join(['id', ...fields].map((field) => sql`${table.column(field)} as ${sql.identifier(field)}`), sql`, `)
  const order = sort.length > 0 ? sql` order by ${sql.join(sort.map((by) => (by.startsWith('-') ? sql`${table.column(by.slice(1))} desc` : table.column(by))), sql`, `)}` : sql``
  const most = limit === undefined ? sql`` : sql` limit ${limit}`
  const database = await within(payload, req)
  return database.all(sql`select ${columns} from ${table.name} where ${condition(table, where)}${order}${most}`)
}

/** How many match. */
export async function countSqliteRows({ payload, req, collection, where }: Omit<Asked, 'fields'>): Promise<number> {
  const table = tableOf(payload, collection)
  const database = await within(payload, req)
  const [row] = await database.all<{ count: number }>(sql`select count(*) as count from ${table.name} where ${condition(table, where)}`)
  return row!.count
}

type Table = {
  name: Sql
  column: (field: string) => Sql
  /** `id in (…)` for a field that holds many. Null for any other. */
  having: (field: string, values: readonly unknown[]) => Sql | null
}

function tableOf(payload: Payload, collection: CollectionSlug): Table {
  const adapter = payload.db as unknown as Adapter
  const name = adapter.tableNameMap.get(snakeCase(collection)) ?? snakeCase(collection)
  const columns = adapter.tables[name]
  if (!columns) throw new Error(`There is no table of ${collection}.`)
  const { flattenedFields } = payload.collections[collection].config
  return {
    name: sql`${sql.identifier(name)}`,
    column: (field) => {
      const column = columns[field]
      if (!column) throw new Error(`${collection} has no column ${field}.`)
      return sql`${sql.identifier(column.name)}`
    },
    having: (field, values) => {
      const many = flattenedFields.find((one) => 'name' in one && one.name === field)
      const place = many && placeOfMany(many)
      return place ? sql`id in (select parent_id from ${sql.identifier(name + place.table)} where path = ${field} and ${sql.identifier(place.column)} in ${list(values)})` : null
    },
  }
}

/** Where Payload puts the values of a hasMany field (@payloadcms/drizzle/dist/schema). */
function placeOfMany(field: FlattenedField): { table: string; column: string } | null {
  if (!('hasMany' in field) || !field.hasMany) return null
  if (field.type === 'relationship' && typeof field.relationTo === 'string') return { table: '_rels', column: `${snakeCase(field.relationTo)}_id` }
  return field.type === 'text' ? { table: '_texts', column: 'text' } : null
}

function condition(table: Table, where: Where): Sql {
  const parts = Object.entries(where).map(([key, value]) => {
    if (key === 'and' || key === 'or') return joined((value as Where[]).map((one) => condition(table, one)), key)
    return joined(Object.entries(value as WhereField).map(([operator, operand]) => comparison(table, { field: key, operator, operand })), 'and')
  })
  return joined(parts, 'and')
}

const COMPARED: Record<string, Sql> = {
  equals: sql`=`,
  not_equals: sql`<>`,
  less_than: sql`<`,
  less_than_equal: sql`<=`,
  greater_than: sql`>`,
  greater_than_equal: sql`>=`,
}

function comparison(table: Table, { field, operator, operand }: { field: string; operator: string; operand: unknown }): Sql {
  if (operator === 'in') return table.having(field, operand as unknown[]) ?? sql`${table.column(field)} in ${list(operand as unknown[])}`
  if (operator === 'exists') return operand ? sql`${table.column(field)} is not null` : sql`${table.column(field)} is null`
  const sign = COMPARED[operator]
  if (!sign) throw new Error(`Rows cannot be asked for by ${operator}.`)
  if (operand === null) return operator === 'equals' ? sql`${table.column(field)} is null` : sql`${table.column(field)} is not null`
  return sql`${table.column(field)} ${sign} ${operand}`
}

/** Nothing joined by `and` is true, and by `or` false. */
function joined(parts: Sql[], by: 'and' | 'or'): Sql {
  if (parts.length === 0) return by === 'and' ? sql`1` : sql`0`
  return parts.length === 1 ? parts[0]! : sql`(${sql.join(parts, by === 'and' ? sql` and ` : sql` or `)})`
}

function list(values: readonly unknown[]): Sql {
  return sql`(${sql.join(values.map((value) => sql`${value}`), sql`, `)})`
}

/** The database as the transaction of a request sees it. */
async function within(payload: Payload, req: Asked['req']): Promise<Database> {
  const adapter = payload.db as unknown as Adapter
  const id = await req?.transactionID
  return (id && adapter.sessions[String(id)]?.db) || adapter.drizzle
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
