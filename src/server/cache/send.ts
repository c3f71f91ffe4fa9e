// Sends a kept answer: the whole, its head alone, or the word that the visitor has it already.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { rawHeader } from '../http/rawHeader.ts'
import type { Kept, Variant } from './entry.ts'

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

type Sending = { kept: Kept; variant: Variant; outcome: string; now: number; extra: readonly string[] }

/**
 * Sends it at once; nothing of this waits. `extra` are names and values of headers that belong to this
 * exchange alone.
 */
export function sendKept(
  req: IncomingMessage,
  res: ServerResponse,
  { kept, variant, outcome, now, extra }: Sending,
): void {
  const lasts = outcome !== 'stale' && kept.until - now >= ENDING_MS
  const headers =
    lasts && outcome === 'hit'
      ? hitHeaders(kept, variant)
      : [...variant.headers, ...said(kept, outcome, lasts)]
  if (isKnown(rawHeader(req, 'if-none-match'), kept)) {
    res.writeHead(304, withoutBody(headers).concat(extra))
    res.end()
    return
  }
  res.writeHead(200, headers.concat(extra))
  if (req.method === 'HEAD') res.end()
  else res.end(variant.bytes)
}

function said({ maxAge }: Kept, outcome: string, lasts: boolean): string[] {
  return ['cache-control', `public, max-age=${maxAge}, ${lasts ? LASTING : ENDING}`, 'x-cache', outcome]
}

/** What nearly every visitor gets, made once for each variant. */
const ofHits = new WeakMap<Variant, string[]>()

function hitHeaders(kept: Kept, variant: Variant): string[] {
  const known = ofHits.get(variant)
  if (known) return known
  const headers = [...variant.headers, ...said(kept, 'hit', true)]
  ofHits.set(variant, headers)
  return headers
}

/**
 * RFC 9110, 13.1.2. The tag of any encoding will do: the visitor has the same content, however it was packed.
 */
function isKnown(header: string | undefined, { plain }: Kept): boolean {
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
