// A public read, from the address to the bytes.

import type { IncomingMessage, ServerResponse } from 'node:http'
import pLimit from 'p-limit'
import { encodingFor, type Encoding } from '../http/encodings.ts'
import { rawHeader } from '../http/rawHeader.ts'
import { sendWhole } from '../http/web.ts'
import type { Addresses } from './address.ts'
import { readyVariant, variantOf, type CacheEntry, recompress } from './entry.ts'
import type { Answer, PageCache } from './pageCache.ts'
import { sendEntry } from './send.ts'

type Outcome = Answer['outcome']

type Options = {
  cache: PageCache
  addresses: Addresses
  clock?: () => number
  onAnswer?: (outcome: Outcome) => void
}

export type CachedReads = {
  /**
   * Sends the cached page without waiting, and says how fresh it was. Null when it is not cached, or not
   * public.
   */
  serveFromCache: (req: IncomingMessage, res: ServerResponse, extra: readonly string[]) => Outcome | null
  /**
   * Renders and sends the page; the headers of the exchange are in `res` already. Null, at once, when the
   * address is not public. With `otherwise`, that answers where the public finds nothing.
   */
  serveOrRender: (
    req: IncomingMessage,
    res: ServerResponse,
    otherwise?: () => Promise<void>,
  ) => Promise<void> | null
}

/** Public reads by the page cache. */
export function createCachedReads({ cache, addresses, clock = Date.now, onAnswer }: Options): CachedReads {
  const sentOnce = createRecompressor()
  const send = (
    req: IncomingMessage,
    res: ServerResponse,
    { entry, outcome }: Extract<Answer, { entry: unknown }>,
    extra: readonly string[],
  ) => {
    const encoding = encodingFor(rawHeader(req, 'accept-encoding'))
    const variant = readyVariant(entry, encoding)
    if (!variant) return false
    sendEntry(req, res, { entry, variant, outcome, now: clock(), extra })
    sentOnce(entry, encoding)
    onAnswer?.(outcome)
    return true
  }
  return {
    serveFromCache: (req, res, extra) => {
      if (!isRead(req)) return null
      // An address that is written as its key needs no reading: that is nearly every one.
      const url = req.url ?? ''
      const ready = cache.peek(url) ?? entryAt(cache, addresses(url))
      return ready !== null && send(req, res, ready, extra) ? ready.outcome : null
    },
    serveOrRender: (req, res, otherwise) => {
      const key = isRead(req) ? addresses(req.url ?? '') : null
      if (key === null) return null
      return cache.getOrRender(key).then(async (answer) => {
        if ('uncacheable' in answer) {
          if (otherwise && answer.uncacheable.status === 404) return otherwise()
          onAnswer?.('miss')
          return sendWhole(answer.uncacheable, req, res)
        }
        await variantOf(answer.entry, encodingFor(rawHeader(req, 'accept-encoding')))
        send(req, res, answer, [])
        return undefined
      })
    },
  }
}

function entryAt(cache: PageCache, key: string | null): ReturnType<PageCache['peek']> {
  return key === null ? null : cache.peek(key)
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** An entry that was sent so often will be sent more often still. */
const RECOMPRESS_AFTER_SENDS = 20

type Recompressor = (entry: CacheEntry, encoding: Encoding | null) => void

/** To be told of each sending. */
function createRecompressor(): Recompressor {
  const oneByOne = pLimit(1)
  return (entry, encoding) => {
    if (encoding === null || !entry.isShrinking) return
    const sent = (entry.sent[encoding] ?? 0) + 1
    entry.sent[encoding] = sent
    if (sent !== RECOMPRESS_AFTER_SENDS) return
    // What has grown old meanwhile is not worth it any more.
    void oneByOne(() => (entry.staleSince === null ? recompress(entry, encoding) : Promise.resolve()))
  }
}
