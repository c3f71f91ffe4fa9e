// Sends a cache entry: whole, its head alone, or 304 where the visitor has it already.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { rawHeader } from '../http/rawHeader.ts'
import type { CacheEntry, Variant } from './entry.ts'

/**
 * For browsers: keep it and ask each time, which costs a 304, unless the route allows more. For caches of
 * others in front, which no purge of ours may reach: for a second, and for one more while they ask. In the
 * last seconds before its time not at all, nor when something newer is there.
 */
const LASTING = 's-maxage=1, stale-while-revalidate=1'
const ENDING = 's-maxage=0, must-revalidate'
/**
 * Caches count in whole seconds: nginx shows what it got for one second for up to two, and for one more while
 * it asks.
 */
const ENDING_MS = 3_500

type Sending = { entry: CacheEntry; variant: Variant; outcome: string; now: number; extra: readonly string[] }

/**
 * Sends it at once; nothing of this waits. `extra` are names and values of headers that belong to this
 * exchange alone.
 */
export function sendEntry(
  req: IncomingMessage,
  res: ServerResponse,
  { entry, variant, outcome, now, extra }: Sending,
): void {
  const lasts = outcome !== 'stale' && entry.until - now >= ENDING_MS
  const headers =
    lasts && outcome === 'hit'
      ? hitHeaders(entry, variant)
      : [...variant.headers, ...entryHeaders(entry, outcome, lasts)]
  if (isKnown(rawHeader(req, 'if-none-match'), entry)) {
    res.writeHead(304, withoutBody(headers).concat(extra))
    res.end()
    return
  }
  res.writeHead(200, headers.concat(extra))
  if (req.method === 'HEAD') res.end()
  else res.end(variant.bytes)
}

function entryHeaders({ maxAge }: CacheEntry, outcome: string, lasts: boolean): string[] {
  return ['cache-control', `public, max-age=${maxAge}, ${lasts ? LASTING : ENDING}`, 'x-cache', outcome]
}

/** What nearly every visitor gets, made once for each variant. */
const hitHeadersOf = new WeakMap<Variant, string[]>()

function hitHeaders(entry: CacheEntry, variant: Variant): string[] {
  const known = hitHeadersOf.get(variant)
  if (known) return known
  const headers = [...variant.headers, ...entryHeaders(entry, 'hit', true)]
  hitHeadersOf.set(variant, headers)
  return headers
}

/**
 * RFC 9110, 13.1.2. The tag of any encoding will do: the visitor has the same content, however it was packed.
 */
function isKnown(header: string | undefined, { plain }: CacheEntry): boolean {
  if (header === undefined) return false
  const stem = plain.etag.slice(0, -1)
  return header.split(',').some((entry) => {
    const tag = entry.trim().replace(/^W\//, '')
    return (
      tag === '*' || (tag.startsWith(stem) && /^(?:-br|-gzip)?(?:-pressed)?"$/.test(tag.slice(stem.length)))
    )
  })
}

/** RFC 9110, 15.4.5: what describes the body stays away with it. */
function withoutBody(headers: readonly string[]): string[] {
  return headers.filter((_, at) => !/^content-(?:length|encoding|type)$/.test(headers[at - (at % 2)]!))
}
