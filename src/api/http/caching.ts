// What may be kept: answers that are the same for everybody, with an ETag; nothing else.

import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { SHOWS_HEADER, type Shows, writeShows } from '#src/freshness/declaration.ts'

/** Kept by whoever likes, and asked for again each time: a correction or a removed comment is seen at once. The process says the rest. */
const FOR_EVERYBODY = 'public, max-age=0, must-revalidate'

/** Answers with JSON that is the same for every caller, whatever cookie, token or origin; 304 where the caller has it. */
export function sendPublic(c: Context, body: object, shows: Shows): Response {
  const text = JSON.stringify(body)
  const tag = `"${createHash('sha1').update(text).digest('base64url')}"`
  c.header('Cache-Control', FOR_EVERYBODY)
  c.header('ETag', tag)
  c.header(SHOWS_HEADER, writeShows(shows))
  if (isKnown(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  c.header('Content-Type', 'application/json')
  return c.body(text)
}

/** `no-store` for every answer that was not sent as public, errors included. */
export function cacheHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const isPublic = c.res.headers.get('Cache-Control') === FOR_EVERYBODY && c.res.status < 400 && !c.res.headers.has('Set-Cookie')
    if (!isPublic) c.res.headers.set('Cache-Control', 'private, no-store')
  }
}

/** RFC 9110, 13.1.2: weak comparison with any of a list, or `*`. */
function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((known) => known.trim() === '*' || known.trim().replace(/^W\//, '') === tag)
}
