// What a request with an API key may be: a read of what is public, by a key that reads and has not expired.

import type { Payload } from 'payload'
import { isExpired, isOff, READ, scopesOf } from '#access/keys.ts'
import type { Integration } from '#payload-types'
import { DEFAULT_LISTED } from '../lists/queries.ts'
import { Refusal } from './refusal.ts'

/**
 * How long a use that was written down stands for the next ones: each write takes its turn with the desk's.
 */
const USE_STANDS_FOR_MS = 5 * 60_000

/** When each key was last written down by this process, so that a hundred requests at once write once. */
const written = new Map<string, number>()

/**
 * A key that may ask for anything at all. @throws Refusal 401 where it is off or has expired, 403 where it
 * does not read
 */
export function checkKey(key: Integration, now: Date): void {
  if (isOff(key))
    throw new Refusal(
      401,
      'KeyOff',
      'This API key is switched off. Ask an admin of the newsroom for a new one.',
    )
  if (isExpired(key, now))
    throw new Refusal(
      401,
      'KeyExpired',
      'This API key has expired. Ask an admin of the newsroom for a new one.',
    )
  if (!scopesOf(key).includes(READ))
    throw new Refusal(403, 'Forbidden', `This API key has no scope “${READ}”.`)
}

/** A request over REST that a key may make: reads of the newsroom's own collections. @throws Refusal 403 */
export function checkKeyAtRest(request: Request, pathname: string): void {
  if (pathname.startsWith('/api/payload-'))
    throw new Refusal(403, 'Forbidden', 'An API key reads the newsroom’s own collections, and nothing else.')
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw new Refusal(403, 'Forbidden', 'An API key reads: send GET, and no other method.')
}

/** Documents that a key reads at once together with what they refer to; of 100 articles that takes 140 ms. */
export const MAX_FOR_KEY = 50

/** Rows of a list that a key turns pages over: a database reads all rows before those of a page. */
const MAX_PAGED = 1_000

/** Orders of which every database keeps an index. */
const ORDERS: readonly string[] = ['id', 'createdAt', 'updatedAt', 'publishedAt', 'slug']

/**
 * What is wrong with a list that a key asks for over REST, or null. Where no depth is asked for, it is not 0.
 */
export function keyListProblem(params: URLSearchParams): string | null {
  const limit = Number(params.get('limit') ?? DEFAULT_LISTED)
  if (limit > MAX_FOR_KEY && params.get('depth') !== '0')
    return `Ask for at most ${MAX_FOR_KEY} documents at once, or for more with depth=0.`
  const sort = [...params].filter(([name]) => /^sort\b/.test(name)).map(([, value]) => value)
  return keyPageProblem({ page: Number(params.get('page') ?? 1), limit, sort: sort.join(',') })
}

/**
 * What is wrong with the page or the order of a list that a key asks for, over REST or GraphQL; null where
 * nothing is.
 */
export function keyPageProblem({
  page,
  limit,
  sort,
}: {
  page: number
  limit: number
  sort: string
}): string | null {
  if (page * limit > MAX_PAGED)
    return (
      `Turn pages over the first ${MAX_PAGED.toLocaleString('en-GB')} rows. Go on with ` +
      'sort=id and where[id][greater_than] of the last id, or read /api/v1.'
    )
  const names = sort === '' ? [] : sort.split(',').map((name) => name.trim().replace(/^-/, ''))
  return names.every((name) => ORDERS.includes(name))
    ? null
    : `An API key orders lists by ${ORDERS.join(', ')}.`
}

/** Drafts are the desk's: whether there is one would tell that a change is prepared. */
export function publicQuery(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...params].filter(([key]) => !/^(draft|autosave|overrideLock|uploadEdits)\b/.test(key)),
  )
}

/** Writes down when a key was used, every few minutes; nobody waits for it. */
export function rememberUse(payload: Payload, key: Integration, now: Date): void {
  const last = Math.max(written.get(key.id) ?? 0, Date.parse(key.lastUsedAt ?? '') || 0)
  if (now.getTime() - last < USE_STANDS_FOR_MS) return
  written.set(key.id, now.getTime())
  payload.db
    .updateOne({
      collection: 'integrations',
      id: key.id,
      // The row is not changed by being used: its own time stays.
      data: { lastUsedAt: now.toISOString(), updatedAt: key.updatedAt },
      returning: false,
    })
    .catch((err: unknown) =>
      payload.logger.error({ err }, 'The use of an API key could not be written down.'),
    )
}
