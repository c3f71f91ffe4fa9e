// Queries that no database can answer get a sentence instead of a fault: Payload hands what it is sent on to the database,
// which throws at a page of 1e99, a near on a text, or a time that is none.

import type { FlattenedField, Payload } from 'payload'

const LARGEST = { page: 1_000_000, limit: 1_000_000, depth: 10 } as const

const OPERATORS: readonly string[] = [
  'equals',
  'not_equals',
  'in',
  'not_in',
  'exists',
  'contains',
  'like',
  'not_like',
  'greater_than',
  'greater_than_equal',
  'less_than',
  'less_than_equal',
]

const LISTS: readonly string[] = ['in', 'not_in']

type Asked = {
  payload: Payload
  /** The path of the request, such as `/api/articles/versions`. */ path: string
  params: URLSearchParams
}

/** What is wrong with a query, in a sentence that says what to send; null where nothing is. */
export function oddQuery({ payload, path, params }: Asked): string | null {
  const fields = fieldsOf(payload, path)
  for (const [key, value] of params) {
    const problem =
      numberProblem(key, value) ??
      sortProblem(key, value) ??
      conditionProblem(key, value, (field) => typeOf(payload, fields, field))
    if (problem) return problem
  }
  return null
}

function numberProblem(key: string, value: string): string | null {
  const name = /^(page|limit|depth)\b/.exec(key)?.[1] as keyof typeof LARGEST | undefined
  if (!name) return null
  const smallest = name === 'page' ? 1 : 0
  const isGood =
    key === name && /^\d{1,7}$/.test(value) && Number(value) >= smallest && Number(value) <= LARGEST[name]
  return isGood
    ? null
    : `“${name}” must be a whole number from ${smallest} to ${LARGEST[name].toLocaleString('en-GB')}.`
}

function sortProblem(key: string, value: string): string | null {
  if (!/^sort\b/.test(key)) return null
  const isGood =
    /^sort(\[\d*\])?$/.test(key) && value.split(',').every((name) => /^-?[A-Za-z_][\w.]*$/.test(name))
  return isGood ? null : '“sort” must name fields, such as sort=-updatedAt,headline.'
}

/** `where[field][operator]=value`, within any number of `[and][0]` and `[or][0]`. */
function conditionProblem(
  key: string,
  value: string,
  typeAt: (field: string) => string | null,
): string | null {
  if (!/^where\b/.test(key)) return null
  const parts = /^where((?:\[[^[\]]*\])+)$/.exec(key)?.[1]?.slice(1, -1).split('][') ?? []
  while ((parts[0] === 'and' || parts[0] === 'or') && /^\d*$/.test(parts[1] ?? '-')) parts.splice(0, 2)
  const [field, operator, index, ...more] = parts
  if (!field || !operator || more.length > 0) return 'Write a condition as where[field][operator]=value.'
  if (!OPERATORS.includes(operator))
    return `“${operator}” is no operator here. Use one of ${OPERATORS.join(', ')}.`
  if (index !== undefined && !(LISTS.includes(operator) && /^\d*$/.test(index)))
    return 'Write a condition as where[field][operator]=value.'
  if (operator === 'exists') return null
  const values = LISTS.includes(operator) ? value.split(',') : [value]
  return (
    values.map((one) => valueProblem(one, field, typeAt(field))).find((problem) => problem !== null) ?? null
  )
}

function valueProblem(value: string, field: string, type: string | null): string | null {
  if (value.includes('\0')) return `The value for “${field}” holds a character that no text has.`
  if (value === 'null') return null
  if (type === 'date' && Number.isNaN(Date.parse(value)))
    return `“${field}” is a time: send an instant such as 2026-03-01T14:00:00Z.`
  if (type === 'number' && !Number.isFinite(value.trim() === '' ? Number.NaN : Number(value)))
    return `“${field}” is a number.`
  return null
}

function fieldsOf(payload: Payload, path: string): readonly FlattenedField[] {
  const slug = path.split('/')[2] ?? ''
  return Object.hasOwn(payload.collections, slug)
    ? payload.collections[slug as keyof typeof payload.collections].config.flattenedFields
    : []
}

/** The type of the field at a path such as `version.releaseAt` or `article.createdAt`, or null. */
function typeOf(payload: Payload, fields: readonly FlattenedField[], path: string): string | null {
  const names = path.replace(/^version\./, '').split('.')
  let here = fields
  for (const [at, name] of names.entries()) {
    if (name === 'createdAt' || name === 'updatedAt') return 'date'
    const field = here.find((one) => one.name === name)
    if (!field || at === names.length - 1) return field?.type ?? null
    if ('flattenedFields' in field) here = field.flattenedFields
    else if ('relationTo' in field && typeof field.relationTo === 'string')
      here = payload.collections[field.relationTo].config.flattenedFields
    else return null
  }
  return null
}
