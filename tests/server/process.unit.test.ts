// The process around Next, with a stand-in for Next: health, limits, headers, files, and the way it ends.

import { EventEmitter, once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { assetName, assetServer, freshAssetServer } from '#src/server/assets.ts'
import { requestHandler } from '#src/server/handler.ts'
import { listen, PortInUseError } from '#src/server/listen.ts'
import { setRuntime } from '#src/server/runtime.ts'
import { closeOnSignal } from '#src/server/shutdown.ts'
import { noRuntime } from '../support/noRuntime.ts'
import { silentWatch } from '../support/watch.ts'

type Next = (req: IncomingMessage, res: ServerResponse) => Promise<void>
const servers: Server[] = []

afterAll(noRuntime)

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
  process.removeAllListeners('SIGTERM')
  process.removeAllListeners('SIGINT')
})

async function start({
  next,
  site = {},
  isClosing = () => false,
}: {
  next: Next | null
  site?: object
  isClosing?: () => boolean
}) {
  const folder = mkdtempSync(join(tmpdir(), 'assay-assets-'))
  mkdirSync(join(folder, 'fonts'))
  writeFileSync(join(folder, 'site-3f2a9c1b.css'), 'body{margin:0}'.repeat(200))
  writeFileSync(join(folder, 'manifest.json'), '{}')
  const env = { isSecure: false, isLoopback: true, siteUrl: 'http://localhost:3000', trustProxy: 0, ...site }
  const server = createServer(
    requestHandler({
      env,
      dev: false,
      assets: assetServer(folder),
      apps: () => null,
      next: () => next,
      isClosing,
      watch: silentWatch(),
      metrics: null,
    }),
  )
  servers.push(server)
  await listen(server, 0)
  const { port } = server.address() as AddressInfo
  return { server, port, url: `http://127.0.0.1:${port}` }
}

const hello: Next = async (req, res) => {
  for await (const _ of req);
  res.end(JSON.stringify(req.headers))
}

describe('health', () => {
  it('is live at once, and ready only when Assay is open and its database answers', async () => {
    const { url } = await start({ next: null })
    expect((await fetch(`${url}/health/live`)).status).toBe(200)
    expect((await fetch(`${url}/health/ready`)).status).toBe(503)
    let answers = true
    setRuntime({
      isReady: () => Promise.resolve(answers),
      isStaff: () => Promise.resolve(false),
      mayOpenForm: () => Promise.resolve(false),
      hasStaff: true,
      hasSpace: () => Promise.resolve(true),
      sinceTick: () => 0,
      clockBehind: () => 0,
      apps: {
        fetch: () => Promise.reject(new Error('not asked')),
        routes: [],
        personal: { name: 'as', value: 'reader' },
      },
      onPurge: () => {},
      close: () => Promise.resolve(),
    })
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ status: 'ready' })
    answers = false
    expect((await fetch(`${url}/health/ready`)).status).toBe(503)
  })

  it('is not ready while closing, so that no new visitor is sent here', async () => {
    const { url } = await start({ next: hello, isClosing: () => true })
    const response = await fetch(`${url}/health/ready`)
    expect([response.status, await response.json()]).toEqual([503, { status: 'closing' }])
  })
})

describe('a request', () => {
  it('is asked to come again while Assay is started', async () => {
    const { url } = await start({ next: null })
    const response = await fetch(url)
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('2')
    expect(((await response.json()) as { errors: unknown[] }).errors).toHaveLength(1)
  })

  it('gets a fresh name, not the one its sender chose', async () => {
    const { url } = await start({ next: hello })
    const response = await fetch(url, { headers: { 'x-request-id': 'mine\tforged' } })
    const seen = (await response.json()) as Record<string, string>
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(seen['x-request-id']).toBe(response.headers.get('x-request-id'))
  })

  it('comes with the public address when SITE_URL is not this machine’s', async () => {
    const { url } = await start({
      next: hello,
      site: { isLoopback: false, isSecure: true, siteUrl: 'https://news.example.com' },
    })
    const response = await fetch(url, { headers: { 'x-forwarded-host': 'evil.example' } })
    expect(await response.json()).toMatchObject({
      'x-forwarded-host': 'news.example.com',
      'x-forwarded-proto': 'https',
    })
    expect(response.headers.get('strict-transport-security')).toContain('max-age=31536000')
  })

  it('answers an error without telling what broke', async () => {
    const { url } = await start({ next: () => Promise.reject(new Error('secret path /srv/x')) })
    const response = await fetch(url)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('/srv/x')
  })
})

describe('security headers', () => {
  it('are on every answer, and a route’s own policy stands', async () => {
    const { url } = await start({
      next: async (_, res) => void res.setHeader('Content-Security-Policy', "default-src 'self'").end('x'),
    })
    const { headers } = await fetch(`${url}/admin`)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(headers.get('content-security-policy')).toBe("default-src 'self'")
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('do not let public pages vary by what only the panel’s router sends', async () => {
    const { url } = await start({
      next: async (_, res) =>
        void res.setHeader('Vary', ['rsc, next-router-prefetch', 'Accept-Encoding']).end('x'),
    })
    expect((await fetch(`${url}/articles/x`)).headers.get('vary')).toBe('Accept-Encoding')
    expect((await fetch(`${url}/admin`)).headers.get('vary')).toContain('rsc')
  })

  it('tell nobody outside the panel that there is Next, and let its own pages do nothing', async () => {
    const { url } = await start({
      next: async (_, res) =>
        void res
          .setHeader('x-nextjs-cache', 'HIT')
          .setHeader('X-Powered-By', 'Next.js, Payload')
          .setHeader('Content-Type', 'text/html; charset=utf-8')
          .end('<p>404</p>'),
    })
    const { headers } = await fetch(`${url}/_next/data/x`)
    expect([...headers.keys()].filter((name) => /^x-(?:nextjs|powered)/.test(name))).toEqual([])
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await fetch(`${url}/admin`)).headers.get('x-nextjs-cache')).toBe('HIT')
  })

  it('keep uploads and raw JSON from being documents', async () => {
    const { url } = await start({ next: hello })
    expect((await fetch(`${url}/api/media/file/x.png`)).headers.get('content-security-policy')).toContain(
      'sandbox',
    )
  })
})

describe('a body', () => {
  it('that says it is too long is refused before it is read', async () => {
    const { url } = await start({ next: hello })
    const response = await fetch(`${url}/articles/x/comments`, {
      method: 'POST',
      body: 'x'.repeat(300 * 1024),
    })
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ errors: [{ name: 'ContentTooLarge' }] })
  })

  it('that hides its length is cut off at the limit', async () => {
    let read = 0
    const { port } = await start({
      next: async (req, res) => {
        for await (const piece of req) read += (piece as Buffer).length
        res.end()
      },
    })
    const outcome = await new Promise<string>((resolve) => {
      const req = request(
        { port, path: '/log-in', method: 'POST', headers: { 'transfer-encoding': 'chunked' } },
        () => resolve('answered'),
      )
      req.on('error', () => resolve('cut'))
      const more = () => {
        if (!req.destroyed) req.write('x'.repeat(64 * 1024), more)
      }
      more()
    })
    expect(outcome).toBe('cut')
    expect(read).toBeLessThanOrEqual(256 * 1024)
  })

  it('may be large where pictures are uploaded', async () => {
    const { url } = await start({ next: hello })
    const body = 'x'.repeat(5 * 1024 * 1024)
    const form = { 'content-type': 'multipart/form-data; boundary=b' }
    const send = async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(url + path, { method: 'POST', headers, body })).status
    expect(await send('/api/media', form)).toBe(200)
    expect(await send('/api/media')).toBe(413)
    expect(await send('/api/articles', form)).toBe(413)
  })
})

describe('a file of the site', () => {
  it('with a hash in its name is kept for good, compressed', async () => {
    const { url } = await start({ next: hello })
    const { headers, body } = await raw(`${url}/assets/site-3f2a9c1b.css`, { 'accept-encoding': 'gzip, br' })
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(body).toString()).toBe('body{margin:0}'.repeat(200))
  })

  it('without one is asked for again, and answered 304 when it is the same', async () => {
    const { url } = await start({ next: hello })
    const first = await raw(`${url}/assets/manifest.json`)
    expect([first.status, first.headers['cache-control']]).toEqual([200, 'public, no-cache'])
    const again = await raw(`${url}/assets/manifest.json`, { 'if-none-match': first.headers.etag! })
    expect(again.status).toBe(304)
  })

  it('that was rebuilt is found by its old name while developing, and only then', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-assets-'))
    writeFileSync(join(folder, 'site-NEWHASH1.css'), 'new')
    const { url, server } = await start({ next: hello })
    const path = '/assets/site-OLDHASH1.css'
    expect((await raw(url + path)).status).toBe(404)
    server
      .removeAllListeners('request')
      .on('request', (req, res) => void freshAssetServer(folder)(path, req, res))
    expect((await raw(url + path)).body.toString()).toBe('new')
  })

  it.each([
    '/assets/../secret',
    '/assets/%2e%2e/secret',
    '/assets/.env',
    '/assets/',
    '/assets/a//b.css',
    '/assets/x.php',
    '/assets/./x.css',
  ])('is never %s', async (path) => {
    expect(assetName(path)).toBeNull()
    const { url } = await start({ next: hello })
    const isDotted = /\/(?:\.{1,2}|%2e%2e)\//.test(path)
    expect((await raw(url + path)).status).toBe(isDotted ? 400 : 404)
  })
})

describe('an address', () => {
  it.each([
    '/api/../admin',
    '/api/%2e%2e/admin',
    '/api/.%2E/admin/login',
    '/api/x/../../admin',
    '/api/./articles',
    '/_next/static/../../admin',
    '/api/media/../topics',
    '/api/media/file/..%2fx',
    '/api\\..\\admin',
    '/api/%5c..%5cadmin',
    '/api/..',
    '/admin#x',
    '/api/articles#/../admin',
  ])('that Next would read as another is refused: %s', async (path) => {
    const next = vi.fn<typeof hello>(hello)
    const { url } = await start({ next })
    const { status, body } = await raw(url + path)
    expect([status, body.toString()]).toEqual([400, expect.stringContaining('Send the address without')])
    expect(next).not.toHaveBeenCalled()
  })

  it('with dots in its names is one', async () => {
    const { url } = await start({ next: hello })
    for (const path of ['/api/a..b', '/api/...', '/api/.well', '/api/media/file/a.b.png?x=../y'])
      expect([path, (await raw(url + path)).status]).toEqual([path, 200])
  })
})

describe('the end', () => {
  it('a second server on the same port says so in one sentence', async () => {
    const { port } = await start({ next: hello })
    const second = createServer()
    await expect(listen(second, port)).rejects.toThrow(PortInUseError)
    await expect(listen(second, port)).rejects.toThrow(`Port ${port} is in use`)
  })

  it('finishes an open request, drops idle connections, then closes what is behind, and exits with 0', async () => {
    const order: string[] = []
    const asked = new EventEmitter()
    const { server, port, url } = await start({
      next: async (_, res) => {
        asked.emit('arrived')
        await once(asked, 'finish')
        order.push('answered')
        res.end('done')
      },
    })
    const exited = new Promise<number>((exit) => {
      closeOnSignal({
        server,
        say: () => {},
        exit,
        close: () => {
          order.push('database closed')
          return Promise.resolve()
        },
      })
    })
    const idle: Socket = connect(port, '127.0.0.1')
    const idleClosed = new Promise<void>((resolve) => {
      idle.on('close', () => resolve())
    })
    await new Promise<void>((resolve) => {
      idle.on('connect', () => resolve())
    })
    const arrived = once(asked, 'arrived')
    const answer = fetch(url).then((response) => response.text())
    await arrived
    process.emit('SIGTERM')
    process.emit('SIGINT') // npm hands the same Ctrl-C on: one signal, not two
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
    expect(order).toEqual([])
    asked.emit('finish')
    expect(await answer).toBe('done')
    expect(await exited).toBe(0)
    expect(order).toEqual(['answered', 'database closed'])
    await idleClosed
  })

  it('still answers whoever connected a moment before', async () => {
    const { server, port } = await start({ next: async (_, res) => void res.end('answered') })
    const exited = new Promise<number>((exit) =>
      closeOnSignal({ server, say: () => {}, exit, close: () => Promise.resolve() }),
    )
    const socket = connect(port, '127.0.0.1')
    await once(server, 'connection')
    process.emit('SIGTERM')
    await new Promise((resolve) => {
      setTimeout(resolve, 200)
    })
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toContain('answered')
    expect(await exited).toBe(0)
  })

  it('answers a request that comes on a connection kept from before, and closes that', async () => {
    const { server, port } = await start({
      next: async (_, res) => void res.end('answered'),
      isClosing: () => closing(),
    })
    let closing = () => false
    const exited = new Promise<number>((exit) => {
      closing = closeOnSignal({ server, say: () => {}, exit, close: () => Promise.resolve() })
    })
    const socket = connect(port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await once(socket, 'data')
    process.emit('SIGTERM')
    await new Promise((resolve) => {
      setTimeout(resolve, 300)
    })
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/200 OK[^]*connection: close/i)
    expect(await exited).toBe(0)
  })

  it('does not wait for ever for a request that never ends', async () => {
    const asked = new EventEmitter()
    const { server, url } = await start({
      next: () =>
        new Promise(() => {
          asked.emit('arrived')
        }),
    })
    const exited = new Promise<number>((exit) =>
      closeOnSignal({ server, say: () => {}, exit, patience: 200, close: () => Promise.resolve() }),
    )
    const arrived = once(asked, 'arrived')
    const hanging = fetch(url).then(
      () => 'answered',
      () => 'cut',
    )
    await arrived
    process.emit('SIGTERM')
    expect([await exited, await hanging]).toEqual([0, 'cut'])
  })

  it('exits at once on a second signal', async () => {
    const { server, url } = await start({ next: () => new Promise(() => {}) })
    const exited = new Promise<number>((exit) =>
      closeOnSignal({ server, say: () => {}, exit, close: () => Promise.resolve() }),
    )
    void fetch(url).catch(() => {})
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
    process.emit('SIGINT')
    await new Promise((resolve) => {
      setTimeout(resolve, 600)
    })
    process.emit('SIGINT')
    expect(await exited).toBe(1)
  })
})

/** node:http sends the path as it stands; fetch would tidy `..` away. */
function raw(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
  const { port } = new URL(url)
  return new Promise((resolve, reject) => {
    const req = request({ port, path: url.slice(url.indexOf(port) + port.length), headers }, (res) => {
      const pieces: Buffer[] = []
      res.on('data', (piece: Buffer) => pieces.push(piece))
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(pieces) }),
      )
    })
    req.on('error', reject)
    req.end()
  })
}
