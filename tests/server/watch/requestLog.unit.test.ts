// What the log says of a request, and what it never says.

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { LogLevel } from '#src/environment/index.ts'
import { redact } from '#src/logging/redact.ts'
import { requestHandler } from '#src/server/handler.ts'
import { listen } from '#src/server/listen.ts'
import { requestLog } from '#src/server/watch/requestLog.ts'
import { createWatch } from '#src/server/watch/watch.ts'

const PLANTED = {
  email: 'kenji@reader.example',
  token: 'c3VwZXItc2VjcmV0LXRva2Vu',
  address: '203.0.113.77',
  agent: 'PlantedAgent/1.0',
  reader: '665f1c2e9b1d8a0012345678',
}
let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A failing query as the SQLite driver words it. */
function failure(): Error {
  const query = new Error(
    `Failed query: select * from readers where email = ?\nparams: ${PLANTED.email},${PLANTED.token}`,
  )
  return new Error(`Could not write to ${PLANTED.email} at ${PLANTED.address}: token=${PLANTED.token}`, {
    cause: query,
  })
}

async function start(logLevel: LogLevel | null, { isLoopback = false } = {}) {
  const lines: string[] = []
  const watch = createWatch({
    log: requestLog({ isLoopback, logLevel, destination: { write: (line) => void lines.push(line) } }),
  })
  const fetchApp = async (request: Request) => {
    await request.arrayBuffer()
    if (request.url.includes('broken')) throw failure()
    return new Response('x', { status: request.url.includes('missing') ? 404 : 200 })
  }
  const env = { isSecure: true, isLoopback: false, siteUrl: 'https://news.example', trustProxy: 1 }
  server = createServer(
    requestHandler({
      env,
      dev: false,
      assets: async () => {},
      apps: () => ({ fetch: fetchApp, reads: null }),
      next: () => null,
      isClosing: () => false,
      watch,
      metrics: null,
    }),
  )
  await listen(server, 0)
  const { port } = server.address() as AddressInfo
  return { port, url: `http://127.0.0.1:${port}`, lines }
}

const headers = {
  authorization: `Bearer ${PLANTED.token}`,
  cookie: `assay-reader=${PLANTED.token}`,
  'x-forwarded-for': PLANTED.address,
  'user-agent': PLANTED.agent,
}

async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, { ...init, headers })
  await response.text()
  await new Promise((resolve) => {
    setTimeout(resolve, 20)
  }) // the line is written when the connection has let go of the answer
  return response
}

describe('the log of requests', () => {
  it('says nothing of who somebody is, whatever they do', async () => {
    const { url, lines } = await start('debug')
    await ask(`${url}/verify?token=${PLANTED.token}&email=${encodeURIComponent(PLANTED.email)}`)
    await ask(`${url}/readers/${PLANTED.reader}`)
    await ask(`${url}/missing/${PLANTED.reader}`)
    await ask(`${url}/broken`, { method: 'POST', body: `email=${PLANTED.email}` })
    expect(lines.length).toBe(5)
    for (const planted of Object.values(PLANTED)) expect(lines.join('')).not.toContain(planted)
    expect(lines.join('')).not.toContain('127.0.0.1')
  })

  it('logs what changes or fails, and no plain read unless asked to', async () => {
    const { url, lines } = await start(null)
    await ask(`${url}/articles/x`)
    expect(lines).toEqual([])
    await ask(`${url}/articles/x/comments`, { method: 'POST', body: 'x' })
    await ask(`${url}/missing`)
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(told.map(({ method, group, status, level }) => [method, group, status, level])).toEqual([
      ['POST', 'page', 200, 30],
      ['GET', 'page', 404, 30],
    ])
    expect(told[0]).toMatchObject({
      ms: expect.any(Number),
      bytes: expect.any(Number),
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it('keeps the console of a try-out for people', async () => {
    const { url, lines } = await start(null, { isLoopback: true })
    await ask(`${url}/missing`)
    expect(lines).toEqual([])
  })

  it('logs a failure with its stack, under the name that the visitor was told', async () => {
    const { url, lines } = await start(null)
    const response = await ask(`${url}/broken`)
    const told = lines.map(
      (line) =>
        JSON.parse(line) as {
          id: string
          level: number
          err?: { stack: string; message: string; cause: { message: string } }
        },
    )
    expect(response.status).toBe(500)
    expect(told.map(({ id }) => id)).toEqual([
      response.headers.get('x-request-id'),
      response.headers.get('x-request-id'),
    ])
    expect(told[0]!.err!.stack).toContain('requestLog.unit.test.ts')
    expect(told[0]!.err!.message).toBe('Could not write to (e-mail) at (address): token=(left out)')
    expect(told[0]!.err!.cause.message).toContain('params: (left out)')
  })

  it('cannot be made to say a line that never happened', async () => {
    const { port, lines } = await start('debug')
    const forged = '{"level":30,"status":200,"forged":true}'
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `GET /x%0d%0a${encodeURIComponent(forged)} HTTP/1.1\r\nHost: x%0a${encodeURIComponent(forged)}\r\nX-Request-Id: ${forged}\r\nConnection: close\r\n\r\n`,
    )
    socket.resume()
    await once(socket, 'close')
    await new Promise((resolve) => {
      setTimeout(resolve, 20)
    })
    expect(lines).toHaveLength(1)
    expect(lines[0]!.trimEnd()).not.toMatch(/\n|\r|forged/)
  })

  it('says when a visitor left before the answer', async () => {
    const { port, lines } = await start(null)
    const socket = connect(port, '127.0.0.1')
    socket.write('POST /articles/x/comments HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf')
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
    socket.destroy()
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(told).toEqual([expect.objectContaining({ cut: true, method: 'POST' })])
  })
})

describe('discretion', () => {
  it.each([
    ['to a.b+c@mail.example.com now', 'to (e-mail) now'],
    ['a%40mail.example', '(e-mail)'],
    ['from 198.51.100.4 and 2001:db8::7', 'from (address) and (address)'],
    ['/verify?token=abc.def&x=1', '/verify?token=(left out)&x=1'],
    ['Authorization: Bearer abc.def', 'Authorization: (authorization)'],
    ['at file:///app/dist/server.mjs:12:30', 'at file:///app/dist/server.mjs:12:30'],
    [
      "Failed query: select a where b like 'secret'\nparams: secret\n    at secret",
      "Failed query: select a where b like '…'\nparams: (left out)",
    ],
    [
      'Cast to Number failed for value "a "secret" b" (type string) at path "edition"',
      'Cast to Number failed for value (left out) (type string) at path "edition"',
    ],
    [
      'E11000 duplicate key error dup key: { slug: "secret" }',
      'E11000 duplicate key error dup key (left out)',
    ],
    ['at 10:20:30, node:internal/process:95:5', 'at 10:20:30, node:internal/process:95:5'],
  ])('makes of %s: %s', (text, told) => {
    expect(redact(text)).toBe(told)
  })
})
