// What Prometheus is told, and who may ask.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { requestHandler } from '#src/server/handler.ts'
import { listen } from '#src/server/listen.ts'
import { metricsOf } from '#src/server/watch/metrics.ts'
import { BOUNDS, requestTally } from '#src/server/watch/requestTally.ts'
import { routeGroup } from '#src/server/watch/routeGroup.ts'
import { silentWatch } from '../../support/watch.ts'

const TOKEN = 'a-token-of-enough-characters'
const servers: Server[] = []
let watch = silentWatch()

beforeEach(() => {
  watch = silentWatch()
})

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function start({ token }: { token: string | null }): Promise<string> {
  const metrics =
    token === null ? null : metricsOf({ token, ...watch, sinceTick: () => 1.5, clockBehind: () => 3600 })
  const apps = {
    fetch: async (request: Request) =>
      new Response('x', {
        status: request.url.includes('missing') || request.url.includes('metrics') ? 404 : 200,
      }),
    reads: null,
  }
  const env = { isSecure: false, isLoopback: true, siteUrl: 'http://localhost:3000', trustProxy: 0 }
  const server = createServer(
    requestHandler({
      env,
      dev: false,
      assets: async () => {},
      apps: () => apps,
      next: () => null,
      isClosing: () => false,
      watch,
      metrics,
    }),
  )
  servers.push(server)
  await listen(server, 0)
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const asked = async (url: string, authorization?: string) =>
  fetch(`${url}/metrics`, { headers: authorization ? { authorization } : {} })

describe('metrics', () => {
  it('are nowhere while no token is set', async () => {
    const url = await start({ token: null })
    expect((await asked(url, `Bearer ${TOKEN}`)).status).toBe(404)
  })

  it.each([undefined, 'Bearer', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN])(
    'are refused to who sends %s',
    async (authorization) => {
      const url = await start({ token: TOKEN })
      const response = await asked(url, authorization)
      expect([
        response.status,
        response.headers.get('www-authenticate'),
        response.headers.get('cache-control'),
      ]).toEqual([401, 'Bearer', 'no-store'])
      expect(await response.text()).not.toContain('assay_')
    },
  )

  it('count requests by kind and never by address', async () => {
    const url = await start({ token: TOKEN })
    await (await fetch(`${url}/articles/secret-slug`)).text()
    await (await fetch(`${url}/articles/secret-slug/comments`, { method: 'POST' })).text()
    await (await fetch(`${url}/api/v1/missing?email=a@b.example`)).text()
    const response = await asked(url, `Bearer ${TOKEN}`)
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const text = await response.text()
    expect(text).toContain(
      'assay_http_request_duration_seconds_count{method="read",route="page",status="2xx"} 1',
    )
    expect(text).toContain(
      'assay_http_request_duration_seconds_count{method="write",route="page",status="2xx"} 1',
    )
    expect(text).toContain(
      'assay_http_request_duration_seconds_count{method="read",route="api",status="4xx"} 1',
    )
    expect(text).toContain(
      'assay_http_request_duration_seconds_bucket{method="read",route="page",status="2xx",le="+Inf"} 1',
    )
    expect(text).toContain('assay_cache_answers_total{outcome="bypass"} 3')
    expect(text).toContain('assay_http_requests_open 1') // this one
    expect(text).toContain('assay_scheduler_since_tick_seconds 1.5')
    expect(text).toContain('process_resident_memory_bytes')
    expect(text).not.toMatch(/secret-slug|b\.example/)
  })

  it('tell what the cache did', async () => {
    const url = await start({ token: TOKEN })
    watch.cache.answers.hit = 7
    watch.cache.made = 2
    watch.cache.purges.hard = 3
    watch.cache.size = () => ({ entries: 4, bytes: 5000 })
    const text = await (await asked(url, `Bearer ${TOKEN}`)).text()
    for (const line of [
      'assay_cache_answers_total{outcome="hit"} 7',
      'assay_cache_renders_total 2',
      'assay_cache_purges_total{kind="hard"} 3',
      'assay_cache_entries 4',
      'assay_cache_bytes 5000',
    ])
      expect(text).toContain(line)
    const again = await (await asked(url, `Bearer ${TOKEN}`)).text()
    expect(again).toContain('assay_cache_answers_total{outcome="hit"} 7')
  })
})

describe('the tally', () => {
  it('puts every duration into one bucket', () => {
    const tally = requestTally()
    for (const seconds of [0, 0.0005, 0.0006, 100])
      tally.note({ method: 'read', group: 'page', status: 200, seconds })
    const [counted] = tally.counted()
    expect(counted!.buckets[0]).toBe(2)
    expect(counted!.buckets[1]).toBe(1)
    expect(counted!.buckets[BOUNDS.length]).toBe(1)
    expect(counted!.sum).toBeCloseTo(100.0011)
  })

  it('keeps one row for a hundred thousand requests of one kind', () => {
    const tally = requestTally()
    for (let at = 0; at < 100_000; at += 1)
      tally.note({ method: 'read', group: routeGroup(`/articles/brent-${at}`), status: 200, seconds: 0.0004 })
    const rows = tally.counted()
    expect(rows).toHaveLength(1)
    expect(rows[0]!.sum).toBeCloseTo(40)
  })
})

it.each([
  ['/', 'page'],
  ['/articles/feed', 'page'],
  ['/articles/x?page=2', 'page'],
  ['/account', 'page'],
  ['/verify?token=x', 'page'],
  ['/feed.xml', 'feed'],
  ['/sitemap.xml', 'feed'],
  ['/commodities/brent/feed.xml', 'feed'],
  ['/api/v1', 'api'],
  ['/api/v1/articles', 'api'],
  ['/api/v10', 'staff'],
  ['/api/articles', 'staff'],
  ['/admin', 'staff'],
  ['/administration', 'page'],
  ['/assets/site.css', 'asset'],
  ['/_next/static/x.js', 'asset'],
  ['/api/media/file/x.webp', 'asset'],
  ['/health/live', 'health'],
  ['/metrics', 'health'],
  ['*', 'other'],
  ['http://else.example/', 'other'],
])('%s is counted as %s', (url, group) => {
  expect(routeGroup(url)).toBe(group)
})
