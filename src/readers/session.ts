// A reader's session on the wire: a cookie of its own, apart from the staff's, or a bearer token. Beside the
// cookie goes a hint that scripts can read, with nothing secret in it: pages are the same for everybody, and
// only where it is set does a script ask who is logged in.

import { cookieValue } from '#access/staffCookie.ts'
import { environment } from '#src/environment/index.ts'

/** How long a log-in lasts, in seconds: 30 days, as the collection says. */
const SESSION_SECONDS = 30 * 24 * 60 * 60

/** `__Host-` binds the cookie to this very host over https, so that no sister domain can set it. */
export function sessionCookieName(): string {
  return environment().isSecure ? '__Host-assay-reader' : 'assay-reader'
}

/** Set to `1` while a session cookie is; `src/site/browser/overlay.ts` looks for it. */
const HINT_COOKIE = 'assay-in'

/** The `Set-Cookie` values that start a session in a browser. */
export function sessionCookies(token: string): string[] {
  return cookies({ token, hint: '1', maxAge: SESSION_SECONDS })
}

/** The `Set-Cookie` values that end it there. */
export function endedSessionCookies(): string[] {
  return cookies({ token: '', hint: '', maxAge: 0 })
}

/** Ours have some hundred characters. */
const MAX_TOKEN_LENGTH = 4_096

/**
 * The one place that says where a session comes from, and how: a bearer token wins, because a page of another
 * site cannot make a browser send it. Whoever sends `Authorization` means that and nothing else, so one that
 * is no bearer token of the right form opens nothing, and the cookie beside it does not count. `Basic` alone
 * is passed over: a proxy that keeps a site from the public has browsers send it with every request.
 */
export function sessionToken(headers: {
  get(name: string): string | null
}): { token: string; by: 'bearer' | 'cookie' } | null {
  const sent = headers.get('authorization')?.trim() ?? ''
  const bearer = /^Bearer +([\w.-]+)$/i.exec(sent)?.[1]
  if (bearer && bearer.length <= MAX_TOKEN_LENGTH) return { token: bearer, by: 'bearer' }
  if (sent !== '' && !/^Basic /i.test(sent)) return null
  const token = cookieValue((headers.get('cookie') ?? '').slice(0, 16_384), sessionCookieName())
  return token && token.length <= MAX_TOKEN_LENGTH && /^[\w.-]+$/.test(token) ? { token, by: 'cookie' } : null
}

function cookies({ token, hint, maxAge }: { token: string; hint: string; maxAge: number }): string[] {
  const shared = [
    'Path=/',
    'SameSite=Lax',
    `Max-Age=${maxAge}`,
    ...(environment().isSecure ? ['Secure'] : []),
  ]
  return [
    [`${sessionCookieName()}=${token}`, 'HttpOnly', ...shared].join('; '),
    [`${HINT_COOKIE}=${hint}`, ...shared].join('; '),
  ]
}
