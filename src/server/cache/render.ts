// Makes a public answer: asks the app for the address alone, and reads from the answer whether and how long
// it may be kept.

import type { OutgoingHttpHeaders } from 'node:http'
import pLimit from 'p-limit'
import { EVERYTHING } from '#src/caching/tags.ts'
import { type Whole, wholeOf } from '../http/web.ts'
import { createEntry } from './entry.ts'
import type { Rendered } from './pageCache.ts'

/** Answers that are made at one time; the others wait. After a restart everything is asked for at once. */
const MAX_CONCURRENT_RENDERS = 12

type Options = {
  fetch: (request: Request) => Promise<Response>
  /** Public origin: the only host the app is ever told. */
  siteUrl: string
  /** What every answer at a path carries besides its own headers. */
  headersFor: (path: string) => Record<string, string>
  clock?: () => number
}

/**
 * A maker of answers. The request that it makes has an address and nothing else: no cookie, no authorization
 * and no header of a visitor can be in what is kept.
 */
export function rendererOf({
  fetch,
  siteUrl,
  headersFor,
  clock = Date.now,
}: Options): (key: string) => Promise<Rendered> {
  const limit = pLimit(MAX_CONCURRENT_RENDERS)
  return (key) =>
    limit(async () => {
      const madeAt = clock()
      const { shows, ...answer } = await wholeOf(await fetch(new Request(siteUrl + key)))
      if (!shows || !mayBeKept(answer)) return { uncacheable: answer }
      const headers: OutgoingHttpHeaders = { ...lowerCase(headersFor(pathOf(key))), ...own(answer.headers) }
      if (shows.tags.length > 0) headers['cache-tag'] = shows.tags.join(',')
      return {
        entry: createEntry({
          key,
          tags: [...shows.tags, EVERYTHING],
          until: shows.until,
          madeAt,
          maxAge: maxAgeOf(answer),
          headers,
          body: answer.body,
        }),
      }
    })
}

function maxAgeOf({ headers }: Whole): number {
  return Number(/\bmax-age=(\d+)/.exec(headers.get('cache-control') ?? '')?.[1] ?? 0)
}

function mayBeKept({ status, headers }: Whole): boolean {
  const cacheControl = headers.get('cache-control') ?? ''
  return (
    status === 200 &&
    /^public\b/.test(cacheControl) &&
    !/no-store|private/.test(cacheControl) &&
    !headers.has('set-cookie')
  )
}

/** Which encodings there are, how long it holds and how long it is are for the sender to say. */
const SAID_LATER = new Set(['cache-control', 'content-length', 'etag', 'vary', 'set-cookie'])

function own(headers: Headers): OutgoingHttpHeaders {
  return Object.fromEntries([...headers].filter(([name]) => !SAID_LATER.has(name)))
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function pathOf(key: string): string {
  return key.split('?', 1)[0]!
}
