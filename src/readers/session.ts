// A reader's session on the wire: a cookie of its own, apart from the staff's, or a bearer token.

import { environment } from '#src/environment/index.ts'

/** How long a log-in lasts, in seconds: 30 days, as the collection says. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60

/** `__Host-` binds the cookie to this very host over https, so that no sister domain can set it. */
export function sessionCookieName(): string {
  return environment().isSecure ? '__Host-assay-reader' : 'assay-reader'
}

/** The `Set-Cookie` value that starts a session in a browser. */
export function sessionCookie(token: string): string {
  return cookie(token, SESSION_SECONDS)
}

/** The `Set-Cookie` value that ends it there. */
export function endedSessionCookie(): string {
  return cookie('', 0)
}

/** The token that a request carries, and how: a bearer token wins, because a page of another site cannot make a browser send it. */
export function sessionToken(headers: { get(name: string): string | null }): { token: string; by: 'bearer' | 'cookie' } | null {
  const bearer = /^Bearer ([\w.-]{1,4096})$/i.exec(headers.get('authorization')?.trim() ?? '')?.[1]
  if (bearer) return { token: bearer, by: 'bearer' }
  const token = cookieValue(headers.get('cookie') ?? '', sessionCookieName())
  return token ? { token, by: 'cookie' } : null
}

function cookie(value: string, maxAge: number): string {
  const parts = [`${sessionCookieName()}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${maxAge}`]
  return [...parts, ...(environment().isSecure ? ['Secure'] : [])].join('; ')
}

function cookieValue(header: string, name: string): string | null {
  for (const part of header.slice(0, 16_384).split(';')) {
    const [key, value = ''] = part.trim().split('=', 2)
    if (key === name) return /^[\w.-]{1,4096}$/.test(value) ? value : null
  }
  return null
}
