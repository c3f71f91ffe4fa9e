// Payload's conditions as SQL, for plain columns and the rows of array fields.

import type { Payload, Where } from 'payload'
import { sqliteInternals, type Column, type SqlStatement, type Table, type Value } from './internals.ts'

/** Where the documents of a collection are. */
export type CollectionTable = Rows & {
  /** The table of an array field, whose rows have the id of their document in `_parent_id`. */ rowsOf: (
    field: string,
  ) => Rows | null
}
type Rows = { name: string; table: Table }

/** The table of a collection; null when this is not SQLite. */
export function collectionTable(payload: Payload, collection: string): CollectionTable | null {
  if (payload.db.name !== 'sqlite') return null
  const { tables } = sqliteInternals(payload.db)
  const tableOf = (name: string): Rows | null => {
    const table = tables[name]
    return table ? { name, table } : null
  }
  const place = tableOf(snake(collection))
  return place && { ...place, rowsOf: (field) => tableOf(`${place.name}_${snake(field)}`) }
}

/** As Payload names its tables. */
function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const COMPARISONS: Record<string, string> = {
  equals: '=',
  not_equals: 'IS NOT',
  greater_than: '>',
  greater_than_equal: '>=',
  less_than: '<',
  less_than_equal: '<=',
}

/** A condition of Payload's as SQL; null for one that it cannot say, such as one on a relation to many. */
export function whereSql(place: CollectionTable, where: Where): SqlStatement | null {
  const parts = Object.entries(where).map(([key, value]) => {
    if (key === 'and' || key === 'or')
      return joined(
        key,
        (value as Where[]).map((one) => whereSql(place, one)),
      )
    const [field = '', of] = key.split('.')
    return of === undefined
      ? comparisons(place.table[field], value as object)
      : someRow(place, place.rowsOf(field), comparisons(place.rowsOf(field)?.table[of], value as object))
  })
  return joined('and', parts)
}

/** That an array field has a row of which this is true. */
function someRow(place: CollectionTable, rows: Rows | null, inner: SqlStatement | null): SqlStatement | null {
  if (!rows || !inner) return null
  return {
    ...inner,
    sql:
      `EXISTS (SELECT 1 FROM ${quoted(rows.name)} AS "one" WHERE "one"."_parent_id" = ${quoted(place.name)}."id" ` +
      `AND ${inner.sql})`,
  }
}

function comparisons(column: Column | undefined, wanted: object): SqlStatement | null {
  return column
    ? joined(
        'and',
        Object.entries(wanted).map(([operator, operand]) => comparison(column, operator, operand)),
      )
    : null
}

function joined(word: 'and' | 'or', parts: (SqlStatement | null)[]): SqlStatement | null {
  if (parts.some((part) => part === null)) return null
  if (parts.length === 0) return { sql: word === 'and' ? '1' : '0', args: [] }
  const all = parts as SqlStatement[]
  return {
    sql: `(${all.map((one) => one.sql).join(` ${word.toUpperCase()} `)})`,
    args: all.flatMap(({ args }) => args),
  }
}

function comparison(column: Column, operator: string, operand: unknown): SqlStatement | null {
  const name = quoted(column.name)
  if (operator === 'exists') return { sql: `${name} IS ${operand === true ? 'NOT ' : ''}NULL`, args: [] }
  if (operator === 'in' && Array.isArray(operand))
    return {
      sql: operand.length === 0 ? '0' : `${name} IN (${operand.map(() => '?').join(', ')})`,
      args: operand.map((one) => stored(column, one)),
    }
  const sign = COMPARISONS[operator]
  return sign && operand !== null && operand !== undefined
    ? { sql: `${name} ${sign} ?`, args: [stored(column, operand)] }
    : null
}

function stored(column: Column, value: unknown): Value {
  const plain = column.mapToDriverValue(value)
  return typeof plain === 'boolean' ? Number(plain) : (plain as Value)
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
