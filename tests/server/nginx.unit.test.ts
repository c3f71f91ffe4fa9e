// The front as it is shipped, run by Debian's nginx before a stand-in for Assay. Skipped where nginx or its
// purge module is not installed.

import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { purgeFrontAt } from '#src/server/frontPurge.ts'
import { isFrontThere, startFront } from '../../scripts/lib/front.mjs'

const isInstalled = isFrontThere()
const LASTING = 'public, max-age=0, s-maxage=30, stale-while-revalidate=1'

let nginx: ChildProcess
let app: Server
let folder: string
let ports: { app: number; front: number; purge: number }
let asked: IncomingMessage[] = []
let headers: OutgoingHttpHeaders
let delay = 0
let said = ''

beforeAll(async () => {
  if (!isInstalled) return
  app = createServer((req, res) => {
    asked.push(req)
    const count = asked.length
    void wait(delay).then(() => {
      if (req.headers['if-none-match'] === '"same"') return res.writeHead(304, headers).end()
      return res
        .writeHead(200, {
          'X-Request-Id': `id-${count}`,
          'X-Cache': 'miss',
          Vary: 'Accept-Encoding',
          'Cache-Control': LASTING,
          ...headers,
        })
        .end(`${req.method} ${req.headers['accept-encoding']} ${count}`)
    })
  })
  folder = mkdtempSync(join(tmpdir(), 'assay-front-'))
  ports = { app: await listening(app), front: await freePort(), purge: await freePort() }
  nginx = startFront(
    { folder, app: `127.0.0.1:${ports.app}`, port: ports.front, purgePort: ports.purge },
    'pipe',
  )
  nginx.stderr!.on('data', (piece: Buffer) => {
    said += piece.toString()
  })
  for (
    let tries = 0;
    tries < 100 && (await ask('/health', { port: ports.purge }).catch(() => null))?.status !== 204;
    tries += 1
  )
    await wait(50)
})

afterAll(() => {
  if (!isInstalled) return
  nginx.kill('SIGTERM')
  app.closeAllConnections()
  app.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(() => {
  asked = []
  headers = {}
  delay = 0
})

type Told = { status: number; headers: IncomingHttpHeaders; text: string }

function ask(
  path: string,
  {
    method = 'GET',
    port = ports.front,
    ...given
  }: OutgoingHttpHeaders & { method?: string; port?: number } = {},
): Promise<Told> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: given }, (res) => {
      let text = ''
      res.on('data', (piece: Buffer) => {
        text += piece.toString()
      })
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, text }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}

async function freePort(): Promise<number> {
  const probe = createServer()
  const port = await listening(probe)
  await new Promise((resolve) => {
    probe.close(resolve)
  })
  return port
}

describe.skipIf(!isInstalled)('the front (needs nginx with its purge module)', () => {
  it('starts with what is shipped, and says nothing', () => {
    expect(said).toBe('')
  })

  it('keeps what may be kept, in three ways and no more', async () => {
    for (const encoding of [
      'gzip, deflate, br',
      'br;q=1.0, gzip;q=0.8',
      'BR',
      'gzip',
      'deflate, gzip;q=1.0',
      'identity',
      'br;q=0, gzip;q=0',
      'zstd',
      undefined,
    ]) {
      await ask('/articles/kept', encoding === undefined ? {} : { 'accept-encoding': encoding })
    }
    expect(asked.map((req) => req.headers['accept-encoding'])).toEqual(['br', 'gzip', 'identity'])
  })

  it('forgets an address in all three when Assay says so', async () => {
    const all = () =>
      Promise.all(
        ['br', 'gzip', 'identity'].map((encoding) =>
          ask('/articles/purged', { 'accept-encoding': encoding }),
        ),
      )
    await all()
    await all()
    expect(asked).toHaveLength(3)
    await ask('/articles/other')
    const failures: unknown[] = []
    await purgeFrontAt({
      url: `http://127.0.0.1:${ports.purge}`,
      onFailure: (error) => failures.push(error),
    })(['/articles/purged', '/never/asked'])
    expect(failures).toEqual([])
    await all()
    await ask('/articles/other')
    expect(asked).toHaveLength(7)
  })

  it('takes purges from no visitor, and nothing but purges from Assay', async () => {
    await ask('/articles/guarded')
    await ask('/articles/guarded', { method: 'PURGE' })
    await ask('/articles/guarded')
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'PURGE']) // Assay refuses the second with 405
    expect((await ask('/articles/guarded', { port: ports.purge })).status).toBe(405)
  })

  it.each([
    ['an authorization', '/articles/a1', { authorization: 'Bearer x' }, {}],
    ['a query', '/articles/a2?utm=1', {}, {}],
    ['an empty query', '/articles/a3?', {}, {}],
    ['a second way to write it', '/articles/%61', {}, {}],
    ['two slashes', '/articles//a', {}, {}],
    ['a cookie being set', '/articles/a4', {}, { 'Set-Cookie': 'reader=1' }],
    ['no-store', '/articles/a5', {}, { 'Cache-Control': 'private, no-store' }],
    [
      'its time over',
      '/articles/a6',
      {},
      { 'Cache-Control': 'public, max-age=0, s-maxage=0, must-revalidate' },
    ],
    ['no word on keeping', '/articles/a7', {}, { 'Cache-Control': undefined }],
    ['other things it varies by', '/articles/a8', {}, { Vary: 'Origin, Accept-Encoding' }],
  ])('keeps nothing with %s', async (_, path, given, answered) => {
    headers = Object.fromEntries(
      Object.entries(answered).filter(([, value]) => value !== undefined),
    ) as OutgoingHttpHeaders
    if ('Cache-Control' in answered && answered['Cache-Control'] === undefined) headers['Cache-Control'] = ''
    await ask(path, given)
    await ask(path, given)
    expect(asked).toHaveLength(2)
  })

  it('shows what is kept to nobody who comes with an authorization', async () => {
    await ask('/articles/mine')
    expect((await ask('/articles/mine', { authorization: 'Bearer x' })).text).toContain('2')
    expect((await ask('/articles/mine')).text).toContain('1')
  })

  it('hands on every post, once', async () => {
    await ask('/articles/zinc/comments', { method: 'POST' })
    await ask('/articles/zinc/comments', { method: 'POST' })
    expect(asked.map(({ method }) => method)).toEqual(['POST', 'POST'])
  })

  it('asks once however many ask it at once', async () => {
    delay = 50
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/articles/flood')))
    expect(asked).toHaveLength(1)
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  })

  it('asks again by the tag when a copy has grown old, and keeps it when it is the same', async () => {
    headers = { ETag: '"same"', 'Cache-Control': 'public, max-age=0, s-maxage=1' }
    const first = await ask('/articles/tagged')
    await wait(2_100) // nginx counts whole seconds
    const second = await ask('/articles/tagged')
    expect([asked.length, asked[1]!.headers['if-none-match'], second.text]).toEqual([2, '"same"', first.text])
  })

  it('shows an old copy no longer than Assay allows', async () => {
    headers = { 'Cache-Control': 'public, max-age=0, s-maxage=1, stale-while-revalidate=1' }
    await ask('/articles/old')
    await wait(3_100) // one second, one more, and what rounding adds
    expect((await ask('/articles/old')).text).toContain('2')
  })

  it('answers 304 itself to who has it already', async () => {
    headers = { ETag: '"abc"' }
    await ask('/articles/etag')
    expect((await ask('/articles/etag', { 'if-none-match': '"abc"' })).status).toBe(304)
    expect(asked).toHaveLength(1)
  })

  it('tells whose request it was, and never passes another’s name off for it', async () => {
    const first = await ask('/articles/named')
    const second = await ask('/articles/named')
    expect([first.headers['x-request-id'], first.headers['x-cache']]).toEqual(['id-1', 'miss'])
    expect([second.headers['x-request-id'], second.headers['x-cache']]).toEqual([undefined, 'hit'])
    expect(second.headers.server).toBe('nginx')
  })

  it('says where a visitor comes from, after whatever the visitor said', async () => {
    await ask('/login?x', { 'x-forwarded-for': '203.0.113.9' })
    expect(asked[0]!.headers['x-forwarded-for']).toBe('203.0.113.9, 127.0.0.1')
  })
})
