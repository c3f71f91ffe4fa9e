// What a list of the panel may be asked for, by its address or by a server action: no more than over REST.

import {
  conditionProblem,
  conditionsIn,
  isListOperator,
  loadOfAll,
  loadProblem,
  soughtProblem,
  type Condition,
} from '../lists/conditions.ts'
import { conditionsOf, nameProblem, numberProblem, sortProblem } from '../lists/queries.ts'

const NO_LISTS: ReadonlySet<string> = new Set()

/** Words that are looked for in a list. */
const MAX_WORDS = 10

type Sought = Record<string, string | string[] | undefined>

/** What says how much of a list is shown, from where, and in which order. */
const PAGING: readonly string[] = ['page', 'limit', 'sort']

/**
 * The parser of the panel, on the server and in the browser, makes a list of places up to 20, and an object
 * of more: no page of it could be drawn.
 */
const LAST_PLACE = 20
const TOO_LONG_LIST = `Ask for at most ${LAST_PLACE + 1} conditions side by side.`
const TOO_MANY_VALUES = `Compare with at most ${LAST_PLACE + 1} values.`

/**
 * What is wrong with the conditions in the address of a page of the panel, in a sentence; null where its
 * parser reads what is looked at here.
 */
export function panelAddressProblem(params: URLSearchParams): string | null {
  const keys = [...params.keys()].filter((key) => /^where\b/.test(key))
  const odd = keys.map((key) => nameProblem(key) ?? placesProblem(key)).find((problem) => problem !== null)
  if (odd) return odd
  const conditions = conditionsOf(params)
  if (typeof conditions === 'string') return conditions
  const isTooLong = keys.some((key) => params.getAll(key).length > LAST_PLACE + 1)
  return isTooLong ? TOO_MANY_VALUES : null
}

/** Every `and` and `or` names a place in its list, and a place is written as a list of the panel has it. */
function placesProblem(key: string): string | null {
  const names = key.slice('where['.length, -1).split('][')
  for (const [at, name] of names.entries()) {
    const place = names[at + 1]
    const isOfConditions = /^(and|or)$/i.test(name)
    if (!isOfConditions && !(isListOperator(name) && place !== undefined)) continue
    if (place === undefined || !/^(0|[1-9]\d*)$/.test(place))
      return 'Write a condition as where[or][0][and][0][field][operator]=value.'
    if (Number(place) > LAST_PLACE) return isOfConditions ? TOO_LONG_LIST : TOO_MANY_VALUES
  }
  return null
}

/**
 * The query of a page of the panel: its search has ten words, and what no list could be asked for over REST
 * is left out.
 */
export function panelQuery<Query extends Sought>(query: Query): Query {
  const { search } = query
  const params = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
  )
  const conditions = conditionsOf(params)
  const isFine = typeof conditions !== 'string' && isWithin(conditions)
  const kept = Object.entries(query).filter(
    ([name, value]) => (isFine || !/^where\b/.test(name)) && !isOddPaging(name, value),
  )
  return {
    ...Object.fromEntries(kept),
    ...(typeof search === 'string' ? { search: boundedSearch(search) } : {}),
  } as Query
}

/** The first words of a search; its wildcards are blanks where they are too many. */
function boundedSearch(search: string): string {
  const short = search.slice(0, 200)
  const plain = soughtProblem(short) ? short.replaceAll(/[%_]+/g, ' ') : short
  return plain.split(' ', MAX_WORDS).join(' ')
}

/** Columns of a list, by name; the widest has some thirty. */
const MAX_COLUMNS = 100

/** Whether a server action may ask for a list so, as the panel itself does. */
export function isPanelQuery(query: unknown): boolean {
  if (query === undefined || query === null) return true
  if (typeof query !== 'object') return false
  const parameters = query as Record<string, unknown>
  const { search, where, columns, groupBy, queryByGroup } = parameters
  if (search !== undefined && search !== null && !isSearch(search)) return false
  if (groupBy || queryByGroup) return false // no list is grouped
  if (!isColumns(columns)) return false
  // For Payload's own function an empty limit is none.
  if (PAGING.some((name) => parameters[name] === '' || isOddPaging(name, parameters[name]))) return false
  const conditions = conditionsIn(where)
  return typeof conditions !== 'string' && isWithin(conditions)
}

function isColumns(columns: unknown): boolean {
  if (columns === undefined || columns === null) return true
  const names = typeof columns === 'string' ? listIn(columns) : columns
  return Array.isArray(names) && names.length <= MAX_COLUMNS
}

function listIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isSearch(search: unknown): boolean {
  return typeof search === 'string' && search.split(' ').length <= MAX_WORDS && !soughtProblem(search)
}

/** Whether a page, a limit or an order is one that a list of the REST API refuses. */
function isOddPaging(name: string, value: unknown): boolean {
  if (!PAGING.includes(name) || value === undefined || value === null || value === '') return false
  if (typeof value !== 'string' && typeof value !== 'number') return true
  return (numberProblem(name, String(value)) ?? sortProblem(name, String(value))) !== null
}

function isWithin(conditions: Condition[]): boolean {
  return conditions.every((one) => !conditionProblem(one)) && !loadProblem(loadOfAll(conditions, NO_LISTS))
}
