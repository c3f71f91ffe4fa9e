// Which pages of other sites may call, and which may act for a reader.
//
// What everybody may read, any page may read: such answers say `*`, depend on no cookie, and so may be kept.
// What is personal, and every write, is for our own pages and the origins of CORS_ORIGINS. A bearer token is
// sent by no browser of itself, so calls that carry one need no origin check (OWASP CSRF cheat sheet; Fetch
// standard, Sec-Fetch-Site).

import type { Context, MiddlewareHandler } from 'hono'
import { sessionToken } from '#src/readers/index.ts'
import { ApiError } from './errors.ts'

const METHODS = 'GET, HEAD, POST, PATCH, DELETE'
/** What a browser may ask with beside what it asks for. */
const REQUEST_HEADERS = ['Authorization', 'Content-Type', 'If-None-Match']
const READABLE_HEADERS = 'Allow, ETag, Location, Retry-After, WWW-Authenticate, X-Request-Id'
const PREFLIGHT_SECONDS = '600'

export type Origins = { siteUrl: string; corsOrigins: readonly string[] }

/** Answers preflights, and tells browsers which pages may read each answer. */
export function crossOrigin(origins: Origins): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'OPTIONS') return preflight(c, origins)
    await next()
    const { headers } = c.res
    headers.set('Access-Control-Expose-Headers', READABLE_HEADERS)
    if (headers.get('Cache-Control')?.startsWith('public'))
      return headers.set('Access-Control-Allow-Origin', '*')
    headers.append('Vary', 'Origin')
    if (isTrusted(c.req.header('origin'), origins)) allowCredentials(headers, c.req.header('origin')!)
    else if (isRead(c.req.method)) headers.set('Access-Control-Allow-Origin', '*') // an error, or nothing: no credentials go with `*`
  }
}

/**
 * Refuses a write that another site's page could have made a browser send. A session by a bearer token cannot
 * be sent that way; by anything else that stands in `Authorization` nobody is let past.
 */
export function sameOriginWrites(origins: Origins): MiddlewareHandler {
  return async (c, next) => {
    if (isRead(c.req.method) || sessionToken(c.req.raw.headers)?.by === 'bearer') return next()
    if (!mayWrite(c, origins))
      throw new ApiError(
        403,
        'CrossSiteRequest',
        'This call came from a page that may not act for a reader, so nothing was changed.',
      )
    return next()
  }
}

function mayWrite(c: Context, origins: Origins): boolean {
  const origin = c.req.header('origin')
  if (origin !== undefined) return isTrusted(origin, origins)
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  // A program, which has no cookie that somebody else could misuse.
  return c.req.header('cookie') === undefined
}

function isTrusted(origin: string | undefined, { siteUrl, corsOrigins }: Origins): boolean {
  return origin !== undefined && (origin === siteUrl || corsOrigins.includes(origin))
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

function preflight(c: Context, origins: Origins): Response {
  const headers = new Headers({
    Vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    'Cache-Control': 'no-store',
  })
  const origin = c.req.header('origin')
  const isTrustedPage = isTrusted(origin, origins)
  if (isTrustedPage) allowCredentials(headers, origin!)
  else if (isRead(c.req.header('access-control-request-method') ?? ''))
    headers.set('Access-Control-Allow-Origin', '*')
  if (headers.has('Access-Control-Allow-Origin')) {
    headers.set('Access-Control-Allow-Methods', isTrustedPage ? METHODS : 'GET, HEAD')
    headers.set('Access-Control-Allow-Headers', isTrustedPage ? allHeaders(c) : '*')
    headers.set('Access-Control-Max-Age', PREFLIGHT_SECONDS)
  }
  return new Response(null, { status: 204, headers })
}

/**
 * With credentials a `*` would be the name of a header, so those that are asked for are named: tools that
 * follow a call through several systems send their own.
 */
function allHeaders(c: Context): string {
  const requestedHeaders = (c.req.header('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim())
  return [
    ...REQUEST_HEADERS,
    ...requestedHeaders.filter((name) => /^[\w-]{1,64}$/.test(name)).slice(0, 20),
  ].join(', ')
}

function allowCredentials(headers: Headers, origin: string): void {
  headers.set('Access-Control-Allow-Origin', origin)
  headers.set('Access-Control-Allow-Credentials', 'true')
}
