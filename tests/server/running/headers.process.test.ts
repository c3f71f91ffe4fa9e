// Every kind of answer of the running server: what its headers allow, and what they do not tell. And its log,
// after all that.

import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startServer } from './server.ts'

const TOKEN = 'a-token-for-the-metrics'
const PLANTED = {
  email: 'planted.person@reader.example',
  token: 'UGxhbnRlZC10b2tlbi12YWx1ZQ',
  address: '203.0.113.77',
  agent: 'PlantedAgent/7.1',
  query: 'plantedsearchword',
}
const SLUG = 'washington-and-tokyo-set-a-frame-for-rare-earths-and-leave-the-money-for-later'

let server: Running

beforeAll(async () => {
  server = await startServer({ METRICS_TOKEN: TOKEN, LOG_LEVEL: 'debug', TRUST_PROXY: '1' })
})

afterAll(() => server.remove())

type Row = [what: string, path: string, status: number, init?: RequestInit]

const PUBLIC: Row[] = [
  ['the home page', '/', 200],
  ['an article', `/articles/${SLUG}`, 200],
  ['an article of a reader’s own', `/articles/${SLUG}?as=reader`, 200],
  ['a page that is not there', '/nothing-here', 404],
  ['the log-in page', '/login', 200],
  ['a search', `/search?q=${PLANTED.query}`, 200],
  ['a link with a token', `/verify?token=${PLANTED.token}`, 0],
  ['the account without a log-in', '/account', 0],
  [
    'a comment without a log-in',
    `/articles/${SLUG}/comments`,
    0,
    { method: 'POST', body: new URLSearchParams({ body: PLANTED.email }) },
  ],
  ['a feed', '/feed.xml', 200],
  ['the sitemap', '/sitemap.xml', 200],
  ['robots.txt', '/robots.txt', 200],
  ['the API by slug', `/api/v1/articles/${SLUG}`, 200],
  ['an API call that is not there', '/api/v1/nothing', 404],
  ['a refused API call', '/api/v1/articles?nonsense=1', 400],
  ['a file that is not there', '/assets/nothing.css', 404],
  ['a picture that is not there', '/api/media/file/nothing.webp', 0],
  ['Next’s own files that are not there', '/_next/static/nothing.js', 404],
  ['Next’s data', '/_next/data/nothing.json', 404],
  ['Payload’s API', '/api/readers?where[email][equals]=planted.person@reader.example', 401],
  ['a method of nobody', '/', 405, { method: 'PROPFIND' }],
  ['an address that cannot be read', '/%E0%A4%A', 400],
  ['health', '/health/live', 200],
  ['metrics without the token', '/metrics', 401],
]

const visitor = {
  cookie: `payload-token=${PLANTED.token}`,
  'x-forwarded-for': PLANTED.address,
  'user-agent': PLANTED.agent,
}

const visit = ([, path, , init]: Row, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { redirect: 'manual', ...init, headers: { ...visitor, ...headers } })

describe('every answer', () => {
  it.each(PUBLIC)('%s is guarded, and tells nothing of what answers', async (...row) => {
    const { status, headers } = await visit(row)
    expect(status).toBe(row[2] || status)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toMatch(/^(?:SAMEORIGIN|DENY)$/)
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    const telling = [...headers.keys()].filter((name) =>
      /^(?:x-powered-by|x-nextjs-.*|x-payload.*|server|accept-ch|critical-ch|x-assay-.*)$/.test(name),
    )
    expect(telling).toEqual([])
    expect(headers.get('vary') ?? '').not.toMatch(/rsc|next-|cookie/i)
    expect(headers.get('cache-control') ?? '').not.toBe('')
    const isPage = headers.get('content-type')?.startsWith('text/html') ?? false
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain(isPage ? 'frame-ancestors' : '')
    expect(policy).not.toMatch(/script-src[^;]*unsafe|nonce-/)
  })

  it('304 is guarded as well', async () => {
    const first = await fetch(`${server.url}/`)
    const again = await fetch(`${server.url}/`, { headers: { 'if-none-match': first.headers.get('etag')! } })
    expect([again.status, again.headers.get('x-content-type-options')]).toEqual([304, 'nosniff'])
  })

  it('the panel has a policy of its own, and is kept by nobody', async () => {
    const { headers } = await fetch(`${server.url}/admin/login`)
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'self'.*frame-ancestors 'self'.*object-src 'none'/,
    )
    expect(headers.get('cache-control')).toContain('no-store')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('the panel’s scripts carry a nonce that nobody else can know, and none runs without', async () => {
    const visits = await Promise.all(
      [1, 2].map(async () => {
        const response = await fetch(`${server.url}/admin/login`, {
          headers: { 'content-security-policy': "script-src 'nonce-mine'" },
        })
        return {
          nonce: /script-src 'self' 'nonce-([^']+)'(?:;|$)/.exec(
            response.headers.get('content-security-policy')!,
          )![1]!,
          html: await response.text(),
        }
      }),
    )
    expect(visits[0]!.nonce).not.toBe(visits[1]!.nonce)
    for (const { nonce, html } of visits) {
      const inline = [...html.matchAll(/<script\b([^>]*)>/g)].filter(
        ([, attributes]) => !/\bsrc=/.test(attributes!),
      )
      expect(inline.length).toBeGreaterThan(0)
      for (const [, attributes] of inline) expect(attributes).toContain(`nonce="${nonce}"`)
      expect(html).not.toContain('nonce="mine"')
    }
  })
})

describe('the site’s pages', () => {
  const PAGES = [
    '/',
    `/articles/${SLUG}`,
    `/articles/${SLUG}?as=reader`,
    '/login',
    '/register',
    '/forgot',
    '/search?q=brent',
    '/nothing-here',
    '/articles',
    '/about',
    '/corrections',
  ]

  it.each(PAGES)('%s has nothing inline: no script, no style, no handler', async (path) => {
    const html = await (await fetch(server.url + path)).text()
    expect(html).toContain('<!DOCTYPE html>')
    const inline = [...html.matchAll(/<script\b([^>]*)>/g)]
      .map(([, attributes]) => attributes!)
      .filter(
        (attributes) => !/\bsrc=/.test(attributes) && !/type="application\/(?:ld\+)?json"/.test(attributes),
      )
    expect(inline).toEqual([])
    expect(html).not.toMatch(/<style\b/)
    expect(html).not.toMatch(/<[a-z][^>]*\sstyle=/i)
    expect(html).not.toMatch(/<[a-z][^>]*\son[a-z]+=/i)
    expect(html).not.toMatch(/(?:href|src|action)="javascript:/i)
    expect(html).not.toMatch(
      /<(?:script|link|img|source|iframe)\b[^>]*(?:src|href|srcset)="(?:https?:)?\/\/(?!localhost)/i,
    )
  })
})

describe('the log of all that', () => {
  it('names nobody and shows no secret', async () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.write(
      `GET /%0d%0a%7B%22forged%22:1%7D HTTP/1.1\r\nHost: forged\r\nUser-Agent: forged\r\nConnection: close\r\n\r\n`,
    )
    socket.resume()
    await once(socket, 'close')
    await fetch(`${server.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { ...visitor, 'content-type': 'application/json' },
      body: JSON.stringify({ email: PLANTED.email, password: 'planted-password-1' }),
    })
    const log = server.log()
    expect(log.match(/"msg":"request"/g)!.length).toBeGreaterThan(PUBLIC.length)
    for (const planted of [...Object.values(PLANTED), 'planted', 'forged', SLUG])
      expect(log).not.toContain(planted)
  })

  it('is one object a line', () => {
    const lines = server
      .log()
      .split('\n')
      .filter((line) => line.includes('"msg":"request"'))
    for (const line of lines)
      expect(Object.keys(JSON.parse(line) as object)).toEqual(
        expect.arrayContaining(['id', 'method', 'group', 'status', 'ms']),
      )
  })

  it('and the metrics of it need their token', async () => {
    const text = await (
      await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })
    ).text()
    expect(text).toMatch(/assay_cache_answers_total\{outcome="miss"\} [1-9]/)
    expect(text).toMatch(/assay_scheduler_since_tick_seconds \d/)
    expect(text).not.toContain('planted')
  })
})
