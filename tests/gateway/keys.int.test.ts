// What an API key opens, until when, and what it never shows.

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Article, Integration } from '#payload-types'
import { pixel } from '../database/fixture/pixel.ts'
import { newest, published } from '../support/articles.ts'
import { rest, signIn } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { aKey, send } from './send.ts'

let newsroom: Newsroom
let token = ''
let article: Article

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  token = await signIn(payload, staff.admin.email, password)
  const picture = await payload.create({
    collection: 'media',
    data: { alt: 'A mine', credit: 'A photographer', rights: 'Ours' },
    file: { data: pixel, mimetype: 'image/png', name: 'pixel.png', size: pixel.byteLength },
    ...as(staff.author),
  })
  article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { leadImage: picture.id, regulatoryClass: 'commentary' },
  })
})
afterAll(() => newsroom?.close())

describe('scopes', () => {
  test('a new key reads', async () => {
    const { id } = await aKey(newsroom.payload)
    const { body } = await rest(`/integrations/${id}`, { token })
    expect(body).toMatchObject({ scopes: ['read'] })
  })

  test.each([[['write']], [['read', 'points:XAU']], [[]], [['__proto__']], [null]])(
    '%j is refused with a sentence',
    async (scopes) => {
      const { id } = await aKey(newsroom.payload)
      const { status, body } = await rest(`/integrations/${id}`, { token, method: 'PATCH', body: { scopes } })
      expect(status).toBe(400)
      expect(JSON.stringify(body)).toMatch(/scope/)
      expect((await rest(`/integrations/${id}`, { token })).body).toMatchObject({ scopes: ['read'] })
    },
  )

  test('a key from before there were scopes reads', async () => {
    const { id, headers } = await aKey(newsroom.payload)
    await newsroom.payload.db.updateOne({ collection: 'integrations', id, data: { scopes: [] } })
    expect((await send('/api/articles', { headers })).status).toBe(200)
  })

  test('a key without “read” reads nothing', async () => {
    const { id, headers } = await aKey(newsroom.payload)
    await newsroom.payload.db.updateOne({ collection: 'integrations', id, data: { scopes: ['points:XAU'] } })
    for (const path of ['/api/articles', '/api/topics', '/api/media/count', '/api/comments'])
      expect((await send(path, { headers })).status, `${path}`).toBe(403)
    const asked = await send('/api/graphql', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ Articles { totalDocs } }' }),
    })
    expect(asked.status).toBe(403)
  })

  test('the record names a change of scopes and of the end', async () => {
    const { payload } = newsroom
    const { id } = await aKey(payload)
    const expiresAt = '2030-01-01T00:00:00.000Z'
    await rest(`/integrations/${id}`, { token, method: 'PATCH', body: { expiresAt } })
    const { docs } = await payload.find({
      collection: 'audit',
      where: { subject: { equals: `integrations/${id}` } },
      sort: 'seq',
      depth: 0,
      overrideAccess: true,
    })
    expect(docs.map(({ action, data }) => [action, data])).toEqual([
      ['integration.created', expect.objectContaining({ scopes: ['read'], expiresAt: null })],
      ['integration.changed', expect.objectContaining({ changes: { expiresAt: expect.anything() } })],
    ])
  })

  test('only admins give, change and see keys', async () => {
    const { payload, staff, password } = newsroom
    const { id } = await aKey(payload)
    for (const role of ['editor', 'compliance', 'moderator', 'author'] as const) {
      const theirs = await signIn(payload, staff[role].email, password)
      expect((await rest(`/integrations/${id}`, { token: theirs })).status).toBe(403)
      const body = { expiresAt: null }
      expect((await rest(`/integrations/${id}`, { token: theirs, method: 'PATCH', body })).status).toBe(403)
    }
  })
})

describe('the end of a key', () => {
  test('is 401 with what to do', async () => {
    const { headers } = await aKey(newsroom.payload, { expiresAt: new Date(Date.now() - 1000).toISOString() })
    const { status, text } = await send('/api/articles', { headers })
    expect(status).toBe(401)
    expect(text).toContain('This API key has expired. Ask an admin of the newsroom for a new one.')
  })

  test('lies ahead for a key that still reads', async () => {
    const { headers } = await aKey(newsroom.payload, {
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    })
    expect((await send('/api/articles', { headers })).status).toBe(200)
  })
})

test('a use is written down once in some minutes, whatever the number of requests', async () => {
  const { payload } = newsroom
  const { id, headers } = await aKey(payload)
  const before = await rest(`/integrations/${id}`, { token })
  const writes = vi.spyOn(payload.db, 'updateOne')
  await Promise.all(Array.from({ length: 20 }, () => send('/api/topics', { headers })))
  const ofKeys = writes.mock.calls.filter(([{ collection }]) => collection === 'integrations')
  writes.mockRestore()
  expect(ofKeys).toHaveLength(1)
  await vi.waitFor(async () => {
    const { body } = await rest(`/integrations/${id}`, { token })
    expect(Date.now() - Date.parse(String(body.lastUsedAt))).toBeLessThan(60_000)
    expect(body).toMatchObject({ scopes: ['read'], updatedAt: before.body.updatedAt })
  })
})

describe('what a key never shows', () => {
  let headers: { authorization: string }
  beforeAll(async () => {
    headers = (await aKey(newsroom.payload)).headers
  })

  test('whether a change of a public article is being prepared', async () => {
    const { payload, staff } = newsroom
    const where = `where[id][equals]=${article.id}`
    const before = await send(`/api/articles?draft=true&${where}`, { headers })
    await payload.update({
      collection: 'articles',
      id: article.id,
      draft: true,
      data: { headline: 'A change that nobody has approved', change: { kind: 'update', note: 'More.' } },
      ...as(staff.author),
    })
    expect((await newest(payload, article.id)).headline).toContain('nobody has approved')
    for (const query of ['draft=true', 'draft=1', 'draft=', 'autosave=true', 'trash=true', '']) {
      const { status, text } = await send(`/api/articles?${query}&${where}`, { headers })
      expect({ query, status, text }).toEqual({ query, status: 200, text: before.text })
    }
    expect(JSON.parse(before.text)).toMatchObject({ totalDocs: 1 })
  })

  test('who wrote what, and what the desk plans', async () => {
    for (const path of [
      '/api/articles?depth=2',
      `/api/articles/${article.id}?depth=2`,
      '/api/media?depth=2',
      '/api/publicCopies?depth=2&select[document]=false', // which is what readers get, times and notes included
    ]) {
      const { status, text } = await send(path, { headers })
      expect(status).toBe(200)
      expect(text).not.toMatch(
        /"(writers|releaseAt|embargoUntil|regulatoryClass|change|owners|createdBy|updatedAt)":/,
      )
    }
  })

  test('nor by asking for rows where it is so', async () => {
    for (const path of [
      `/api/media?where[writers][exists]=true`,
      `/api/articles?where[leadImage.writers][exists]=true`,
      `/api/publicCopies?where[images.writers][exists]=true`,
      `/api/publicCopies?where[figures.writers][exists]=true`,
      `/api/articles?where[embargoUntil][exists]=true`,
      `/api/articles?where[change.note][exists]=true`,
      `/api/articles?sort=releaseAt`,
      `/api/articles?sort=-updatedAt`,
      `/api/articles?where[updatedAt][greater_than]=2020-01-01`,
      `/api/publicCopies?where[updatedAt][greater_than]=2020-01-01`,
      `/api/media?sort=updatedAt`,
      `/api/articles?where[regulatoryClass][equals]=commentary`,
    ])
      expect([400, 403], `${path}`).toContain((await send(path, { headers })).status)
  })

  test('staff see it', async () => {
    const { body } = await rest(`/articles/${article.id}?depth=0`, { token })
    expect(body).toMatchObject({ regulatoryClass: 'commentary', writers: expect.anything() })
  })

  test('a key writes nothing over REST', async () => {
    for (const method of ['POST', 'PATCH', 'PUT', 'DELETE'])
      expect((await send('/api/topics', { method, headers })).status, `${method}`).toBe(403)
  })
})

describe('the lists of a key', () => {
  let headers = { authorization: '' }
  beforeAll(async () => {
    headers = (await aKey(newsroom.payload)).headers
  })
  const asked = (query: string) =>
    send('/api/graphql', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })

  test.each([
    ['page=101', '(page: 101)'],
    ['page=11&limit=100&depth=0', '(page: 21, limit: 50)'],
    ['page=1000000&limit=1', '(page: 1001, limit: 1)'],
    ['page=1000&pagination=false&limit=2', '(page: 501, limit: 2)'],
  ])('have pages over their first thousand rows: not %s', async (query, args) => {
    for (const { status, text } of [
      await send(`/api/publicCopies?${query}`, { headers }),
      await asked(`{ PublicCopies${args} { docs { id } } }`),
    ])
      expect({ status, text }).toEqual({
        status: 400,
        text: expect.stringContaining('where[id][greater_than]'),
      })
    expect(
      (await send(`/api/publicCopies?${query}`, { headers: { authorization: `JWT ${token}` } })).status,
    ).toBe(200)
  })

  test.each(['hash', '-headline', 'slug,hash', 'state'])('are not ordered by %s', async (sort) => {
    for (const { status, text } of [
      await send(`/api/publicCopies?sort=${sort}`, { headers }),
      await send(`/api/publicCopies?sort[0]=slug&sort[1]=${sort.replace('slug,', '')}`, { headers }),
      await asked(`{ PublicCopies(sort: "${sort}") { docs { id } } }`),
    ])
      expect({ status, text }).toEqual({ status: 400, text: expect.stringContaining('orders lists by') })
  })

  test.each([
    'page=10&limit=100&depth=0',
    'page=100',
    'sort=-publishedAt,id',
    'sort=slug',
    'sort=-createdAt',
  ])('are given as before: %s', async (query) => {
    expect((await send(`/api/publicCopies?${query}`, { headers })).status).toBe(200)
  })

  test('are read to their end by the ids of their rows', async () => {
    const { payload, staff } = newsroom
    for (let at = 0; at < 4; at += 1) await published(payload, { author: staff.author, editor: staff.editor })
    const idsOf = async (query: string) => {
      const { text } = await send(`/api/publicCopies?depth=0&sort=id&${query}`, { headers })
      return (JSON.parse(text) as { docs: { id: string }[] }).docs.map(({ id }) => id)
    }
    const inOne = await idsOf('limit=100')
    expect(inOne.length).toBeGreaterThan(4)
    const inTurns = await idsOf('limit=2')
    while (inTurns.length < inOne.length) {
      const more = await idsOf(`limit=2&where[id][greater_than]=${inTurns.at(-1)}`)
      expect(more.length).toBeGreaterThan(0)
      inTurns.push(...more)
    }
    expect(inTurns).toEqual(inOne)
  })
})

describe('a key that somebody types', () => {
  test.each(['short', 'x'.repeat(31), `${'x'.repeat(40)} y`])('is refused: %j', async (apiKey) => {
    const { id, headers } = await aKey(newsroom.payload)
    const body = { apiKey, enableAPIKey: true }
    const changed = await rest(`/integrations/${id}`, { token, method: 'PATCH', body })
    expect({ status: changed.status, text: JSON.stringify(changed.body) }).toEqual({
      status: 400,
      text: expect.stringContaining('at least 32'),
    })
    const made = await rest('/integrations', { token, method: 'POST', body: { name: 'Another', ...body } })
    expect(made.status).toBe(400)
    expect((await send('/api/topics', { headers })).status).toBe(200)
  })

  test('opens when it is long enough, and stays where it is not sent', async () => {
    const { id } = await aKey(newsroom.payload)
    const apiKey = 'k'.repeat(32)
    await rest(`/integrations/${id}`, { token, method: 'PATCH', body: { apiKey, enableAPIKey: true } })
    await rest(`/integrations/${id}`, { token, method: 'PATCH', body: { name: 'Renamed' } })
    const headers = { authorization: `integrations API-Key ${apiKey}` }
    expect((await send('/api/topics', { headers })).status).toBe(200)
  })
})

describe('a key that is off', () => {
  const asWith = (apiKey: string) => ({ headers: { authorization: `integrations API-Key ${apiKey}` } })
  /** What the database finds a key by. */
  const indexOf = async (id: string) => {
    const where = { id: { equals: id } }
    const { docs } = await newsroom.payload.db.find<Integration>({ collection: 'integrations', where })
    return docs[0]!.apiKeyIndex ?? null
  }

  test('is not taken, neither new nor in place of another', async () => {
    const apiKey = 'o'.repeat(40)
    const { id, headers } = await aKey(newsroom.payload)
    const body = { name: 'Another', enableAPIKey: false, apiKey }
    expect((await rest('/integrations', { token, method: 'POST', body })).status).toBe(400)
    expect((await rest(`/integrations/${id}`, { token, method: 'PATCH', body })).status).toBe(400)
    expect((await send('/api/topics', { headers })).status).toBe(200)
    await rest(`/integrations/${id}`, { token, method: 'PATCH', body: { enableAPIKey: false } })
    const alone = await rest(`/integrations/${id}`, { token, method: 'PATCH', body: { apiKey } })
    expect([alone.status, JSON.stringify(alone.body)]).toEqual([400, expect.stringContaining('Switch the')])
    expect((await send('/api/topics', asWith(apiKey))).status).toBe(401)
    const on = await rest(`/integrations/${id}`, {
      token,
      method: 'PATCH',
      body: { ...body, enableAPIKey: true },
    })
    expect(on.status).toBe(200)
    expect((await send('/api/topics', asWith(apiKey))).status).toBe(200)
  })

  test('opens nothing from the moment on, and leaves nothing to be found by', async () => {
    const { id, headers } = await aKey(newsroom.payload)
    expect((await send('/api/topics', { headers })).status).toBe(200)
    await rest(`/integrations/${id}`, { token, method: 'PATCH', body: { enableAPIKey: false } })
    expect((await send('/api/topics', { headers })).status).toBe(401)
    expect(await indexOf(id)).toBeNull()
  })

  test('is refused where it was kept beside its “off”, and goes with the next save', async () => {
    const { id, headers } = await aKey(newsroom.payload)
    await newsroom.payload.db.updateOne({ collection: 'integrations', id, data: { enableAPIKey: false } })
    const { status, text } = await send('/api/topics', { headers })
    expect([status, text]).toEqual([401, expect.stringContaining('switched off')])
    await rest(`/integrations/${id}`, { token, method: 'PATCH', body: { name: 'Renamed' } })
    expect(await indexOf(id)).toBeNull()
  })
})

describe('guesses at keys', () => {
  const from = (address: string, authorization: string) =>
    send('/api/topics', { headers: { authorization, 'x-assay-address': address } })

  test('wait after thirty from one address, where only a key that was right there before is answered', async () => {
    const mine = (await aKey(newsroom.payload)).headers.authorization
    const fresh = (await aKey(newsroom.payload)).headers.authorization
    expect((await from('192.0.2.1', mine)).status).toBe(200)
    for (let at = 0; at < 30; at += 1)
      expect((await from('192.0.2.1', `integrations API-Key guess-${at}`)).status).toBe(401)
    const refused = await from('192.0.2.1', 'integrations API-Key guess-31')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await from('192.0.2.1', fresh)).status).toBe(429)
    expect((await from('192.0.2.1', mine)).status).toBe(200)
    expect((await from('192.0.2.2', fresh)).status).toBe(200)
  })
})
