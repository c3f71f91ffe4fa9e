// A request that is answered before its body is read leaves its connection fit for the next one, which a
// proxy sends there.

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { requestHandler } from '#src/server/handler.ts'
import { silentWatch } from '../support/watch.ts'

let server: Server
let socket: Socket

beforeEach(async () => {
  server = createServer(
    requestHandler({
      env: { isSecure: false, isLoopback: true, siteUrl: 'http://localhost:3000', trustProxy: 0 },
      dev: false,
      assets: () => Promise.reject(new Error('not asked')),
      apps: () => ({
        reads: null,
        // As a form from another site is refused: by its head alone.
        fetch: async ({ method }) => new Response(method, { status: method === 'POST' ? 403 : 200 }),
      }),
      next: () => async (_, res) => void res.writeHead(401).end('next'),
      isClosing: () => false,
      watch: silentWatch(),
      metrics: null,
    }),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
})
afterEach(() => {
  socket.destroy()
  server.closeAllConnections()
  server.close()
})

const KB = 'x'.repeat(1024)
const BODIES = {
  'that says its length': `Content-Length: ${200 * 1024}\r\n\r\n${KB.repeat(200)}`,
  'in pieces': `Transfer-Encoding: chunked\r\n\r\n${`400\r\n${KB}\r\n`.repeat(200)}0\r\n\r\n`,
}

test.each(
  Object.entries(BODIES).flatMap(([kind, body]) =>
    [
      ['/log-in', 403],
      ['/admin', 400],
      ['/api/articles', 401],
    ].map(([path, status]) => [path, kind, status, body] as const),
  ),
)('%s with a body %s is %d, and the next request is answered', async (path, _, status, body) => {
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\n${body}`)
  const [first] = await once(socket, 'data')
  expect(String(first)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(String(first)).not.toMatch(/connection: close/i)
  socket.write('GET /log-in HTTP/1.1\r\nHost: x\r\n\r\n')
  let next = ''
  while (!next.includes('HTTP/1.1 200')) {
    const [piece] = await Promise.race([once(socket, 'data'), once(socket, 'close')])
    if (typeof piece === 'boolean') break // it was cut
    next += String(piece)
  }
  expect(next).toContain('HTTP/1.1 200')
})

test('whoever goes on sending is cut off', async () => {
  socket.write(`POST /log-in HTTP/1.1\r\nHost: x\r\nContent-Length: ${200 * 1024}\r\n\r\n${KB.repeat(100)}`)
  socket.resume()
  await once(socket, 'close')
  expect(server.listening).toBe(true)
}, 5_000)
