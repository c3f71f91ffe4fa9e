// Addresses of pages and feeds that are nearly right: a slash too many, capitals, as links get them that were
// typed or pasted.

import type { Context } from 'hono'
import { inView, type View } from '../view/view.ts'

/** All that the address of a page consists of: nothing in it can lead to another host. */
const PAGE = /^(?:\/|(?:\/[a-z0-9_-]+)+|(?:\/[a-z0-9_-]+)*\/[a-z]+\.(?:xml|txt))$/

type Route = { method: string; path: string }

/**
 * The path of the page that is meant by one at which there is nothing, or null where there is none such:
 * single slashes, none at the end, small letters. So with feeds and site maps; other files have no second
 * address.
 */
export function rightAddress(path: string, routes: readonly Route[]): string | null {
  const right = `/${path.split('/').filter(Boolean).join('/')}`.toLowerCase()
  if (right === path || !PAGE.test(right)) return null
  return routes.some((route) => route.method === 'GET' && leadsTo(route.path, right)) ? right : null
}

function leadsTo(pattern: string, path: string): boolean {
  const parts = pattern.split('/')
  const given = path.split('/')
  return (
    parts.length === given.length &&
    parts.every((part, at) => part === given[at] || (part.startsWith(':') && given[at] !== ''))
  )
}

/** 308 to `path`, a path of this site, with the query that was asked for: RFC 9110, 15.4.9. */
export function moved(c: Context, view: View, path: string): Response {
  const parameters = new URL(c.req.url).searchParams
  const query = parameters.size > 0 ? `?${parameters.toString()}` : ''
  return c.redirect(inView(view, `${path}${query}`), 308)
}
