// The page cache over the apps of this house: makes, keeps, and is told of what changed.
import type { Environment } from '#src/environment/index.ts'

import { addressesOf } from './cache/address.ts'
import { makerOf } from './cache/make.ts'
import { createPageCache } from './cache/pageCache.ts'
import { readsOf, type Reads } from './cache/reads.ts'
import type { House } from './handle.ts'
import { securityHeaders } from './headers.ts'

/** The reads of an open house; null when no memory is given to pages. */
export function publicReads({ apps, onPurge }: Pick<House, 'apps' | 'onPurge'>, { cacheBytes, siteUrl, isSecure }: Pick<Environment, 'cacheBytes' | 'siteUrl' | 'isSecure'>): Reads | null {
  if (cacheBytes === 0) return null
  const make = makerOf({ fetch: apps.fetch, siteUrl, headersFor: (path) => securityHeaders(path, { isSecure, dev: false }) })
  const cache = createPageCache({ bytes: cacheBytes, make })
  onPurge((purge) => cache.purge(purge))
  return readsOf({ cache, addresses: addressesOf(apps.routes, { personal: apps.personal }) })
}
