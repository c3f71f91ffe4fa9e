// What the conditions of a `where` may ask of a database, reckoned alike for REST and GraphQL. Payload makes
// a condition of each word of a `like`, a value of each part between commas, and joins a table for each
// relation on a path.

import type { Payload } from 'payload'
import { isReachingName } from '#src/bodies/nesting.ts'

/** One comparison of a `where`, its field as a path such as `leadImage.alt`, its value as it was sent. */
export type Condition = { field: string; operator: string; value: unknown }

/** What conditions cost together. */
export type Load = { conditions: number; words: number; values: number; joins: number }

export const NO_LOAD: Load = { conditions: 0, words: 0, values: 0, joins: 0 }

/** Conditions of one request, each of which the database asks of every row; and values of all lists in it. */
const MAX_CONDITIONS = 100
const MAX_VALUES = 300

/** Words of one `like`, and of all in a request, where each `contains` is one. */
const MAX_WORDS = 10
const MAX_WORDS_IN_ALL = 50

/**
 * Names of all paths beyond the first, and names of lists. SQLite joins 64 tables in one query, and each of
 * these takes up to fourteen of them: its own, and those that say whether the asker may read it.
 */
const MAX_JOINS = 4

/** Names of one path, and levels of `and` and `or` within each other. */
const MAX_NAMES_OF_ONE = 5
const MAX_LEVELS = 10

/** Characters of one value, and of one that is looked for in texts. */
const MAX_VALUE = 1_000
const MAX_SOUGHT = 200

/**
 * SQLite tries what they may stand for at each sign of each text; a thousand underscores took six seconds of
 * a thousand articles.
 */
const WILDCARDS = { '%': 3, _: 10 } as const

const LISTS: readonly string[] = ['in', 'not_in']
const WORDS: readonly string[] = ['like', 'not_like']
const SEEKING: readonly string[] = ['contains', ...WORDS]

const OPERATORS: readonly string[] = [
  'equals',
  'not_equals',
  ...LISTS,
  'exists',
  ...SEEKING,
  'greater_than',
  'greater_than_equal',
  'less_than',
  'less_than_equal',
]

export function isListOperator(operator: string): boolean {
  return LISTS.includes(operator)
}

/** What is wrong with one condition, in a sentence that says what to send; null where nothing is. */
export function conditionProblem({ field, operator, value }: Condition): string | null {
  const names = namesOf(field)
  if (names.some(isReachingName) || !names.every((name) => /^[\w-]+$/.test(name)))
    return 'The query names a field that no document has.'
  if (names.length > MAX_NAMES_OF_ONE) return `Name at most ${MAX_NAMES_OF_ONE} fields in one path.`
  if (!OPERATORS.includes(operator))
    return `“${operator.slice(0, 40)}” is no operator here. Use one of ${OPERATORS.join(', ')}.`
  const values = Array.isArray(value) ? value : [value]
  if ((Array.isArray(value) && !isListOperator(operator)) || !values.every(isPlain))
    return isListOperator(operator)
      ? `Send “${operator}” a list of plain values.`
      : `Send “${operator}” one plain value.`
  if (isListOperator(operator) && isOfNothing(values))
    return (
      `Send “${operator}” values to compare with. For rows without one, ask for “${field}” ` +
      'with exists=false.'
    )
  const texts = values.filter((one) => typeof one === 'string')
  if (texts.some((text) => text.includes('\0')))
    return `The value for “${field}” holds a character that no text has.`
  if (WORDS.includes(operator) && wordsOf(value) > MAX_WORDS)
    return `Send “${operator}” at most ${MAX_WORDS} words.`
  if (SEEKING.includes(operator)) return texts.map(soughtProblem).find((problem) => problem !== null) ?? null
  if (!isListOperator(operator) && texts.some((text) => text.length > MAX_VALUE))
    return `Compare with at most ${MAX_VALUE.toLocaleString('en-GB')} characters.`
  return null
}

/** Payload makes no list of a single `null`, and SQLite has no answer to that. */
function isOfNothing(values: readonly unknown[]): boolean {
  return values.length > 0 && values.every((value) => value === null || value === 'null')
}

/** What is wrong with words that are looked for in texts, in a sentence; null where nothing is. */
export function soughtProblem(text: string): string | null {
  if (text.length > MAX_SOUGHT) return `Look for at most ${MAX_SOUGHT} characters.`
  const isTooWild = Object.entries(WILDCARDS).some(([sign, most]) => text.split(sign).length - 1 > most)
  return isTooWild ? `Look for a text with at most ${WILDCARDS['%']} “%” and ${WILDCARDS._} “_”.` : null
}

function loadOf({ field, operator, value }: Condition, lists: ReadonlySet<string>): Load {
  const names = namesOf(field)
  return {
    conditions: 1,
    words: WORDS.includes(operator) ? wordsOf(value) : operator === 'contains' ? 1 : 0,
    values: SEEKING.includes(operator) ? 0 : valuesOf(value),
    joins: names.length - 1 + names.filter((name) => lists.has(name)).length,
  }
}

/** What conditions cost together; `lists` as `listNames` gives them. */
export function loadOfAll(conditions: readonly Condition[], lists: ReadonlySet<string>): Load {
  return conditions.map((one) => loadOf(one, lists)).reduce(plus, NO_LOAD)
}

export function plus(one: Load, other: Load): Load {
  return {
    conditions: one.conditions + other.conditions,
    words: one.words + other.words,
    values: one.values + other.values,
    joins: one.joins + other.joins,
  }
}

/** What is too much of all conditions of a request, in a sentence; null where nothing is. */
export function loadProblem({ conditions, words, values, joins }: Load): string | null {
  if (conditions > MAX_CONDITIONS) return `Ask for at most ${MAX_CONDITIONS} conditions in “where”.`
  if (words > MAX_WORDS_IN_ALL)
    return `Ask for at most ${MAX_WORDS_IN_ALL} words in all “like” and “contains” together.`
  if (values > MAX_VALUES) return `Ask for at most ${MAX_VALUES} values in “where”.`
  return joins > MAX_JOINS
    ? `Ask for at most ${MAX_JOINS} conditions on lists and on fields of related documents.`
    : null
}

/** Names of the fields that hold lists, in any collection: each condition on one joins a table. */
export function listNames({ config }: Pick<Payload, 'config'>): ReadonlySet<string> {
  const fields = config.collections.flatMap(({ flattenedFields }) => flattenedFields)
  return new Set(fields.filter((one) => 'hasMany' in one && one.hasMany).map(({ name }) => name))
}

/**
 * The conditions of a `where` written as an object, at any level of `and` and `or`, `most` of them at most.
 * A sentence instead where it is none.
 */
export function conditionsIn(where: unknown): Condition[] | string {
  const found: Condition[] = []
  const waiting: { part: unknown; level: number }[] = [{ part: where, level: 0 }]
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const { part, level } = one
    if (level > MAX_LEVELS) return `Nest “and” and “or” at most ${MAX_LEVELS} times.`
    if (part === undefined || (part === null && level === 0)) continue
    if (!isObject(part)) return 'Write “where” as an object of fields, each with its conditions.'
    for (const [name, inner] of Object.entries(part))
      if (/^(and|or)$/i.test(name))
        for (const next of Array.isArray(inner) ? inner : [inner])
          waiting.push({ part: next, level: level + 1 })
      else if (isObject(inner))
        for (const [operator, value] of Object.entries(inner)) found.push({ field: name, operator, value })
      else if (inner !== undefined) return 'Write “where” as an object of fields, each with its conditions.'
    if (found.length > MAX_CONDITIONS) return loadProblem({ ...NO_LOAD, conditions: found.length })!
  }
  return found
}

/** A path may be written with two underscores as well, and that of a version begins with its own name. */
export function namesOf(field: string): string[] {
  return field
    .replaceAll('__', '.')
    .replace(/^version\./, '')
    .split('.')
}

function wordsOf(value: unknown): number {
  return typeof value === 'string' ? value.split(' ').length : 1
}

/** Payload splits what it is sent for a list or a relation at commas. */
function valuesOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + Math.max(1, valuesOf(one)), 0)
  const parts = typeof value === 'string' ? value.split(',').length : 1
  return parts === 1 ? 0 : parts
}

/** What a database compares with; and a relation of several collections. */
function isPlain(value: unknown): boolean {
  if (!isObject(value)) return typeof value !== 'function' && !Array.isArray(value)
  const { relationTo, value: id, ...more } = value
  return (
    typeof relationTo === 'string' &&
    !isReachingName(relationTo) &&
    typeof id !== 'object' &&
    Object.keys(more).length === 0
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
