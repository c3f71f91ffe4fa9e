// What one caller may take of the process: a slow head, a large one, a body that trickles, bytes that are no
// request.

import { once } from 'node:events'
import { createServer, type Server, type ServerOptions } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { SERVER_LIMITS } from '#src/server/limits.ts'
import { listen } from '#src/server/listen.ts'
import { answerUnreadable } from '#src/server/unreadable.ts'
import { requestTally, type RequestTally } from '#src/server/watch/requestTally.ts'

let server: Server
let port: number
let tally: RequestTally

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** The limits as they are, with less patience. */
async function start(limits: ServerOptions = {}): Promise<void> {
  tally = requestTally()
  server = createServer({ ...SERVER_LIMITS, ...limits }, (req, res) => {
    req.resume()
    req.on('end', () => res.end('answered'))
  })
  answerUnreadable(server, tally)
  await listen(server, 0)
  port = (server.address() as AddressInfo).port
}

/** Everything that comes back until the connection ends. */
async function said(socket: Socket): Promise<string> {
  const pieces: Buffer[] = []
  socket.on('data', (piece: Buffer) => pieces.push(piece))
  socket.on('error', () => {})
  await once(socket, 'close')
  return Buffer.concat(pieces).toString()
}

const send = (text: string) => {
  const socket = connect(port, '127.0.0.1')
  socket.write(text)
  return socket
}

const refusal = (answer: string) => {
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  return {
    status: Number(head.split(' ')[1]),
    closes: /connection: close/i.test(head),
    ...(JSON.parse(body) as { errors: { name: string; message: string }[] }).errors[0],
  }
}

describe('a caller', () => {
  it('who sends a head line by line is told that it took too long', async () => {
    await start({ headersTimeout: 200, requestTimeout: 5_000, connectionsCheckingInterval: 50 })
    const socket = send('GET / HTTP/1.1\r\nHost: x\r\n')
    const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 40)
    socket.on('close', () => clearInterval(drip))
    expect(refusal(await said(socket))).toMatchObject({ status: 408, closes: true, name: 'RequestTimeout' })
  })

  it('who connects and says nothing is let go', async () => {
    await start({ headersTimeout: 200, connectionsCheckingInterval: 50 })
    expect(await said(connect(port, '127.0.0.1'))).toMatch(/^$|408/)
  })

  it('whose body trickles is told so once its time is over', async () => {
    await start({ headersTimeout: 200, requestTimeout: 300, connectionsCheckingInterval: 50 })
    const socket = send('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n')
    const drip = setInterval(() => socket.write('x'), 40)
    socket.on('close', () => clearInterval(drip))
    expect(refusal(await said(socket))).toMatchObject({ status: 408, name: 'RequestTimeout' })
  })

  it.each([
    ['a header that is too large', `GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`],
    [
      'too many headers',
      `GET / HTTP/1.1\r\nHost: x\r\n${Array.from({ length: 2_000 }, (_, at) => `X-${at}: 12345\r\n`).join('')}\r\n`,
    ],
    ['an address that is too long', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
  ])('who sends %s gets 431 in the house’s words', async (_, text) => {
    await start()
    expect(refusal(await said(send(text)))).toMatchObject({
      status: 431,
      closes: true,
      name: 'HeadersTooLarge',
    })
    expect(tally.counted().map(({ group, status }) => [group, status])).toEqual([['other', '4xx']])
  })

  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
    [
      'a length and pieces at once',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ])('who sends %s gets 400 and is cut', async (_, text) => {
    await start()
    const answer = await said(send(text))
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toMatch(/connection: close/i)
    expect(answer).not.toContain('answered')
  })

  it('who keeps the connection is answered on it again', async () => {
    await start()
    const socket = send('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    const [first] = (await once(socket, 'data')) as [Buffer]
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    const [second] = (await once(socket, 'data')) as [Buffer]
    expect([first, second].every((answer) => answer.toString().includes('200 OK'))).toBe(true)
    socket.destroy()
  })

  it('beyond the most there may be is not taken in, and the others go on', async () => {
    await start()
    server.maxConnections = 3
    const first = [send(''), send(''), send('')]
    await wait(50)
    expect(await said(send('GET / HTTP/1.1\r\nHost: x\r\n\r\n'))).toBe('')
    first[0]!.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    const [answer] = (await once(first[0]!, 'data')) as [Buffer]
    expect(answer.toString()).toContain('200 OK')
    for (const socket of first) socket.destroy()
  })
})

it('limits are looked after every few seconds, not every half minute', () => {
  expect(SERVER_LIMITS.connectionsCheckingInterval).toBeLessThanOrEqual(5_000)
})
