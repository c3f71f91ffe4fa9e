// What somebody sends to change what others get: through the real listener, over an app that would love to be
// led astray.

import { createServer, request, type IncomingMessage, type OutgoingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CACHE_METADATA_HEADER, writeCacheMetadata } from '#src/caching/metadata.ts'
import type { Purge } from '#src/caching/tags.ts'
import { requestHandler } from '#src/server/handler.ts'
import { listen } from '#src/server/listen.ts'
import { publicReads } from '#src/server/publicReads.ts'
import { silentWatch } from '../../support/watch.ts'

const SITE = 'https://news.example'
const LONG = 'It is dear, and getting dearer. '.repeat(100)
let server: Server
let port: number
let purge: (change: Purge) => void
let asked: Request[]

/** An app that says into its answer all that it was told: what a visitor sends must never get there. */
const credulous = async (asking: Request): Promise<Response> => {
  asked.push(asking)
  const { pathname, search } = new URL(asking.url)
  const echo = JSON.stringify({ url: asking.url, headers: Object.fromEntries(asking.headers), text: LONG })
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    'Cache-Control': 'public, max-age=0',
    [CACHE_METADATA_HEADER]: writeCacheMetadata({ tags: ['articles'], until: null }),
  }
  if (pathname === '/sets-a-cookie') headers['Set-Cookie'] = 'assay-reader=stolen'
  if (pathname === '/private') headers['Cache-Control'] = 'private, no-store'
  if (pathname === '/undeclared') delete headers[CACHE_METADATA_HEADER]
  if (pathname === '/moved')
    return new Response(null, { status: 301, headers: { ...headers, Location: '/zinc' } })
  if (pathname === '/missing') return new Response(echo, { status: 404, headers })
  if (pathname === '/broken') return new Response(echo, { status: 500, headers })
  if (search.includes('throw')) throw new Error('thrown')
  return new Response(asking.method === 'HEAD' ? null : echo, { headers })
}

beforeEach(async () => {
  asked = []
  const paths = ['/zinc', '/sets-a-cookie', '/private', '/undeclared', '/moved', '/missing', '/broken']
  const apps = {
    fetch: credulous,
    routes: paths.map((path) => ({ path, query: ['page'], unknown: 'ignored' as const })),
    personal: { name: 'as', value: 'reader' },
  }
  const env = { cacheBytes: 1_000_000, siteUrl: SITE, isSecure: true, isLoopback: false, trustProxy: 0 }
  const reads = publicReads(
    {
      apps,
      onPurge: (listener) => {
        purge = listener
      },
    },
    env,
  )
  server = createServer(
    requestHandler({
      env,
      dev: false,
      assets: async () => {},
      apps: () => ({ fetch: apps.fetch, reads }),
      next: () => null,
      isClosing: () => false,
      watch: silentWatch(),
      metrics: null,
    }),
  )
  await listen(server, 0)
  port = (server.address() as AddressInfo).port
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

type Told = { status: number; headers: IncomingMessage['headers']; bytes: Buffer; text: string }

function ask(
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: OutgoingHttpHeaders } = {},
): Promise<Told> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method, headers }, (res) => {
      const pieces: Buffer[] = []
      res.on('data', (piece: Buffer) => pieces.push(piece))
      res.on('end', () => {
        const bytes = Buffer.concat(pieces)
        const encoding = res.headers['content-encoding']
        const plain =
          encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes
        resolve({ status: res.statusCode ?? 0, headers: res.headers, bytes, text: plain.toString() })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('whoever comes second gets nothing of whoever came first', () => {
  it.each<[string, OutgoingHttpHeaders]>([
    ['a cookie', { cookie: 'assay-reader=mallory; assay-token=staff' }],
    ['an authorization', { authorization: 'Bearer mallory' }],
    [
      'a forwarded host',
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', forwarded: 'host=evil.example' },
    ],
    ['a host of their own', { host: 'evil.example' }],
    ['an origin', { origin: 'https://evil.example' }],
    [
      'headers that frameworks obey',
      {
        'x-original-url': '/private',
        'x-rewrite-url': '/private',
        'x-http-method-override': 'POST',
        'x-middleware-subrequest': '1',
      },
    ],
    [
      'headers of the house',
      {
        'x-assay-shows': 'nothing;',
        'x-assay-address': '9.9.9.9',
        'x-request-id': 'mallory',
        'x-cache': 'hit',
      },
    ],
    ['a language', { 'accept-language': 'xx-mallory' }],
    ['a range', { range: 'bytes=0-10' }],
    ['conditions', { 'if-none-match': '"mallory"', 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' }],
    ['a word for caches', { 'cache-control': 'no-cache, mallory', pragma: 'mallory' }],
    ['a body', { 'content-length': '0', 'content-type': 'text/mallory' }],
  ])('who sent %s', async (_, headers) => {
    const first = await ask('/zinc', { headers })
    const second = await ask('/zinc')
    expect([first.status, first.headers['x-cache'], second.status, second.headers['x-cache']]).toEqual([
      200,
      'miss',
      200,
      'hit',
    ])
    expect(second.text).toBe(first.text)
    expect(JSON.parse(second.text)).toEqual({ url: `${SITE}/zinc`, headers: {}, text: LONG })
    expect(JSON.stringify(second.headers)).not.toMatch(/mallory|evil/)
  })

  it('by odd parameters, their order or their number', async () => {
    const addresses = ['/zinc?page=2', '/zinc?page=2&utm=1', '/zinc?utm=1&page=2', '/zinc?page=2&page=3']
    const texts = new Set<string>()
    for (const address of addresses) texts.add((await ask(address)).text)
    expect([texts.size, asked.length]).toEqual([1, 1])
    expect((await ask('/zinc?page=2#x')).status).toBe(400) // kept or not
    expect(asked).toHaveLength(1)
    expect((await ask('/zinc')).text).toContain(`${SITE}/zinc"`)
  })
})

describe('nothing is kept', () => {
  it.each(['/sets-a-cookie', '/private', '/undeclared', '/moved', '/missing', '/broken', '/zinc?page=throw'])(
    'of %s',
    async (path) => {
      const first = await ask(path)
      await ask(path)
      expect(asked).toHaveLength(2)
      expect(first.headers['x-cache']).toBeUndefined()
      expect(first.headers['x-assay-shows']).toBeUndefined()
    },
  )

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'by %s, and what is kept answers no such question',
    async (method) => {
      await ask('/zinc')
      const written = await ask('/zinc', { method })
      expect(written.headers['x-cache']).toBeUndefined()
      expect(asked.map((one) => one.method)).toEqual(['GET', method])
      expect((await ask('/zinc')).headers['x-cache']).toBe('hit')
    },
  )

  it.each(['TRACE', 'PURGE', 'BREW'])('by %s, which nobody may use', async (method) => {
    await ask('/zinc')
    expect((await ask('/zinc', { method })).status).toBeGreaterThanOrEqual(400)
    expect((await ask('/zinc')).headers['x-cache']).toBe('hit')
  })

  it('of a reader’s own view, which goes to the app whole', async () => {
    await ask('/zinc?as=reader', { headers: { cookie: 'assay-reader=ola' } })
    expect(asked[0]!.headers.get('cookie')).toBe('assay-reader=ola')
    expect(JSON.parse((await ask('/zinc')).text).headers).toEqual({})
  })
})

describe('a kept answer', () => {
  it('has one strong tag an encoding, and each of them gives 304 without a body', async () => {
    const seen = new Set<string>()
    for (const encoding of [
      '',
      'gzip',
      'br',
      'gzip, deflate, br;q=0.9',
      'br;q=0, gzip',
      'gzip;q=0, br;q=0',
    ]) {
      const told = await ask('/zinc', { headers: encoding ? { 'accept-encoding': encoding } : {} })
      const expected = /br(?!;q=0(?!\.))/.test(encoding)
        ? 'br'
        : /gzip(?!;q=0)/.test(encoding)
          ? 'gzip'
          : undefined
      expect([encoding, told.headers['content-encoding'], told.headers.vary]).toEqual([
        encoding,
        expected,
        'Accept-Encoding',
      ])
      expect(told.headers.etag).toMatch(/^"[\w-]+"$/)
      expect(Number(told.headers['content-length'])).toBe(told.bytes.length)
      expect(JSON.parse(told.text).text).toBe(LONG)
      seen.add(told.headers.etag!)
      const again = await ask('/zinc', {
        headers: {
          'accept-encoding': encoding || 'identity',
          'if-none-match': `"other", W/${told.headers.etag}`,
        },
      })
      expect([again.status, again.bytes.length, again.headers['content-length']]).toEqual([304, 0, undefined])
      expect(again.headers['cache-control']).toBe(told.headers['cache-control'])
    }
    expect(seen.size).toBe(3)
    expect(asked).toHaveLength(1)
  })

  it('answers HEAD with the same head, asked first or second', async () => {
    const head = await ask('/zinc', { method: 'HEAD' })
    const whole = await ask('/zinc')
    const again = await ask('/zinc', { method: 'HEAD' })
    expect(head.bytes.length + again.bytes.length).toBe(0)
    for (const name of ['content-length', 'etag', 'content-type', 'cache-tag'])
      expect([name, again.headers[name], head.headers[name]]).toEqual([
        name,
        whole.headers[name],
        whole.headers[name],
      ])
    expect(asked.map(({ method }) => method)).toEqual(['GET'])
  })

  it('gives a part of itself to nobody: a range gets the whole', async () => {
    await ask('/zinc')
    expect((await ask('/zinc', { headers: { range: 'bytes=0-10' } })).status).toBe(200)
  })

  it('tells caches in front how long and by which words, and nothing of Assay', async () => {
    const { headers } = await ask('/zinc')
    expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=1, stale-while-revalidate=1')
    expect(headers['cache-tag']).toBe('articles')
    expect(headers['x-assay-shows']).toBeUndefined()
    expect(headers['strict-transport-security']).toMatch(/max-age=/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('is pressed once it turns out to be asked for often, and whoever has the larger one still has it', async () => {
    const br = { 'accept-encoding': 'br' }
    const first = await ask('/zinc', { headers: br })
    let pressed = first
    for (let tries = 0; tries < 400 && pressed.headers.etag === first.headers.etag; tries += 1)
      pressed = await ask('/zinc', { headers: br })
    expect(pressed.headers.etag).toBe(first.headers.etag!.replace(/"$/, '-pressed"'))
    expect(pressed.text).toBe(first.text)
    expect(Number(pressed.headers['content-length'])).toBe(pressed.bytes.length)
    expect((await ask('/zinc', { headers: { ...br, 'if-none-match': first.headers.etag } })).status).toBe(304)
  })

  it('is gone after a purge', async () => {
    await ask('/zinc')
    purge({ kind: 'hard', tags: ['articles'] })
    expect((await ask('/zinc')).headers['x-cache']).toBe('miss')
  })
})
