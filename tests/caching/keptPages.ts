// A newsroom with its page cache, both by one clock that a test sets: what readers get, and what they would
// get if nothing were kept.

import type { Payload } from 'payload'
import { createApi } from '#src/api/app.ts'
import { publicRoutesOf } from '#src/caching/publicRoutes.ts'
import { onPurge } from '#src/invalidation/index.ts'
import { addressesOf } from '#src/server/cache/address.ts'
import { createPageCache } from '#src/server/cache/pageCache.ts'
import { rendererOf } from '#src/server/cache/render.ts'
import { AS, AS_READER } from '#src/site/view/view.ts'
import { siteOver } from '../support/site.ts'

const SITE = 'http://localhost:3000'

export type KeptPages = ReturnType<typeof keptPages>

/** `now` gives the instant at which everybody reads. */
export function keptPages(payload: Payload, now: () => Date) {
  const site = siteOver(payload, now)
  const api = createApi({ payload, siteUrl: SITE, corsOrigins: [], now })
  const fetch = async (request: Request) =>
    (new URL(request.url).pathname.startsWith('/api/v1') ? api : site).fetch(request)
  const clock = () => now().getTime()
  const cache = createPageCache({
    bytes: 64 * 1024 * 1024,
    renderAnswer: rendererOf({ fetch, siteUrl: SITE, headersFor: () => ({}), clock }),
    clock,
  })
  const addresses = addressesOf([...publicRoutesOf(site), ...publicRoutesOf(api)], {
    personal: { name: AS, value: AS_READER },
  })
  const stop = onPurge((purge) => cache.purge(purge))

  const keyOf = (path: string) => {
    const key = addresses(path)
    if (key === null) throw new Error(`${path} is not public.`)
    return key
  }
  /** What a reader gets. */
  const read = async (path: string): Promise<string> => {
    const answer = await cache.getOrRender(keyOf(path))
    if ('entry' in answer) return answer.entry.plain.bytes.toString('base64')
    return answer.uncacheable.status === 200
      ? answer.uncacheable.body.toString('base64')
      : `${answer.uncacheable.status}`
  }
  /** What a reader would get if it were made just now. */
  const made = async (path: string): Promise<string> => {
    const answer = await fetch(new Request(SITE + keyOf(path)))
    return answer.status === 200
      ? Buffer.from(await answer.arrayBuffer()).toString('base64')
      : `${answer.status}`
  }
  /** An answer as it is made, whatever it is. */
  const answer = async (path: string) => {
    const told = await fetch(new Request(SITE + keyOf(path)))
    return { status: told.status, headers: told.headers, body: await told.text() }
  }
  return {
    read,
    made,
    answer,
    /** The addresses at which readers get something else than what would be made now. */
    behind: async (paths: string[]) => {
      const behind: string[] = []
      for (const path of paths) if ((await read(path)) !== (await made(path))) behind.push(path)
      return behind
    },
    outcome: async (path: string) => (await cache.getOrRender(keyOf(path))).outcome,
    stop,
  }
}
