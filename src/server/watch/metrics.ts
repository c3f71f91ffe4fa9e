// GET /metrics, for Prometheus and nobody else: without METRICS_TOKEN there is no such path.

import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import { answerError } from '../http/answers.ts'
import type { CacheTally } from './cacheTally.ts'
import { Durations } from './durations.ts'
import type { RequestTally } from './requestTally.ts'

export const METRICS_PATH = '/metrics'

type Options = {
  token: string
  requests: RequestTally
  cache: CacheTally
  /** Seconds since the scheduler last ticked in its slowest queue, or null while there is none. */
  sinceTick: () => number | null
  /** Seconds by which the clock of the machine was set back and has not made up for yet. */
  clockBehind: () => number
}

export type Metrics = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** Answers who knows the token with all counts, and anybody else with 401. */
export function metricsOf({ token, ...counts }: Options): Metrics {
  const registry = registryOf(counts)
  const expected = digest(`Bearer ${token}`)
  return async (req, res) => {
    // Digests have one length, so that comparing them tells nothing of the token's.
    if (!timingSafeEqual(digest(req.headers.authorization ?? ''), expected)) {
      res.setHeader('WWW-Authenticate', 'Bearer')
      return answerError(res, 401, {
        name: 'Unauthorized',
        message: 'Metrics are for whoever has the token.',
      })
    }
    const text = await registry.metrics()
    res.writeHead(200, {
      'Content-Type': registry.contentType,
      'Content-Length': Buffer.byteLength(text),
      'Cache-Control': 'no-store',
    })
    res.end(req.method === 'HEAD' ? undefined : text)
  }
}

function registryOf({ requests, cache, sinceTick, clockBehind }: Omit<Options, 'token'>): Registry {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  void new Durations(requests, registry)
  gauge('assay_http_requests_open', 'Requests that are being answered.', () => requests.open)
  counter(
    'assay_cache_answers_total',
    'Public reads by what the page cache had for them; bypass: answered by the app past it.',
    'outcome',
    () => cache.answers,
  )
  counter(
    'assay_cache_purges_total',
    'Purges; hard: not to be seen again, soft: only newer.',
    'kind',
    () => cache.purges,
  )
  counter('assay_cache_renders_total', 'Answers made to be kept.', null, () => ({ all: cache.made }))
  gauge('assay_cache_bytes', 'Bytes of kept answers.', () => cache.size().bytes)
  gauge('assay_cache_entries', 'Kept answers.', () => cache.size().entries)
  gauge(
    'assay_scheduler_since_tick_seconds',
    'Since a tick began in the queue of the clock that is furthest behind: more than a few ' +
      'says releases are late.',
    () => sinceTick() ?? Number.NaN,
  )
  gauge(
    'assay_clock_set_back_seconds',
    'Until the clock of the machine shows again the latest time that it showed; 0 unless it was set back.',
    clockBehind,
  )
  return registry

  function gauge(name: string, help: string, read: () => number): void {
    void new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  }

  function counter(
    name: string,
    help: string,
    label: string | null,
    read: () => Record<string, number>,
  ): void {
    const labelNames = label === null ? [] : [label]
    void new Counter({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset()
        for (const [value, count] of Object.entries(read()))
          this.inc(label === null ? {} : { [label]: value }, count)
      },
    })
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
