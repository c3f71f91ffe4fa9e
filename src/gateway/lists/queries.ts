// Queries that no database can answer get a sentence instead of a fault: Payload hands what it is sent on to
// the database, which throws at a page of 1e99, a near on a text, or a time that is none.

import type { FlattenedField, Payload } from 'payload'
import { isReachingName } from '#src/bodies/nesting.ts'
import {
  type Condition,
  conditionProblem,
  isListOperator,
  listNames,
  loadOfAll,
  loadProblem,
  namesOf,
} from './conditions.ts'
import { WHOLE_COLUMNS } from './wholeColumns.ts'

/** A list gives at most this many documents at once, and these where nothing is asked for. */
export const MAX_LISTED = 100
export const DEFAULT_LISTED = 10

const NUMBERS = {
  page: { least: 1, most: 1_000_000 },
  limit: { least: 1, most: MAX_LISTED },
  depth: { least: 0, most: 3 },
} as const

/**
 * Documents of one list whose ids are all given: the panel asks so for the names that the rows of a list
 * refer to.
 */
const MAX_OF_IDS = 250

/**
 * Names within brackets of one parameter; the parser that Payload uses takes ten, and lumps the rest
 * together.
 */
const MAX_NAMES = 10

/**
 * Longest query in characters. The panel asks for what it shows of a list in 60 `select` and as many
 * conditions.
 */
const MAX_QUERY = 32 * 1024

/** Parameters of one query. Next needs seconds for some thousands of them, before it asks anybody. */
const MAX_PARAMETERS = 300
const TOO_MANY_PARAMETERS = `Send at most ${MAX_PARAMETERS} parameters.`

/** Names between the slashes of an address; the panel has six, and the files of Next a few more. */
const MAX_NAMES_OF_PATH = 30

/** What is looked at here and handed on. */
const CHECKED = /^(where|sort|page|limit|depth|select|populate|pagination|draft|autosave|overrideLock)\b/

/** Which fields an answer has. */
const CHOICES = /^(select|populate)\b/

/**
 * Flags that a guard of ours answers (src/publishing/drafts), and those of our own lists and of signing out.
 */
const GUARDED =
  /^(publishAllLocales|publishSpecificLocale|unpublishAllLocales|uploadEdits|allSessions|desk)\b/

const FLAGS = /^(draft|autosave|overrideLock|publishAllLocales|unpublishAllLocales|allSessions)$/

/** What would be a list where it came twice. */
const SINGLE = ['page', 'limit', 'depth', 'pagination', 'draft', 'autosave', 'overrideLock'] as const

type QueryInput = {
  payload: Payload
  method: string
  /** The path of the request, such as `/api/articles/versions`. */ path: string
  params: URLSearchParams
}

/**
 * What of a query is handed on to Payload: its own parameters and the desk's. The others are dropped, as on
 * the public pages. So is a choice of fields for the answer to a write: Payload leaves the others out of what
 * our hooks are given, too.
 */
export function knownQuery(method: string, params: URLSearchParams): URLSearchParams {
  const isRead = method === 'GET' || method === 'HEAD'
  return new URLSearchParams(
    [...params].filter(([key]) => (CHECKED.test(key) && (isRead || !CHOICES.test(key))) || GUARDED.test(key)),
  )
}

/** What is wrong with a query, in a sentence that says what to send; null where nothing is. */
export function oddQuery({ payload, method, path, params }: QueryInput): string | null {
  const tooMuch = sizeProblem(params)
  if (tooMuch) return tooMuch
  const twice = SINGLE.find((name) => params.getAll(name).length > 1)
  if (twice) return `Send “${twice}” once.`
  const fields = fieldsOf(payload, path)
  for (const [key, value] of params) {
    const problem =
      nameProblem(key) ??
      (isPanelLimit(method, key, value, params) ? null : numberProblem(key, value)) ??
      sortProblem(key, value) ??
      choiceProblem(key, value) ??
      flagProblem(key, value)
    if (problem) return problem
  }
  const conditions = conditionsOf(params)
  if (typeof conditions === 'string') return conditions
  for (const one of conditions) {
    const problem = conditionProblem(one) ?? typeProblem(one, typeOf(payload, fields, one.field))
    if (problem) return problem
  }
  const tooMany = loadProblem(loadOfAll(conditions, listNames(payload)))
  if (tooMany) return tooMany
  // Without pages Payload takes a missing limit for none.
  return params.get('pagination') === 'false' && !params.has('limit')
    ? `Send a “limit” from 1 to ${MAX_LISTED} with pagination=false.`
    : null
}

/** What is too much of a raw address, as it came and not decoded; null where nothing is. */
export function longAddressProblem(url: string): string | null {
  const [path = ''] = url.split(/[?#]/, 1)
  if (path.split('/', MAX_NAMES_OF_PATH + 2).length > MAX_NAMES_OF_PATH + 1)
    return `Send an address of at most ${MAX_NAMES_OF_PATH} names.`
  return url.split('&', MAX_PARAMETERS + 1).length > MAX_PARAMETERS ? TOO_MANY_PARAMETERS : null
}

function sizeProblem(params: URLSearchParams): string | null {
  if (params.size > MAX_PARAMETERS) return TOO_MANY_PARAMETERS
  let length = 0
  for (const [key, value] of params) length += key.length + value.length
  return length > MAX_QUERY ? `Send a query of at most ${MAX_QUERY / 1024} kB.` : null
}

/** A name that reaches into how objects work is no field of anybody's. */
export function nameProblem(key: string): string | null {
  const names = key.split(/[[\].]+/)
  if (names.some(isReachingName)) return 'The query names a field that no document has.'
  return names.length > MAX_NAMES + 2 ? `Nest at most ${MAX_NAMES} names in one parameter.` : null
}

/**
 * Two limits of the panel’s own: documents that were chosen are deleted and changed with 0, which is all that
 * the `where` names, as without a limit; and names are asked for by their ids, without what stands behind
 * them.
 */
function isPanelLimit(method: string, key: string, value: string, params: URLSearchParams): boolean {
  if (key !== 'limit') return false
  if (method === 'DELETE' || method === 'PATCH') return value === '0'
  return params.has('where[id][in]') && params.get('depth') === '0' && value === String(MAX_OF_IDS)
}

/** What is wrong with a page, a limit or a depth, or null. */
export function numberProblem(key: string, value: string): string | null {
  const name = /^(page|limit|depth)\b/.exec(key)?.[1] as keyof typeof NUMBERS | undefined
  if (!name) return null
  const { least, most } = NUMBERS[name]
  const isGood = key === name && /^\d{1,7}$/.test(value) && Number(value) >= least && Number(value) <= most
  return isGood ? null : `“${name}” must be a whole number from ${least} to ${most.toLocaleString('en-GB')}.`
}

/** What is wrong with an order, or null. */
export function sortProblem(key: string, value: string): string | null {
  if (!/^sort\b/.test(key)) return null
  const names = value.split(',')
  const isGood =
    /^sort(\[\d*\])?$/.test(key) &&
    names.length <= 5 &&
    names.every((name) => /^-?[A-Za-z_][\w.]*$/.test(name) && !name.split(/[-.]/).some(isReachingName)) &&
    names.every((name) => namesOf(name).length <= 2)
  return isGood ? null : '“sort” must name fields, five at most, such as sort=-updatedAt,headline.'
}

/** `select[field]=true`, `populate[collection][field]=true`. */
function choiceProblem(key: string, value: string): string | null {
  const name = /^(select|populate)\b/.exec(key)?.[1]
  if (!name) return null
  const isGood = /^(select|populate)(\[[A-Za-z_][\w-]*\])+$/.test(key) && /^(true|false)$/.test(value)
  if (!isGood) return `Write “${name}” as ${name}[field]=true.`
  return name === 'populate' ? populateProblem(key, value) : null
}

/**
 * Where many rows name one document, each would carry its text again: fifty comments some twenty megabytes.
 * All but one field is all but that.
 */
function populateProblem(key: string, value: string): string | null {
  if (value === 'false') return 'Name the fields that you want: populate[collection][field]=true.'
  const [, , field] = key.split(/\[|\]\[|\]/)
  return WHOLE_COLUMNS.includes(field ?? '')
    ? `A text is not given with what names it: ask for the document by its id for its “${field}”.`
    : null
}

function flagProblem(key: string, value: string): string | null {
  if (/^pagination\b/.test(key))
    return key === 'pagination' && /^(true|false)$/.test(value) ? null : '“pagination” must be true or false.'
  const name = /^(draft|autosave|overrideLock|publishAllLocales|unpublishAllLocales|allSessions)\b/.exec(
    key,
  )?.[1]
  if (!name) return null
  return FLAGS.test(key) && /^(true|false|0|1|)$/.test(value) ? null : `“${name}” must be true or false.`
}

/**
 * The conditions of `where[field][operator]=value`, within any number of `[and][0]` and `[or][0]`; or what is
 * wrong with one.
 */
export function conditionsOf(params: URLSearchParams): Condition[] | string {
  const found = new Map<string, Condition>()
  for (const [key, value] of params) {
    if (!/^where\b/.test(key)) continue
    const place = /^where((?:\[[^[\]]*\])+)$/.exec(key)?.[1] ?? ''
    const parts = place.slice(1, -1).split('][')
    while ((parts[0] === 'and' || parts[0] === 'or') && /^\d*$/.test(parts[1] ?? '-')) parts.splice(0, 2)
    const [field, operator, index, ...more] = parts
    if (!field || !operator || more.length > 0 || (index !== undefined && !isIndex(operator, index)))
      return 'Write a condition as where[field][operator]=value.'
    if (!isListOperator(operator)) {
      if (found.has(place)) return `Send each condition of “where” once.`
      found.set(place, { field, operator, value })
      continue
    }
    const list = index === undefined ? place : place.slice(0, -index.length - 2)
    const values = (found.get(list)?.value ?? []) as string[]
    found.set(list, { field, operator, value: [...values, ...value.split(',')] })
  }
  return [...found.values()]
}

function isIndex(operator: string, index: string): boolean {
  return isListOperator(operator) && /^\d*$/.test(index)
}

/** What is wrong with a condition's values for a field of this type. */
function typeProblem({ field, operator, value }: Condition, type: string | null): string | null {
  if (operator === 'exists') return null
  const texts = (Array.isArray(value) ? value : [value]).map(String).filter((text) => text !== 'null')
  if (type === 'date' && texts.some((text) => Number.isNaN(Date.parse(text))))
    return `“${field}” is a time: send an instant such as 2026-03-01T14:00:00Z.`
  if (type === 'number' && !texts.every(isNumber)) return `“${field}” is a number.`
  return null
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text))
}

function fieldsOf(payload: Payload, path: string): readonly FlattenedField[] {
  const slug = path.split('/')[2] ?? ''
  return Object.hasOwn(payload.collections, slug)
    ? payload.collections[slug as keyof typeof payload.collections].config.flattenedFields
    : []
}

/** The type of the field at a path such as `version.releaseAt` or `article.createdAt`, or null. */
function typeOf(payload: Payload, fields: readonly FlattenedField[], path: string): string | null {
  const names = path
    .replaceAll('__', '.')
    .replace(/^version\./, '')
    .split('.')
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
