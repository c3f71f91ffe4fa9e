// The key of a public answer: its path, and the query parameters that its route knows, in the order of their
// names.

import { LRUCache } from 'lru-cache'
import type { PublicRoute } from '#src/caching/publicRoutes.ts'

/** The parameter, and its value, with which a reader asks for a page as their own: that is never public. */
export type Options = { personal: { name: string; value: string } }

/** Letters that stand in an address of ours as they are: one address is written in one way. */
const PLAIN_PATH = /^\/(?:[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*)?$/i
/** Longer ones are answered, and not kept. */
const MAX_CACHED_LENGTH = 1_024
/** Addresses whose reading is remembered: what is asked for is mostly asked for again. */
const MAX_REMEMBERED = 2_000

export type Addresses = (url: string) => string | null

/**
 * The key for a request's path and query; null for whatever no public route has declared. A parameter that
 * the route does not know is left out of the key where it makes no difference, and where the route refuses it
 * there is no key.
 */
export function addressesOf(routes: readonly PublicRoute[], { personal }: Options): Addresses {
  const read = new LRUCache<string, { key: string | null }>({ max: MAX_REMEMBERED })
  const keyOf = readerOf(routes, personal)
  return (url) => {
    const known = read.get(url)
    if (known) return known.key
    const key = keyOf(url)
    if (url.length <= MAX_CACHED_LENGTH) read.set(url, { key })
    return key
  }
}

function readerOf(routes: readonly PublicRoute[], personal: Options['personal']): Addresses {
  const patterns = routes.map((route) => ({
    matches: matcher(route.path),
    known: new Set(route.query),
    refuses: route.unknown === 'refused',
  }))
  return (url) => {
    const [path = '', query] = split(url)
    if (url.length > MAX_CACHED_LENGTH || !PLAIN_PATH.test(path)) return null
    const route = patterns.find(({ matches }) => matches.test(path))
    if (!route) return null
    if (query === undefined || query === '') return path
    const given = new URLSearchParams(query)
    if (given.get(personal.name) === personal.value) return null
    const names = [...new Set(given.keys())]
    if (route.refuses && names.some((name) => !route.known.has(name) || given.getAll(name).length > 1))
      return null
    const kept = names
      .filter((name) => route.known.has(name))
      .sort()
      .map((name) => [name, given.get(name)!])
    return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`
  }
}

function split(url: string): [string, string | undefined] {
  const end = url.indexOf('#')
  const whole = end === -1 ? url : url.slice(0, end)
  const at = whole.indexOf('?')
  return at === -1 ? [whole, undefined] : [whole.slice(0, at), whole.slice(at + 1)]
}

/** `/articles/:slug` and `/articles/{slug}` as a pattern of one path. */
function matcher(path: string): RegExp {
  const pattern = path
    .split('/')
    .map((part) => (/^(?::|\{)/.test(part) ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('/')
  return new RegExp(`^${pattern}$`)
}
