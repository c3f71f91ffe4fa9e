// The page cache over the apps of this house: makes, keeps, and is told of what changed.

import type { Environment } from '#src/environment/index.ts'
import { addressesOf } from './cache/address.ts'
import { makerOf } from './cache/make.ts'
import { createPageCache } from './cache/pageCache.ts'
import { readsOf, type Reads } from './cache/reads.ts'
import type { House } from './handle.ts'
import { securityHeaders } from './headers.ts'
import { type CacheTally, cacheTally } from './watch/cacheTally.ts'

type Settings = Pick<Environment, 'cacheBytes' | 'siteUrl' | 'isSecure'>

/** What the outside learns of the cache. */
type Told = { tally?: CacheTally; onPurged?: (keys: string[]) => void }

/** The reads of an open house; null when no memory is given to pages. */
export function publicReads(
  { apps, onPurge }: Pick<House, 'apps' | 'onPurge'>,
  { cacheBytes, siteUrl, isSecure }: Settings,
  { tally = cacheTally(), onPurged }: Told = {},
): Reads | null {
  if (cacheBytes === 0) return null
  const make = makerOf({
    fetch: apps.fetch,
    siteUrl,
    headersFor: (path) => securityHeaders(path, { isSecure, dev: false }),
  })
  const cache = createPageCache({
    bytes: cacheBytes,
    make,
    onMade: () => {
      tally.made += 1
    },
    onPurge: ({ kind }, keys) => {
      tally.purges[kind] += 1
      onPurged?.(keys)
    },
  })
  tally.size = () => cache.size()
  onPurge((purge) => cache.purge(purge))
  return readsOf({
    cache,
    addresses: addressesOf(apps.routes, { personal: apps.personal }),
    onAnswer: (outcome) => {
      tally.answers[outcome] += 1
    },
  })
}
