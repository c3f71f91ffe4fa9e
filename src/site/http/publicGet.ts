// How a public page is declared: by its path and the few parameters that make a difference. Its handler is
// asked without anything else of the visitor, so it cannot answer one person otherwise than another; only for
// the reader's own view (`view.ts`) is it handed the whole request.

import type { Context, Hono } from 'hono'
import type { BlankEnv } from 'hono/types'
import { declareRoute } from '#src/caching/publicRoutes.ts'
import { viewOf } from '../view/view.ts'
import type { View } from '../view/view.ts'

type Handler<Path extends string> = (c: Context<BlankEnv, Path>, view: View) => Promise<Response> | Response

/**
 * Adds a public page, feed or file to the site. `query` names the parameters it knows; all others make no
 * difference.
 */
export function publicGet<Path extends string>(
  site: Hono,
  path: Path,
  query: readonly string[],
  handler: Handler<Path>,
): void {
  declareRoute(site, { path, query, unknown: 'ignored' })
  site.get(path, async (c) => {
    const view = viewOf({ method: c.req.method, query: (name) => c.req.query(name) })
    if (view === 'reader') return handler(c, view)
    const request = c.req.raw
    c.req.raw = bare(request, query)
    const answer = await handler(c, view)
    c.req.raw = request // for what compares with what the visitor has
    return answer
  })
}

/** The same question without headers and unknown parameters. */
function bare({ url, method }: Request, known: readonly string[]): Request {
  const address = new URL(url)
  const given = address.searchParams
  const kept = known.flatMap((name) => (given.has(name) ? [[name, given.get(name) ?? '']] : []))
  address.search = new URLSearchParams(kept).toString()
  return new Request(address, { method })
}
