// The way of a public read: from the address to the bytes.

import type { IncomingMessage, ServerResponse } from 'node:http'
import pLimit from 'p-limit'
import { encodingFor, type Encoding } from '../http/encodings.ts'
import { rawHeader } from '../http/rawHeader.ts'
import { sendWhole } from '../http/web.ts'
import type { Addresses } from './address.ts'
import { readyVariant, variantOf, type Kept, press } from './entry.ts'
import type { Answer, PageCache } from './pageCache.ts'
import { sendKept } from './send.ts'

type Outcome = Answer['outcome']

type Options = {
  cache: PageCache
  addresses: Addresses
  clock?: () => number
  onAnswer?: (outcome: Outcome) => void
}

export type Reads = {
  /**
   * Sends what is ready, without waiting for anything, and says what it was. Null when it is not, or not
   * public.
   */
  atOnce: (req: IncomingMessage, res: ServerResponse, extra: readonly string[]) => Outcome | null
  /**
   * Sends what has to be made first; its name and the like are in `res` already. Null, at once, when the
   * address is not public. With `otherwise`, that answers where the public finds nothing.
   */
  inTime: (req: IncomingMessage, res: ServerResponse, otherwise?: () => Promise<void>) => Promise<void> | null
}

/** Public reads by what is kept. */
export function readsOf({ cache, addresses, clock = Date.now, onAnswer }: Options): Reads {
  const sentOnce = createRecompressor()
  const send = (
    req: IncomingMessage,
    res: ServerResponse,
    { kept, outcome }: Extract<Answer, { kept: unknown }>,
    extra: readonly string[],
  ) => {
    const encoding = encodingFor(rawHeader(req, 'accept-encoding'))
    const variant = readyVariant(kept, encoding)
    if (!variant) return false
    sendKept(req, res, { kept, variant, outcome, now: clock(), extra })
    sentOnce(kept, encoding)
    onAnswer?.(outcome)
    return true
  }
  return {
    atOnce: (req, res, extra) => {
      if (!isRead(req)) return null
      // An address that is written as its key needs no reading: that is nearly every one.
      const url = req.url ?? ''
      const shown = cache.look(url) ?? entryAt(cache, addresses(url))
      return shown !== null && send(req, res, shown, extra) ? shown.outcome : null
    },
    inTime: (req, res, otherwise) => {
      const key = isRead(req) ? addresses(req.url ?? '') : null
      if (key === null) return null
      return cache.find(key).then(async (answer) => {
        if ('passing' in answer) {
          if (otherwise && answer.passing.status === 404) return otherwise()
          onAnswer?.('miss')
          return sendWhole(answer.passing, req, res)
        }
        await variantOf(answer.kept, encodingFor(rawHeader(req, 'accept-encoding')))
        send(req, res, answer, [])
        return undefined
      })
    },
  }
}

function entryAt(cache: PageCache, key: string | null): ReturnType<PageCache['look']> {
  return key === null ? null : cache.look(key)
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** Sent so often, an answer will be sent more often still. */
const OFTEN = 20

type Recompressor = (kept: Kept, encoding: Encoding | null) => void

/** To be told of each sending. */
function createRecompressor(): Recompressor {
  const oneByOne = pLimit(1)
  return (kept, encoding) => {
    if (encoding === null || !kept.isShrinking) return
    const sent = (kept.sent[encoding] ?? 0) + 1
    kept.sent[encoding] = sent
    if (sent !== OFTEN) return
    // What has grown old meanwhile is not worth it any more.
    void oneByOne(() => (kept.staleSince === null ? press(kept, encoding) : Promise.resolve()))
  }
}
