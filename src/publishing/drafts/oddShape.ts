// Whether what a request sends has the shape of the fields it is for. Payload hands JSON of any shape on to
// the database when it saves a draft, and answers 500 to what that cannot store.

import type { FlattenedField, SelectField } from 'payload'
import { hasPlainYear } from '#src/figures/instants.ts'
import { isStorable } from '#src/plainText/plainText.ts'

/** Most characters of a headline, a note or another text without a form: comparing 300,000 took 0.9 s. */
export const MAX_CHARACTERS = 50_000
const SHORT_TEXT = `text of at most ${MAX_CHARACTERS.toLocaleString('en-GB')} characters`

/** Most entries of one list: the database takes a few thousand values at once. */
const MAX_LISTED = 500

type Sent = {
  fields: readonly FlattenedField[]
  data: Record<string, unknown>
  /** Tells whether a value has the form of an id. */ isId: (value: unknown) => boolean
  within?: string
}

/**
 * A sentence about the first value that its field cannot hold, or null. What no field is for is left to
 * Payload, which drops it.
 */
export function oddShape({ fields, data, isId, within = '' }: Sent): string | null {
  for (const [name, value] of Object.entries(data)) {
    if (name.includes('.')) return `“${name}” is no field. Send groups as objects.`
    const field = fields.find((one) => one.name === name)
    // Payload looks into a group before any hook of ours could refuse it.
    if (field?.type === 'group' && value === null) return `"${within}${name}" must be an object.`
    if (!field || value === undefined || value === null) continue
    const problem = problemOf(field, value, { isId, path: `${within}${name}` })
    if (problem) return problem
  }
  return null
}

function problemOf(
  field: FlattenedField,
  value: unknown,
  { isId, path }: Pick<Sent, 'isId'> & { path: string },
): string | null {
  const isReference = (one: unknown) => isId(isObject(one) ? one.id : one)
  const must = (holds: boolean, what: string) => (holds ? null : `"${path}" must be ${what}.`)
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
      return 'hasMany' in field && field.hasMany
        ? must(isListOf(value, isText), `a list of at most ${MAX_LISTED} texts`)
        : (must(isText(value), 'text') ?? must((value as string).length <= MAX_CHARACTERS, SHORT_TEXT))
    case 'number':
      return must(value === '' || Number.isFinite(value), 'a number')
    case 'checkbox':
      return must(typeof value === 'boolean', 'true or false')
    case 'date':
      return must(
        (value instanceof Date || isText(value)) && hasPlainYear(new Date(value)),
        'an instant such as 2026-03-01T14:00:00Z',
      )
    case 'select': {
      const isValue = (one: unknown) => valuesOf(field).some((known) => known === one)
      return must(
        field.hasMany ? isListOf(value, isValue) : isValue(value),
        `${field.hasMany ? 'a list of' : 'one of'} ${valuesOf(field).join(', ')}`,
      )
    }
    case 'relationship':
    case 'upload':
      return field.hasMany
        ? must(isListOf(value, isReference), `a list of at most ${MAX_LISTED} ids`)
        : must(value === '' || isReference(value), 'an id')
    case 'group':
      return isObject(value)
        ? oddShape({ fields: field.flattenedFields, data: value, isId, within: `${path}.` })
        : must(false, 'an object')
    case 'richText':
      return must(isObject(value) && isTree(value.root), 'a rich text document')
    default:
      return null
  }
}

function valuesOf({ options }: SelectField): string[] {
  return options.map((option) => (typeof option === 'string' ? option : option.value))
}

/** Every child is an object, all the way down; a loop, since it may be nested without end. */
function isTree(root: unknown): boolean {
  const waiting: unknown[] = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isObject(node)) return false
    const { children, fields } = node
    if (children !== undefined && !Array.isArray(children)) return false
    if (fields !== undefined && !isObject(fields)) return false
    if (isObject(fields) && isObject(fields.text) && 'root' in fields.text)
      waiting.push(fields.text.root ?? null)
    for (const child of children ?? []) waiting.push(child ?? null)
  }
  return true
}

function isListOf(value: unknown, holds: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length <= MAX_LISTED && value.every(holds)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && isStorable(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
