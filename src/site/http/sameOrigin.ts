// Forms act only when they were sent from a page of this site: every method but GET and HEAD is checked.

import type { MiddlewareHandler } from 'hono'
import { CrossSiteRequest } from './errors.ts'

/**
 * Judges where a request came from. A browser states it in `Sec-Fetch-Site`, which no page can forge; where
 * that is missing (plain http, older browsers) the `Origin` must be ours. Neither header: refused.
 */
function isSameOrigin(headers: { get(name: string): string | null }, siteUrl: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  return headers.get('origin') === new URL(siteUrl).origin
}

/** Refuses cross-site writes, whatever their content type. The reader's cookie is `SameSite=Lax` besides. */
export function sameOriginOnly(siteUrl: string): MiddlewareHandler {
  return async (c, next) => {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!reads && !isSameOrigin(c.req.raw.headers, siteUrl)) throw new CrossSiteRequest()
    await next()
  }
}
