// The page cache over the public apps: makes, keeps, and is told of what changed.

import type { Environment } from '#src/environment/index.ts'
import { addressesOf } from './cache/address.ts'
import { createPageCache } from './cache/pageCache.ts'
import { createCachedReads, type CachedReads } from './cache/reads.ts'
import { rendererOf } from './cache/render.ts'
import { securityHeaders } from './headers.ts'
import type { Runtime } from './runtime.ts'
import { type CacheTally, cacheTally } from './watch/cacheTally.ts'

type Settings = Pick<Environment, 'cacheBytes' | 'siteUrl' | 'isSecure'>

/** What the outside learns of the cache. */
type CacheObservers = { tally?: CacheTally; onPurged?: (keys: string[]) => void }

/** The reads of the running apps; null when no memory is given to pages. */
export function publicReads(
  { apps, onPurge }: Pick<Runtime, 'apps' | 'onPurge'>,
  { cacheBytes, siteUrl, isSecure }: Settings,
  { tally = cacheTally(), onPurged }: CacheObservers = {},
): CachedReads | null {
  if (cacheBytes === 0) return null
  const make = rendererOf({
    fetch: apps.fetch,
    siteUrl,
    headersFor: (path) => securityHeaders(path, { isSecure, dev: false }),
  })
  const cache = createPageCache({
    bytes: cacheBytes,
    renderAnswer: make,
    onRender: () => {
      tally.made += 1
    },
    onPurge: ({ kind }, keys) => {
      tally.purges[kind] += 1
      onPurged?.(keys)
    },
  })
  tally.size = () => cache.size()
  onPurge((purge) => cache.purge(purge))
  return createCachedReads({
    cache,
    addresses: addressesOf(apps.routes, { personal: apps.personal }),
    onAnswer: (outcome) => {
      tally.answers[outcome] += 1
    },
  })
}
