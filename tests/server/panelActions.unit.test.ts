// Server actions of the panel, before Next: who is no staff gets 401 before the body is read, and staff a
// look at theirs.

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { requestHandler } from '#src/server/handler.ts'
import { setRuntime } from '#src/server/runtime.ts'
import { noRuntime } from '../support/noRuntime.ts'
import { silentWatch } from '../support/watch.ts'

const SITE = 'http://localhost:3000'
const ACTION = { 'next-action': '4'.repeat(42), origin: SITE }

let server: Server
let url = ''
const sockets: Socket[] = []
const next = vi.fn<(body: string) => void>()

afterAll(noRuntime)

beforeEach(async () => {
  next.mockClear()
  setRuntime({
    hasStaff: true,
    hasSpace: () => Promise.resolve(true),
    isReady: () => Promise.resolve(true),
    isStaff: (headers) => Promise.resolve(headers.get('cookie') === 'staff'),
    mayOpenForm: (_, { collection }) => Promise.resolve(collection !== 'integrations'),
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
  server = createServer(
    requestHandler({
      env: { isSecure: false, isLoopback: true, siteUrl: SITE, trustProxy: 0 },
      dev: false,
      assets: () => Promise.reject(new Error('not asked')),
      apps: () => null,
      next: () => async (req, res) => {
        next(await text(req))
        res.end('next')
      },
      isClosing: () => false,
      watch: silentWatch(),
      metrics: null,
    }),
  ).listen(0, '127.0.0.1')
  server.on('connection', (socket) => sockets.push(socket))
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const post = (body: BodyInit, headers: Record<string, string> = {}, path = '/admin') =>
  fetch(url + path, { method: 'POST', headers: { ...ACTION, ...headers }, body })
const call = (name: unknown, args: unknown = { collectionSlug: 'articles' }) =>
  JSON.stringify([{ name, args }])

describe('without a session of staff', () => {
  test.each(['', 'reader'])('an action is 401 (%j)', async (cookie) => {
    const response = await post(call('form-state'), cookie ? { cookie } : {})
    expect(response.status).toBe(401)
    expect(await response.text()).toContain('Sign in again')
    expect(next).not.toHaveBeenCalled()
  })

  test('the body is not read: its sender is answered, and cut off, with most of it unsent', async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    await once(socket, 'connect')
    socket.on('error', () => {})
    socket.write(
      `POST /admin HTTP/1.1\r\nHost: x\r\nNext-Action: ${ACTION['next-action']}\r\nOrigin: ${SITE}\r\nContent-Length: 4000000\r\n\r\n`,
    )
    socket.write('['.repeat(3_000_000))
    const answer = await firstOf(socket)
    expect(answer).toContain('401')
    expect(answer.toLowerCase()).toContain('connection: close')
    expect(sockets.at(-1)!.bytesRead).toBeLessThan(1_000_000)
    expect(next).not.toHaveBeenCalled()
    socket.destroy()
  })
})

describe('with one', () => {
  const staff = { cookie: 'staff' }

  test('what the panel sends goes on to Next as it came, long or short, as JSON or as a form', async () => {
    for (const body of [
      call('form-state', {
        collectionSlug: 'articles',
        formState: { body: { value: { root: { children: [] } } } },
      }),
      call('render-list', { text: 'x'.repeat(1_000_000) }),
      call('form-state', { globalSlug: 'settings', text: '[{'.repeat(1_000) }),
    ]) {
      expect((await post(body, { ...staff, 'content-type': 'text/plain;charset=UTF-8' })).status).toBe(200)
      expect(next).toHaveBeenLastCalledWith(body)
    }
    const form = new FormData()
    form.set('0', '[{"name":"form-state","args":{"collectionSlug":"articles","formState":"$Q1"}}]')
    form.set('1', '[["a",1]]')
    expect((await post(form, staff)).status).toBe(200)
    expect(next.mock.lastCall?.[0]).toContain('$Q1')
  })

  test('a body without a length arrives as well', async () => {
    const pieces = [call('form-state').slice(0, 5), call('form-state').slice(5)]
    const body = new ReadableStream({
      start(stream) {
        for (const piece of pieces) stream.enqueue(new TextEncoder().encode(piece))
        stream.close()
      },
    })
    const response = await fetch(url + '/admin', {
      method: 'POST',
      headers: { ...ACTION, ...staff },
      body,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(200)
    expect(next).toHaveBeenLastCalledWith(pieces.join(''))
  })

  test.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'schedule-publish',
    'table-state', // gives all rows, and draws whatever it is sent; only joins ask for it
    'render-widget',
    'nothing',
    5,
    null,
    {},
    '$1',
  ])('a function called %j is 400', async (name) => {
    expect((await post(call(name), staff)).status).toBe(400)
    const form = new FormData()
    form.set('0', call(name))
    expect((await post(form, staff)).status).toBe(400)
    expect(next).not.toHaveBeenCalled()
  })

  test.each([
    ['nothing', ''],
    ['no JSON', '[{'],
    ['no call', '[]'],
    ['two calls', '[{"name":"form-state"},{"name":"form-state"}]'],
    ['an object', '{"name":"form-state"}'],
    ['brackets without end', '['.repeat(2_000_000)],
    ['brackets that end', '['.repeat(1_000_000) + ']'.repeat(1_000_000)],
    ['brackets within a call', call('form-state', 0).replace('0', '['.repeat(500) + ']'.repeat(500))],
  ])('%s is 400', async (_, body) => {
    const parse = vi.spyOn(JSON, 'parse')
    expect((await post(body, staff)).status).toBe(400)
    expect(parse.mock.calls.filter(([json]) => String(json).includes('['.repeat(200)))).toEqual([])
    parse.mockRestore()
    expect(next).not.toHaveBeenCalled()
  })

  test('a form whose parts have long heads is 400, before it is parsed', async () => {
    const parse = vi.spyOn(Response.prototype, 'formData')
    const type = { 'content-type': 'multipart/form-data; boundary=b' }
    for (const head of ['\r\na: b'.repeat(500_000), `; filename="${'n'.repeat(3_000_000)}"`]) {
      const body = `--b\r\nContent-Disposition: form-data; name="0"${head}\r\n\r\n${call('form-state')}\r\n--b--\r\n`
      expect((await post(body, { ...staff, ...type })).status).toBe(400)
    }
    expect(parse).not.toHaveBeenCalled()
    parse.mockRestore()
    expect(next).not.toHaveBeenCalled()
  })

  test('a form of which Next would read something else is 400', async () => {
    const name = (one: string) => `Content-Disposition: form-data; name="${one}"`
    const asked = call('form-state', { collectionSlug: 'articles', formState: '$1' })
    const list = Buffer.from('{"byline.3000000.id":{"value":"x"}}', 'utf16le')
    const part = (head: string, content: string | Buffer) => [`--b\r\n${head}\r\n\r\n`, content, '\r\n']
    const forms = [
      [part(`${name('1')}\r\nContent-Type: text/plain; charset=utf-16le`, list), part(name('0'), asked)],
      [
        part(`${name('0')}\r\n${name('z')}`, call('form-state', { collectionSlug: 'integrations' })),
        part(`${name('z')}\r\n${name('0')}`, call('form-state')),
      ],
      ...['00', '0x0', '-0', ' 0', '0'].map((other) => [
        part(name('0'), call('form-state')),
        part(name(other), call('form-state', { collectionSlug: 'integrations' })),
      ]),
    ]
    for (const parts of forms) {
      const body = Buffer.concat([...parts.flat(), '--b--\r\n'].map((piece) => Buffer.from(piece)))
      const type = { 'content-type': 'multipart/form-data; boundary=b' }
      expect((await post(body, { ...staff, ...type })).status).toBe(400)
    }
    expect(next).not.toHaveBeenCalled()
  })

  test('a query has nothing that stands elsewhere, and asks for no more than a list of the panel does', async () => {
    const list = (query: unknown, more: object = {}) =>
      call('render-list', { collectionSlug: 'audit', query, ...more })
    for (const query of [
      {},
      '$undefined',
      { limit: 10, search: '$undefined', where: { note: { equals: '$$5 a tonne' } } },
      { columns: ['seq', '-note'], sort: '-seq', limit: '25' },
    ])
      expect([query, (await post(list(query), staff)).status]).toEqual([query, 200])
    next.mockClear()
    for (const body of [
      list('$1'),
      list({ limit: '$1' }),
      list({ where: '$Q1' }),
      list({ where: { or: ['$1'] } }),
      list({ limit: '' }),
      list({ limit: 1000 }),
      list({ groupBy: 'action' }),
      list({ queryByGroup: '{bad' }),
      list({ columns: '[bad' }),
      list({ columns: Array.from({ length: 5_000 }, () => 'seq') }),
      list({}, { initialData: { headline: 'x' } }),
      list({}, { data: Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`k${at}`, 0])) }),
      list({}, { x: Array(120_000).fill(0) }),
      list({}, { initialData: '$1' }),
      call('render-list', '$1'),
    ]) {
      expect([body.slice(0, 80), (await post(body, staff)).status]).toEqual([body.slice(0, 80), 400])
      const form = new FormData()
      form.set('0', body)
      form.set('1', '{"limit":100000}')
      expect((await post(form, staff)).status).toBe(400)
    }
    expect(next).not.toHaveBeenCalled()
  })

  test('the fields of a form are an object, with names that a form of the panel has', async () => {
    const formOf = (fields: unknown) => ({ collectionSlug: 'articles', formState: fields })
    for (const fields of ['$undefined', null, {}, { 'seo.title': { value: 'x' }, 'points.3.text': {} }])
      expect([fields, (await post(call('form-state', formOf(fields)), staff)).status]).toEqual([fields, 200])
    next.mockClear()
    const odd = [
      { 'commodities.20000000': 1 },
      { 'byline.4000000000': 1 },
      { [`seo${'.a'.repeat(200_000)}`]: 1 },
      Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`k${at}`, 0])),
    ]
    for (const name of ['form-state', 'render-document', 'render-document-slots', 'render-field'])
      for (const part of ['formState', 'documentFormState', 'initialBlockFormState', 'data', 'initialData'])
        for (const fields of odd) {
          const sent = call(name, { collectionSlug: 'articles', [part]: fields })
          expect([name, part, (await post(sent, staff)).status]).toEqual([name, part, 400])
          const form = new FormData()
          form.set('0', call(name, { collectionSlug: 'articles', [part]: '$1' }))
          form.set('1', JSON.stringify(fields))
          expect([name, part, (await post(form, staff)).status]).toEqual([name, part, 400])
        }
    for (const fields of ['x'.repeat(1_000), '$$x', [1, 2], 5, true])
      for (const part of ['formState', 'documentFormState', 'initialBlockFormState']) {
        const sent = call('form-state', { collectionSlug: 'articles', [part]: fields })
        expect([part, fields, (await post(sent, staff)).status]).toEqual([part, fields, 400])
      }
    expect(next).not.toHaveBeenCalled()
  })

  test('a form from where one has no right is 403, before Next sees it', async () => {
    const sent = call('form-state', { collectionSlug: 'integrations', schemaPath: 'integrations' })
    const form = new FormData()
    form.set('0', sent)
    for (const body of [sent, form]) {
      const response = await post(body, staff)
      expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('no right')])
    }
    expect(next).not.toHaveBeenCalled()
    // Payload says so itself of what else is asked.
    expect((await post(call('render-list', { collectionSlug: 'integrations' }), staff)).status).toBe(200)
  })

  test('a collection and a global are such as there are, or left out', async () => {
    for (const args of [
      { collectionSlug: 'articles', globalSlug: '$undefined' },
      { collectionSlug: '$undefined', globalSlug: 'settings' },
    ])
      expect((await post(call('form-state', args), staff)).status).toBe(200)
    expect((await post(call('render-list', { collectionSlug: null, globalSlug: '' }), staff)).status).toBe(
      200,
    )
    next.mockClear()
    for (const name of ['render-list', 'render-document', 'render-document-slots', 'form-state'])
      for (const slug of ['nope', 'constructor', '__proto__', '$1', '$$articles', 5, {}, ['articles'], true])
        for (const args of [{ collectionSlug: slug }, { collectionSlug: 'articles', globalSlug: slug }])
          expect([name, args, (await post(call(name, args), staff)).status]).toEqual([name, args, 400])
    expect(next).not.toHaveBeenCalled()
  })

  test('a form is that of a collection or a global, or of a field in it', async () => {
    for (const args of [
      { collectionSlug: 'articles', schemaPath: 'articles' },
      { collectionSlug: 'articles', schemaPath: 'articles.body.lexical_internal_feature.link' },
      { globalSlug: 'settings', schemaPath: '$undefined' },
    ])
      expect([args, (await post(call('form-state', args), staff)).status]).toEqual([args, 200])
    next.mockClear()
    for (const args of [
      {},
      { collectionSlug: '', globalSlug: '$undefined' },
      { schemaPath: 'articles' },
      { collectionSlug: 'articles', schemaPath: 'nope' },
      { collectionSlug: 'articles', schemaPath: 'articlesque.body' },
      { collectionSlug: 'articles', schemaPath: 'readers.password' },
      { collectionSlug: 'articles', schemaPath: null },
      { collectionSlug: 'articles', schemaPath: '$1' },
      { collectionSlug: 'articles', schemaPath: ['articles'] },
    ])
      expect([args, (await post(call('form-state', args), staff)).status]).toEqual([args, 400])
    expect(next).not.toHaveBeenCalled()
  })

  test('a form with odd parts is 400', async () => {
    const root = '[{"name":"form-state","args":{"collectionSlug":"articles","formState":"$1"}}]'
    const forms: [string, string | Blob][][] = [
      [['1', root]],
      [
        ['0', root],
        ['0', call('constructor')],
      ],
      [
        ['0', root],
        ['1', '['.repeat(500) + ']'.repeat(500)],
      ],
      [
        ['0', root],
        ['1', new Blob(['x'])],
      ],
      [['0', root], ...Array.from({ length: 300 }, (__, at): [string, string] => [String(at + 1), '1'])],
    ]
    for (const parts of forms) {
      const form = new FormData()
      for (const [name, value] of parts) form.append(name, value as string)
      expect((await post(form, staff)).status).toBe(400)
    }
    expect(next).not.toHaveBeenCalled()
  })

  test('a form of thousands of parts is refused before it is parsed', async () => {
    const parse = vi.spyOn(Response.prototype, 'formData')
    const type = 'multipart/form-data; boundary=b'
    const part = '--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n\r\n'
    for (const contentType of [type, `${type}; boundary=c`, 'multipart/form-data'])
      expect(
        (await post(`${part.repeat(10_000)}--b--\r\n`, { ...staff, 'content-type': contentType })).status,
      ).toBe(400)
    expect(parse).not.toHaveBeenCalled()
    parse.mockRestore()
    expect(next).not.toHaveBeenCalled()
  })

  test('what is no action is not posted to the panel', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await fetch(`${url}/admin`, { method, headers: staff, body: 'x' })).status, `${method}`).toBe(
        400,
      )
    const form = new FormData()
    form.set('$ACTION_ID_' + ACTION['next-action'], '')
    expect((await fetch(`${url}/admin`, { method: 'POST', headers: staff, body: form })).status).toBe(400)
    expect((await post(call('form-state'), staff, '/administration')).status).toBe(400)
    expect((await fetch(`${url}/admin`, { headers: staff })).status).toBe(200)
  })

  test('whoever goes away in the middle leaves nothing behind', async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.write(
      `POST /admin HTTP/1.1\r\nHost: x\r\nCookie: staff\r\nNext-Action: ${ACTION['next-action']}\r\nOrigin: ${SITE}\r\nContent-Length: 100\r\n\r\n[`,
    )
    await new Promise((resolve) => setTimeout(resolve, 100))
    socket.destroy()
    expect((await post(call('form-state'), staff)).status).toBe(200)
    expect(next).toHaveBeenCalledTimes(1)
  })
})

test('two Host headers are 400', async () => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: a.example\r\nHost: b.example\r\n\r\n')
  expect(await firstOf(socket)).toContain('400')
  socket.destroy()
})

function firstOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => socket.once('data', (piece) => resolve(String(piece))))
}
