// What may be kept: answers that are the same for everybody, with an ETag; nothing else.

import type { Context, MiddlewareHandler } from 'hono'
import { etag } from 'hono/etag'

const FOR_EVERYBODY = 'public, max-age=0, must-revalidate'

/** Declares an answer the same for every caller: it never depends on cookie, token or origin. */
export function declarePublic(c: Context): void {
  c.header('Cache-Control', FOR_EVERYBODY)
}

/** An ETag, and 304 where the caller has it, for answers declared public; `no-store` for all others, errors included. */
export function cacheHeaders(): MiddlewareHandler {
  const tagged = etag()
  return async (c, next) => {
    await next()
    const isPublic = c.res.headers.get('Cache-Control') === FOR_EVERYBODY && c.res.status < 400 && !c.res.headers.has('Set-Cookie')
    if (isPublic) await tagged(c, async () => {})
    else c.res.headers.set('Cache-Control', 'private, no-store')
  }
}
