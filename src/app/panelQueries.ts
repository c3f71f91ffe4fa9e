// What a list of the panel may be asked for, by its address or by a server action: no more than over REST.

import { conditionProblem, conditionsIn, loadOfAll, loadProblem, type Condition } from './conditions.ts'
import { conditionsOf } from './queries.ts'

const NO_LISTS: ReadonlySet<string> = new Set()

/** Words that are looked for in a list. */
const MOST_WORDS = 10

type Sought = Record<string, string | string[] | undefined>

/** The query of a page of the panel: its search has ten words, and conditions that are too many are left out. */
export function panelQuery<Query extends Sought>(query: Query): Query {
  const { search } = query
  const params = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
  )
  const conditions = conditionsOf(params)
  const isFine = typeof conditions !== 'string' && isWithin(conditions)
  const kept = Object.entries(query).filter(([name]) => isFine || !/^where\b/.test(name))
  return {
    ...Object.fromEntries(kept),
    ...(typeof search === 'string' ? { search: search.slice(0, 200).split(' ', MOST_WORDS).join(' ') } : {}),
  } as Query
}

/** Whether a server action may ask for a list so. What React writes in its own way begins with a dollar. */
export function isPanelQuery(query: unknown): boolean {
  if (typeof query !== 'object' || query === null) return true
  const { search, where } = query as { search?: unknown; where?: unknown }
  if (typeof search === 'string' && search.split(' ').length > MOST_WORDS) return false
  if (typeof where === 'string' && where.startsWith('$')) return true
  const conditions = conditionsIn(where)
  return typeof conditions !== 'string' && isWithin(conditions)
}

function isWithin(conditions: Condition[]): boolean {
  return conditions.every((one) => !conditionProblem(one)) && !loadProblem(loadOfAll(conditions, NO_LISTS))
}
