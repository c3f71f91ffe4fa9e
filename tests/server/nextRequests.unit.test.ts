// What goes on to Next: no address that Next would need seconds for, and no credentials but the cookie of
// staff.

import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import {
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  dictionary,
  integer,
  letrec,
  oneof,
  option,
  property,
  string,
  tuple,
} from 'fast-check'
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { requestHandler } from '#src/server/handler.ts'
import { isPanelState } from '#src/server/panelState.ts'
import { silentWatch } from '../support/watch.ts'

let server: Server
/** The headers that came to Next or to the apps, of each request. */
/** What was looked for among what is kept. */
let lookedAt: string[] = []
let asked: { by: 'next' | 'apps'; headers: IncomingHttpHeaders }[] = []

beforeEach(async () => {
  asked = []
  lookedAt = []
  server = createServer(
    requestHandler({
      env: { isSecure: false, isLoopback: true, siteUrl: 'http://localhost:3000', trustProxy: 0 },
      dev: false,
      assets: () => Promise.reject(new Error('not asked')),
      apps: () => ({
        reads: { serveFromCache: ({ url }) => (lookedAt.push(url!), null), serveOrRender: () => null },
        fetch: async ({ headers }) => {
          asked.push({ by: 'apps', headers: Object.fromEntries(headers) })
          return new Response('')
        },
      }),
      next: () => async (req, res) => {
        asked.push({ by: 'next', headers: req.headers })
        res.end()
      },
      isClosing: () => false,
      watch: silentWatch(),
      metrics: null,
    }),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => server.close())

test.each([
  ['http://elsewhere.example/admin', '/admin', 'elsewhere.example'],
  ['HTTPS://elsewhere.example:8443/admin?x=1', '/admin?x=1', 'elsewhere.example:8443'],
  ['http://[::1]:3000', '/', '[::1]:3000'],
  ['http://elsewhere.example?x=1', '/?x=1', 'elsewhere.example'],
])('%s is asked for as %s', async (target, url, host) => {
  expect((await send(target, { headers: { host: 'localhost' } })).status).toBe(200)
  expect(lookedAt).toEqual([url])
  expect(asked[0]?.headers.host).toBe(host)
})

test.each([
  ['http://reader@elsewhere.example/', 'first “/”'],
  ['ftp://elsewhere.example/', 'first “/”'],
  ['http://elsewhere.example/a/../b', '“..”'],
  ['http://elsewhere.example/%ff', 'percent signs'],
])('%s is refused', async (target, sentence) => {
  const { status, body } = await send(target)
  expect([status, body]).toEqual([400, expect.stringContaining(sentence)])
  expect(asked).toEqual([])
})

async function send(path: string, { method = 'GET', headers = {} } = {}) {
  const { port } = server.address() as AddressInfo
  const sent = request({ port, host: '127.0.0.1', path, method, headers }).end()
  const [response] = await once(sent, 'response')
  let body = ''
  for await (const piece of response) body += piece
  return { status: response.statusCode as number, body }
}

const OF_NEXT = [
  '/admin',
  '/admin/login',
  '/admin/collections/articles',
  '/api',
  '/api/articles',
  '/api/staff/me',
  '/api/media/file/x.png',
  '/_next/static/x',
  '/_next/data/x',
]

test.each(OF_NEXT)('%s with 301 parameters is refused before Next sees it', async (path) => {
  for (const one of ['a', 'a=b', '', 'a[b][c][0]=x'])
    for (const method of ['GET', 'HEAD', 'POST']) {
      const { status } = await send(`${path}?${Array(301).fill(one).join('&')}`, { method })
      expect({ one, method, status }).toEqual({ one, method, status: 400 })
    }
  expect((await send(`${path}?${'&'.repeat(300)}`)).body).toContain('at most 300 parameters')
  expect((await send(`${path}#${'&a'.repeat(301)}`)).status).toBe(400)
  expect(asked).toEqual([])
})

test.each(OF_NEXT)('%s with 300 goes on', async (path) => {
  expect((await send(`${path}?${Array(300).fill('a=b').join('&')}`)).status).toBe(200)
  expect(asked).toHaveLength(1)
})

test('a list of the panel is asked for by conditions that its parser reads as lists', async () => {
  const list = (places: number) =>
    `/admin/collections/articles?${Array.from({ length: places }, (_, at) => `where[or][${at}][and][0][headline][like]=a`).join('&')}`
  for (const address of [list(30), list(30).replaceAll('[', '%5B').replaceAll(']', '%5D')]) {
    const { status, body } = await send(address)
    expect([status, body]).toEqual([400, expect.stringContaining('at most 21 conditions')])
  }
  expect(asked).toEqual([])
  expect((await send(list(21))).status).toBe(200)
  expect((await send(list(30).replace('/admin/', '/api/'))).status).toBe(200) // answered by its own limits
})

test('a path of thousands of names does not', async () => {
  for (const path of ['/admin', '/api', '/_next']) {
    expect((await send(path + '/a'.repeat(30))).status).toBe(400)
    expect((await send(path + '/a'.repeat(29))).status).toBe(200)
    expect((await send(`${path}?redirect=${'/a'.repeat(100)}`)).status).toBe(200)
  }
  expect(asked).toHaveLength(6)
})

test('the pages of the site read their own parameters, whatever else stands there', async () => {
  for (const path of ['/', '/search', '/api/v1/articles'])
    expect((await send(`${path}?${Array(600).fill('a').join('&')}`)).status).toBe(200)
})

test.each([
  ['/admin', 'next'],
  ['/admin/unauthorized', 'next'],
  ['/_next/data/x', 'next'],
  ['/preview/articles/x', 'apps'],
  ['/articles/x', 'apps'],
])('%s is given no key and no token', async (path, by) => {
  for (const authorization of ['integrations API-Key x', 'JWT x', 'Bearer x'])
    await send(path, { headers: { authorization, cookie: 'assay-token=x' } })
  expect(asked).toHaveLength(3)
  for (const one of asked) {
    expect(one.by).toBe(by)
    expect(one.headers).toMatchObject({ cookie: 'assay-token=x' })
    expect(one.headers).not.toHaveProperty('authorization')
  }
})

test.each(['/api/articles', '/api/graphql', '/api/v1/account'])('%s is', async (path) => {
  await send(path, { headers: { authorization: 'JWT x' } })
  expect(asked).toMatchObject([{ headers: { authorization: 'JWT x' } }])
})

test.each([
  '{',
  'null',
  '[]',
  '"x"',
  '1',
  '%',
  '["",{"children":null}]',
  `["",{}${',null'.repeat(9)}]`,
  '["",{"__proto__":5}]',
  '["",{"children":["",{"__proto__":null}]}]',
  '["",{"__proto__":["",{}]}]',
  '['.repeat(9_000),
  'x'.repeat(9_000),
])('a state of the panel that Next would fail at (%#) is 400, and asks nobody', async (state) => {
  for (const path of ['/admin/login', '/admin/login.rsc', '/admin/account', '/api/articles']) {
    const { status } = await send(path, { headers: { rsc: '1', 'next-router-state-tree': state } })
    expect([path, status]).toEqual([path, 400])
  }
  expect(asked).toEqual([])
})

const REACHING = ['__proto__', 'constructor', 'prototype']

test('what the panel says of its state is what Next reads', () => {
  const segment = oneof(
    string(),
    tuple(string(), string(), constantFrom('c', 'oc', 'd', 'x'), option(array(string()))),
  )
  const { state } = letrec((tie) => ({
    state: tuple(
      segment,
      oneof(
        { maxDepth: 3, depthIdentifier: 'state' },
        constant({}),
        dictionary(
          oneof(string({ maxLength: 3 }), constantFrom(...REACHING)),
          oneof(tie('state'), integer()),
          { maxKeys: 2 },
        ),
      ),
      oneof(constant(null), tuple(string(), string()), integer()),
      oneof(constant(null), constantFrom('refetch', 'inside-shared-layout', 'nothing')),
      oneof(constant(null), integer(), boolean()),
      oneof(string(), constant(null)),
    ).chain((whole) => integer({ min: 1, max: 6 }).map((length) => whole.slice(0, length))),
  }))
  const reaches = (tree: unknown): boolean =>
    typeof tree === 'object' &&
    tree !== null &&
    (REACHING.some((name) => Object.hasOwn(tree, name)) || Object.values(tree).some(reaches))
  const isRead = (header: string) => {
    try {
      parseAndValidateFlightRouterState(header)
      return true
    } catch {
      return false
    }
  }
  assert(
    property(state, (tree) => {
      const header = encodeURIComponent(JSON.stringify(tree))
      expect(isPanelState(header)).toBe(isRead(header) && !reaches(tree))
    }),
    { numRuns: 1_000 },
  )
  expect(isPanelState(encodeURIComponent('["",{"children":["(payload)",{}]},null,"refetch"]'))).toBe(true)
})

test('what is kept is not looked at for a request with two hosts', async () => {
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.end('GET /kept HTTP/1.1\r\nHost: a.example\r\nHost: b.example\r\nConnection: close\r\n\r\n')
  let answer = ''
  for await (const piece of socket) answer += piece
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect((await send('/kept#x')).status).toBe(400)
  expect(lookedAt).toEqual([])
  await send('/kept')
  expect(lookedAt).toEqual(['/kept'])
})

test('a token of somebody else in the cookie of staff is dropped', async () => {
  const tokenOf = (collection: string) =>
    `h.${Buffer.from(JSON.stringify({ id: '1', collection })).toString('base64url')}.s`
  for (const token of [tokenOf('readers'), `%68${tokenOf('integrations').slice(1)}`])
    await send('/admin', {
      headers: { cookie: `assay-token=${token}; assay-token=${tokenOf('staff')}; a=b` },
    })
  const cookie = `assay-token=${tokenOf('staff')}; a=b`
  expect(asked).toMatchObject([{ headers: { cookie } }, { headers: { cookie } }])
})
