// Sees every request to its end: counts it, and logs what deserves a line.

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CacheTally } from './cacheTally.ts'
import { cacheTally } from './cacheTally.ts'
import type { RequestLog } from './requestLog.ts'
import { methodClass, type RequestTally, requestTally } from './requestTally.ts'
import { routeGroup } from './routeGroup.ts'

/** What a request whose visitor went away before it was answered is counted as; no visitor ever gets it. */
const LEFT = 499

type Exchange = { req: IncomingMessage; res: ServerResponse; name: string; began: number }

export type Watch = {
  requests: RequestTally
  cache: CacheTally
  /** An answer that has been sent already, without waiting for anything. */
  sent: (exchange: Exchange, cache: string) => void
  /** A request that will be answered in time. */
  follow: (exchange: Exchange) => void
  failure: (error: unknown, exchange: Pick<Exchange, 'req' | 'name'>) => void
}

/** A watch over the requests of one process. `now` gives milliseconds. */
export function createWatch({
  log,
  now = () => performance.now(),
}: {
  log: RequestLog
  now?: () => number
}): Watch {
  const requests = requestTally()
  const count = ({ req, res, began }: Exchange, group = routeGroup(req.url)) => {
    const status = res.headersSent ? res.statusCode : LEFT
    const ms = now() - began
    requests.note({ method: methodClass(req.method), group, status, seconds: ms / 1000 })
    return { method: req.method ?? '', group, status, ms: Math.round(ms * 100) / 100 }
  }
  return {
    requests,
    cache: cacheTally(),
    sent: (exchange, cache) => {
      const counted = count(exchange)
      if (log.isFull) log.request({ id: exchange.name, ...counted, cache })
    },
    follow: (exchange) => {
      const { req, res, name } = exchange
      const { socket } = req
      const group = routeGroup(req.url) // Next changes what it is given
      const before = socket.bytesWritten
      requests.open += 1
      res.once('close', () => {
        requests.open -= 1
        const cache = res.getHeader('x-cache')
        log.request({
          id: name,
          ...count(exchange, group),
          bytes: socket.bytesWritten - before,
          ...(typeof cache === 'string' ? { cache } : {}),
          ...(res.writableFinished ? {} : { cut: true }),
        })
      })
    },
    failure: (error, { req, name }) => {
      if (hasLeft(req, error)) return // no failure of ours; its line says `cut`
      log.failure({ id: name, method: req.method ?? '', group: routeGroup(req.url) }, error)
    },
  }
}

/** The visitor went away while sending. */
function hasLeft(req: IncomingMessage, error: unknown): boolean {
  return !req.complete && (error as { code?: unknown } | null)?.code === 'ECONNRESET'
}
