// HEAD gives the headers that GET gives, and no method is refused without a word on those that are taken.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { requestHandler } from '#src/server/handler.ts'
import { listen } from '#src/server/listen.ts'
import { newsroom as articles } from '../site/articles.ts'
import { openSeeded, type Seeded } from '../site/seeded.ts'
import { ORIGIN } from '../support/site.ts'
import { silentWatch } from '../support/watch.ts'

let seeded: Seeded
let server: Server
let url: string

beforeAll(async () => {
  seeded = await openSeeded()
  await seeded.show(articles())
  server = createServer(
    requestHandler({
      env: { isSecure: false, isLoopback: true, siteUrl: ORIGIN, trustProxy: 0 },
      dev: false,
      assets: async () => {},
      apps: () => ({ fetch: async (request) => seeded.site.fetch(request), reads: null }),
      next: () => null,
      isClosing: () => false,
      watch: silentWatch(),
      metrics: null,
    }),
  )
  await listen(server, 0)
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server?.close()
  await seeded?.close()
})

it.each(['/', '/login', '/nope', '/logout', '/feed.xml'])(
  '%s has the same head, however it is asked',
  async (path) => {
    const ask = async (method: string) => {
      const answer = await fetch(url + path, { method, headers: { 'accept-encoding': 'identity' } })
      const headers = Object.fromEntries(answer.headers)
      for (const name of ['connection', 'date', 'keep-alive', 'set-cookie', 'x-request-id'])
        delete headers[name]
      return { status: answer.status, headers, length: (await answer.text()).length }
    }
    const [get, head] = [await ask('GET'), await ask('HEAD')]
    expect([head.status, head.headers, head.length]).toEqual([get.status, get.headers, 0])
    expect(Number(head.headers['content-length'])).toBeGreaterThan(500)
  },
)

it.each([
  ['PUT', '/', 405, 'GET, HEAD'],
  ['DELETE', '/articles/some-article', 405, 'GET, HEAD'],
  ['POST', '/feed.xml', 405, 'GET, HEAD'],
  ['GET', '/logout', 405, 'POST'],
  ['OPTIONS', '/', 204, 'GET, HEAD'],
  ['POST', '/nope', 404, null],
  ['OPTIONS', '/nope', 404, null],
])('%s %s is %i, and Allow says %s', async (method, path, status, allow) => {
  const answer = await fetch(url + path, { method })
  expect([answer.status, answer.headers.get('allow')]).toEqual([status, allow])
})
