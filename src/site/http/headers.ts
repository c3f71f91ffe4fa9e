// The headers of the site's pages: what a page may load, who may frame it, and who may keep it.

import type { Context, MiddlewareHandler } from 'hono'
import { CACHE_METADATA_HEADER, type CacheMetadata, writeCacheMetadata } from '#src/caching/metadata.ts'

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
]

/** Kept, and asked for again each time, or after some seconds. */
const KEEP = /^public, max-age=\d+, must-revalidate$/

/** Sets the security headers; only the staff's preview may stand in a frame, and only in one of our own. */
export function pageSecurityHeaders(siteUrl: string): MiddlewareHandler {
  const secure = siteUrl.startsWith('https:')
  return async (c, next) => {
    await next()
    const ancestors = c.req.path.startsWith('/preview/') ? "'self'" : "'none'"
    if (!c.res.headers.has('Content-Security-Policy'))
      c.res.headers.set('Content-Security-Policy', [...POLICY, `frame-ancestors ${ancestors}`].join('; '))
    c.res.headers.set('Referrer-Policy', 'strict-origin-when-cross-origin')
    c.res.headers.set('X-Content-Type-Options', 'nosniff')
    c.res.headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    c.res.headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
    if (secure) c.res.headers.set('Strict-Transport-Security', 'max-age=31536000')
  }
}

/**
 * Declares an answer the same for every visitor: it may be kept for as long as what it shows stays the same,
 * and by browsers, without asking, for some seconds.
 */
export function setCacheMetadata(c: Context, shows: CacheMetadata, seconds = 0): void {
  c.header('Cache-Control', `public, max-age=${seconds}, must-revalidate`)
  c.header(CACHE_METADATA_HEADER, writeCacheMetadata(shows))
}

/**
 * Answers are kept by nobody unless a route declared them public. The process gives those their tag, and 304
 * to who has them.
 */
export function cacheHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const isPublic = KEEP.test(c.res.headers.get('Cache-Control') ?? '') && !c.res.headers.has('Set-Cookie')
    if (!isPublic) c.res.headers.set('Cache-Control', 'private, no-store')
  }
}
