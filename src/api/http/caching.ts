// What may be kept: answers that are the same for everybody, and nothing else.

import type { Context, MiddlewareHandler } from 'hono'
import { cachedJson } from '#src/caching/cachedJson.ts'
import { CACHE_METADATA_HEADER, type CacheMetadata, writeCacheMetadata } from '#src/caching/metadata.ts'
import { withText } from '#src/caching/textResponse.ts'

/**
 * Kept by whoever likes, and asked for again each time: a correction or a removed comment is seen at once.
 * The process says the rest.
 */
const FOR_EVERYBODY = 'public, max-age=0, must-revalidate'

/**
 * Answers with JSON that is the same for every caller, whatever cookie, token or origin. The process gives it
 * its ETag, and 304 to who has it.
 */
export function sendPublic(c: Context, body: object, shows: CacheMetadata): Response {
  c.header('Cache-Control', FOR_EVERYBODY)
  c.header(CACHE_METADATA_HEADER, writeCacheMetadata(shows))
  c.header('Content-Type', 'application/json')
  return withText(c.body(null), cachedJson(body))
}

/** `no-store` for every answer that was not sent as public, errors included. */
export function cacheHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const isPublic =
      c.res.headers.get('Cache-Control') === FOR_EVERYBODY &&
      c.res.status < 400 &&
      !c.res.headers.has('Set-Cookie')
    if (!isPublic) c.res.headers.set('Cache-Control', 'private, no-store')
  }
}
