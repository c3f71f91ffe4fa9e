// Leads on from an address that a page had to the one that it has.

import type { Context } from 'hono'
import { inView, type View } from '../view.ts'

/** 308 to `path`, a path of this site, with the query that was asked for: RFC 9110, 15.4.9. */
export function moved(c: Context, view: View, path: string): Response {
  const asked = new URL(c.req.url).searchParams
  const query = asked.size > 0 ? `?${asked.toString()}` : ''
  return c.redirect(inView(view, `${path}${query}`), 308)
}
