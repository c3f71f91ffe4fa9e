// Bodies and queries of the wrong size, depth and kind: each is answered with a sentence, before anything
// parses it.

import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { isBlockedEndpoint } from '#access/gateway.ts'
import type { StaffRole } from '#src/workflow/transitions.ts'
import { pixel } from '../database/fixture/pixel.ts'
import { aFigure, published } from '../support/articles.ts'
import { rest, signIn } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { send } from './send.ts'

let newsroom: Newsroom
let picture = { id: '', filename: '' }
const tokens = {} as Record<StaffRole, string>

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  for (const role of ['author', 'editor', 'moderator', 'admin'] as const)
    tokens[role] = await signIn(payload, staff[role].email, password)
  const { id, filename } = await payload.create({
    collection: 'media',
    data: { alt: 'A mine', credit: 'A photographer', rights: 'Ours' },
    file: { data: pixel, mimetype: 'image/png', name: 'pixel.png', size: pixel.byteLength },
    ...as(staff.author),
  })
  picture = { id, filename: filename! }
  await published(payload, { author: staff.author, editor: staff.editor, data: { leadImage: id } })
})
afterAll(() => newsroom?.close())

const json = { 'content-type': 'application/json' }
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

describe('anybody at a door', () => {
  const DOORS = ['login', 'logout', 'forgot-password', 'reset-password']

  test.each(DOORS)('sends a small body to %s', async (door) => {
    const parse = vi.spyOn(JSON, 'parse')
    const large = `{"email":"x@desk.example","x":"${'x'.repeat(10_000)}"}`
    for (const body of [large, deep(2_000_000)])
      expect((await send(`/api/staff/${door}`, { method: 'POST', headers: json, body })).status).toBe(413)
    const nested = `{"email":"x@desk.example","x":${deep(1_000)}}`
    expect((await send(`/api/staff/${door}`, { method: 'POST', headers: json, body: nested })).status).toBe(
      400,
    )
    expect(parse.mock.calls.filter(([text]) => String(text).includes('"x@desk.example"'))).toEqual([])
    parse.mockRestore()
  })

  test.each(DOORS)('gets no fault from %s, whatever form is sent', async (door) => {
    const part = (headers: string, value = 'x') => `--b\r\n${headers}\r\n\r\n${value}\r\n--b--\r\n`
    for (const [type, body] of [
      ['multipart/form-data; boundary=b', part('Content-Disposition: form-data; name="file"')],
      [
        'multipart/form-data; boundary=b',
        part('Content-Disposition: form-data; name="file"\r\nContent-Type: application/octet-stream'),
      ],
      ['multipart/form-data; boundary=b', part('Content-Disposition: form-data; name="file"; filename=""')],
      ['multipart/form-data; boundary=b', part('Content-Disposition: form-data; name="__proto__"')],
      ['multipart/form-data; boundary=b', part('Content-Disposition: form-data; name="_payload"', deep(500))],
      ['multipart/mixed; boundary=b', part('Content-Disposition: form-data; name="x"')],
      ['x-multipart/form-data; boundary=b', 'x'],
    ] as const) {
      const { status } = await send(`/api/staff/${door}`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      })
      expect({ door, type, body: body.slice(0, 80), status }).toMatchObject({ status: 400 })
    }
  })

  test('asks for a picture by its name alone', async () => {
    const file = `/api/media/file/${picture.filename}`
    expect((await send(file)).status).toBe(200)
    for (const query of ['prefix=..', 'prefix[]=x', 'prefix=%00', 'where[id]=x', 'depth=1e9', 'locale[]=x'])
      expect((await send(`${file}?${query}`)).status, `${query}`).toBe(200)
    for (const name of ['x.jpg', 'x.jpg?prefix=..', '..%5Cx', '%00', 'x'.repeat(3_000)])
      expect([400, 403, 404], `${name}`).toContain((await send(`/api/media/file/${name}`)).status)
  })

  test('is told that a picture is gone', async () => {
    const { docs } = await newsroom.payload.find({
      collection: 'media',
      where: { id: { equals: picture.id } },
      depth: 0,
      overrideAccess: true,
    })
    expect(docs[0]).toMatchObject({ isPublic: true })
    await rm(path.join(process.env.DATA_DIR!, 'media', picture.filename))
    expect((await send(`/api/media/file/${picture.filename}`)).status).toBe(404)
  })
})

describe('staff', () => {
  test('are told that JSON is too deep, in a body and in a form', async () => {
    const parse = vi.spyOn(JSON, 'parse')
    const headers = { ...json, authorization: `JWT ${tokens.author}` }
    const body = `{"body":{"root":${deep(20_000)}}}`
    const refused = await send('/api/articles', { method: 'POST', headers, body })
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('at most 128 levels') })
    const form = new FormData()
    form.set('_payload', `{"alt":${deep(500)}}`)
    expect(
      (
        await send('/api/media', {
          method: 'POST',
          headers: { authorization: headers.authorization },
          body: form,
        })
      ).status,
    ).toBe(400)
    const graphql = `{"query":"{ Articles { totalDocs } }","variables":{"x":${deep(500)}}}`
    expect((await send('/api/graphql', { method: 'POST', headers, body: graphql })).status).toBe(400)
    expect(parse.mock.calls.filter(([text]) => String(text).includes(deep(200)))).toEqual([])
    parse.mockRestore()
  })

  test('are told that JSON holds too much, before anything parses it', async () => {
    const parse = vi.spyOn(JSON, 'parse')
    const headers = { ...json, authorization: `JWT ${tokens.author}` }
    const names = Array.from({ length: 120_000 }, (_, at) => `"k${at}":0`).join(',')
    const many = `{"headline":"Many",${names}}`
    for (const [to, body] of [
      ['/api/articles', many],
      ['/api/topics', many],
      ['/api/figures', `{"label":[${'0,'.repeat(120_000)}0]}`],
      [`/api/staff/${newsroom.staff.author.id}`, many],
    ] as const) {
      const method = to.includes('/staff/') ? 'PATCH' : 'POST'
      const { status, text } = await send(to, { method, headers, body })
      expect([to, status, text]).toEqual([to, 400, expect.stringContaining('at most 100,000 values')])
    }
    const form = new FormData()
    form.set('_payload', many)
    const { authorization } = headers
    expect(
      (await send('/api/media', { method: 'POST', headers: { authorization }, body: form })).status,
    ).toBe(400)
    expect(parse.mock.calls.filter(([text]) => String(text).includes('k119999'))).toEqual([])
    parse.mockRestore()
  })

  test('are told that no object has so many names, and send the fields beside a file once', async () => {
    const headers = { authorization: `JWT ${tokens.editor}` }
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`k${at}`, 0])))
    for (const body of [wide, `{"name":"x","more":${wide}}`]) {
      const sent = await send('/api/topics', { method: 'POST', headers: { ...json, ...headers }, body })
      expect(sent).toMatchObject({ status: 400, text: expect.stringContaining('no object has that many') })
    }
    const form = new FormData()
    form.append('_payload', '{"name":"A"}')
    form.append('_payload', '{"name":"B"}')
    const sent = await send('/api/topics', { method: 'POST', headers, body: form })
    expect(sent).toMatchObject({ status: 400, text: expect.stringContaining('one part') })
  })

  test('give things a name that can be seen', async () => {
    for (const name of ['   ', '\u2003', '\u00a0 '])
      for (const to of ['/topics', '/commodities']) {
        const { status } = await rest(to, { method: 'POST', token: tokens.editor, body: { name } })
        expect([name, to, status]).toEqual([name, to, 400])
      }
    const staff = { name: '   ', email: 'blank@desk.example', role: 'author' }
    expect((await rest('/staff', { method: 'POST', token: tokens.admin, body: staff })).status).toBe(400)
  })

  test('and of an unknown name that it is one, in few words', async () => {
    const names = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`k${at}`, 0]))
    for (const place of ['/comments/bulk', '/comments/x/approve']) {
      const { status, body } = await rest(place, { method: 'POST', token: tokens.moderator, body: names })
      expect([status, JSON.stringify(body).length < 300]).toEqual([400, true])
    }
  })

  test('send a form of few parts, which are counted before anything parses them', async () => {
    const parse = vi.spyOn(Response.prototype, 'formData')
    const part = '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n'
    const headers = {
      authorization: `JWT ${tokens.author}`,
      'content-type': 'multipart/form-data; boundary=b',
    }
    for (const place of ['/api/media', '/api/articles']) {
      const { status, text } = await send(place, {
        method: 'POST',
        headers,
        body: `${part.repeat(51)}--b--\r\n`,
      })
      expect({ status, text }).toEqual({ status: 400, text: expect.stringContaining('at most 50 parts') })
    }
    expect(parse).not.toHaveBeenCalled()
    parse.mockRestore()
  })

  test('send no form of another kind, which Payload could not read', async () => {
    const headers = {
      authorization: `JWT ${tokens.author}`,
      'content-type': 'application/x-www-form-urlencoded',
    }
    const { status } = await send('/api/figures', { method: 'POST', headers, body: '_payload=%7B%7D' })
    expect(status).toBe(415)
  })

  test('name a bounded number of things in one list', async () => {
    for (const field of ['topics', 'byline', 'commodities']) {
      const { status, body } = await rest('/articles', {
        token: tokens.author,
        method: 'POST',
        body: { headline: 'Long', [field]: Array(20_000).fill('01a22540-ad8c-77df-92dc-a35ac4ee1dda') },
      })
      expect({ status, said: JSON.stringify(body) }).toEqual({
        status: 400,
        said: expect.stringContaining('a list of at most 500 ids'),
      })
    }
  })

  test('do not say when a row was made', async () => {
    const { body } = await rest('/topics', {
      token: tokens.editor,
      method: 'POST',
      body: { name: 'Of today', createdAt: '2020-01-01T00:00:00.000Z' },
    })
    const { createdAt } = body.doc as { createdAt: string }
    expect(createdAt > '2026').toBe(true)
  })

  test('may write brackets in a text', async () => {
    const { status } = await rest('/articles', {
      token: tokens.author,
      method: 'POST',
      body: { headline: '[{'.repeat(100) },
    })
    expect(status).toBe(201)
  })

  test('ask by POST as by GET', async () => {
    const asking = { authorization: `JWT ${tokens.author}`, 'x-http-method-override': 'GET' }
    const form = { ...asking, 'content-type': 'application/x-www-form-urlencoded' }
    expect((await send('/api/articles', { method: 'POST', headers: form, body: 'limit=1' })).status).toBe(200)
    expect((await send('/api/articles', { method: 'POST', headers: form, body: 'limit=0' })).status).toBe(400)
    // The locale of such a body would be written into the address as it is.
    const body = JSON.stringify({ locale: 'x&limit=0&pagination=false' })
    expect(
      (await send('/api/articles', { method: 'POST', headers: { ...asking, ...json }, body })).status,
    ).toBe(400)
  })

  test('ask for a bounded number of values, and nothing of a refusal is long', async () => {
    for (const query of [
      `where[id][in]=${Array.from({ length: 40_000 }, (_, at) => at).join(',')}`,
      Array.from({ length: 400 }, (_, at) => `where[or][${at}][id][equals]=${at}`).join('&'),
      Array.from({ length: 101 }, (_, at) => `where[or][${at}][headline][contains]=${at}`).join('&'),
      `where[headline][like]=${'x'.repeat(40_000)}`,
      Array.from({ length: 600 }, (_, at) => `x${at}=1`).join('&'),
    ]) {
      const { status, text } = await send(`/api/articles?${query}`, {
        headers: { authorization: `JWT ${tokens.author}` },
      })
      expect(status).toBe(400)
      expect(text.length).toBeLessThan(300)
    }
  })
})

describe('a document without fields', () => {
  const EMPTY: [number, string | null, string][] = [
    [400, null, ''],
    [400, 'application/json', ''],
    [400, 'application/json', ' '],
    [400, 'text/plain', ''],
    [415, null, '{"name":"x"}'],
    [415, 'text/plain', '{"name":"x"}'],
    [415, 'application/octet-stream', 'x'],
    [415, 'Application/JSON', '{"name":"x"}'],
    [415, 'application/jsonx', '{"name":"x"}'],
    [400, 'multipart/form-data; boundary=b', '--b--\r\n'],
    [
      400,
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nx\r\n--b--\r\n',
    ],
  ]

  test('is 400, or 415, in every collection and global', async () => {
    const { payload } = newsroom
    const none = '01a22540-ad8c-77df-92dc-a35ac4ee1dda'
    const slugs = Object.keys(payload.collections).filter((slug) => !isBlockedEndpoint(`/api/${slug}`))
    expect(slugs).toEqual(expect.arrayContaining(['articles', 'topics', 'payload-locked-documents']))
    const places = [
      ...slugs.flatMap((slug) => [
        ['POST', `/api/${slug}`],
        ['POST', `/api/${slug}/`],
        ['PATCH', `/api/${slug}?where[id][equals]=${none}`],
        ['PATCH', `/api/${slug}/${none}`],
      ]),
      ...payload.globals.config.map(({ slug }) => ['POST', `/api/globals/${slug}`]),
    ] as [string, string][]
    for (const [method, place] of places)
      for (const [status, type, body] of EMPTY) {
        const headers = {
          authorization: `JWT ${tokens.admin}`,
          ...(type === null ? {} : { 'content-type': type }),
        }
        const sent = type === null ? new TextEncoder().encode(body) : body // a text brings its own type
        const answer = await send(place, { method, headers, body: sent })
        expect({ method, place, type, body, status: answer.status }).toEqual({
          method,
          place,
          type,
          body,
          status,
        })
      }
  })

  test('is no fault for what takes none', async () => {
    const headers = { authorization: `JWT ${tokens.admin}` }
    for (const place of ['/api/staff/refresh-token', '/api/articles/access', `/api/topics/x/duplicate`])
      expect((await send(place, { method: 'POST', headers })).status, `${place}`).toBeLessThan(500)
    const gone = await send('/api/payload-preferences/none', { method: 'DELETE', headers })
    expect(gone.status).toBe(404)
  })
})

test('names that every object has are no addresses', async () => {
  const headers = { authorization: `JWT ${tokens.admin}` }
  for (const name of [
    'constructor',
    '__proto__',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'globalsx',
    'nothing',
  ])
    for (const below of ['', '/', '/x', '/count', '?limit=1'])
      for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
        const { status } = await send(`/api/${name}${below}`, { method, headers })
        expect(status, `${method} /api/${name}${below}`).toBe(404)
      }
  for (const place of ['/api/access', '/api/globals/settings', '/api/articles'])
    expect((await send(place, { headers })).status, `${place}`).toBe(200)
})

test('values of the wrong kind are 400, whatever the collection', async () => {
  const { payload, staff } = newsroom
  const figure = await aFigure(payload, staff.author)
  const topic = await payload.create({
    collection: 'topics',
    data: { name: 'Rates' },
    depth: 0,
    overrideAccess: true,
  })
  const commodity = await payload.create({
    collection: 'commodities',
    data: { name: 'Metals' },
    depth: 0,
    overrideAccess: true,
  })
  const reader = await payload.create({
    collection: 'readers',
    data: { displayName: 'R', email: 'r@reader.example', password: 'a long enough password' },
    depth: 0,
    overrideAccess: true,
  })
  const ODD: [StaffRole, string, object][] = [
    ['admin', `/staff/${staff.author.id}`, { email: ['x@desk.example'] }],
    ['admin', `/staff/${staff.author.id}`, { email: {} }],
    ['admin', `/staff/${staff.author.id}`, { role: ['admin'] }],
    ['admin', `/staff/${staff.author.id}`, { departed: 'x' }],
    ['admin', `/staff/${staff.author.id}`, { createdAt: 'x' }],
    ['admin', `/topics/${topic.id}`, { description: ['x'] }],
    ['admin', `/topics/${topic.id}`, { name: { en: 'x' } }],
    ['admin', `/commodities/${commodity.id}`, { parent: ['x'] }],
    ['admin', `/commodities/${commodity.id}`, { parent: 'x' }],
    ['admin', `/commodities/${commodity.id}`, { parent: commodity.id.toUpperCase().slice(1) }],
    ['author', `/figures/${figure.id}`, { commodity: ['x'] }],
    ['author', `/figures/${figure.id}`, { commodity: 'nothing' }],
    ['author', `/figures/${figure.id}`, { sourceAccessed: 'x' }],
    ['author', `/figures/${figure.id}`, { sourceAccessed: [] }],
    ['author', `/figures/${figure.id}`, { asOf: '' }],
    ['author', `/figures/${figure.id}`, { currency: ['USD'] }],
    ['author', `/media/${picture.id}`, { alt: ['x'] }],
    ['moderator', `/readers/${reader.id}`, { bannedAt: '' }],
    ['moderator', `/readers/${reader.id}`, { bannedAt: 'x' }],
    ['moderator', `/readers/${reader.id}`, { displayName: ['x'] }],
  ]
  for (const [role, at, body] of ODD)
    expect({
      at,
      body,
      status: (await rest(at, { token: tokens[role], method: 'PATCH', body })).status,
    }).toEqual({
      at,
      body,
      status: 400,
    })
  for (const [role, at, body] of [
    ['editor', '/bundles', { name: '\u0000' }],
    ['editor', '/bundles', { name: 'x', articles: 'x' }],
    ['editor', '/topics', { id: {}, name: 'x' }],
    ['admin', '/integrations', { name: 'x', expiresAt: 'soon' }],
    ['admin', '/globals/settings', { siteName: ['x'] }],
  ] as const)
    expect({
      at,
      body,
      status: (await rest(at, { token: tokens[role], method: 'POST', body })).status,
    }).toEqual({
      at,
      body,
      status: 400,
    })
})
