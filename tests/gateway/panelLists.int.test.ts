// What the panel asks of lists in ways of its own: names for the ids in its rows, and all documents that were
// chosen.

import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aReader } from '../readers/desk.ts'
import { aFigure, published } from '../support/articles.ts'
import { rest, signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom
let token: string

beforeAll(async () => {
  newsroom = await openNewsroom()
  token = await signIn(newsroom.payload, newsroom.staff.admin.email, newsroom.password)
})
afterAll(() => newsroom?.close())

const docsOf = (body: Record<string, unknown>) => body.docs as { id: string; name: string }[]

test('names are given for 250 ids at once, and 250 of anything else are not', async () => {
  const { author, editor } = newsroom.staff
  const ids = `where[id][in]=${author.id},${editor.id}`
  const { status, body } = await rest(`/staff?depth=0&draft=true&limit=250&${ids}&select[name]=true`, {
    token,
  })
  expect({
    status,
    names: docsOf(body)
      .map(({ name }) => name)
      .toSorted(),
  }).toEqual({
    status: 200,
    names: [author.name, editor.name].toSorted(),
  })
  for (const query of [
    'depth=0&limit=250',
    `depth=1&limit=250&${ids}`,
    `limit=250&${ids}`,
    `depth=0&limit=251&${ids}`,
    `depth=0&limit=0&${ids}`,
  ])
    expect({ query, status: (await rest(`/staff?${query}`, { token })).status }).toEqual({
      query,
      status: 400,
    })
})

test('the documents that were chosen are deleted together, and no other', async () => {
  const made = []
  for (const name of ['Zinc', 'Lead', 'Tin']) {
    const { body } = await rest('/topics', { method: 'POST', token, body: { name } })
    made.push((body.doc as { id: string }).id)
  }
  const [zinc, lead, tin] = made
  const chosen = `where[and][0][id][in][0]=${zinc}&where[and][0][id][in][1]=${lead}`
  expect((await rest(`/topics?limit=0&locale=en&${chosen}`, { method: 'DELETE', token })).status).toBe(200)
  const left = await rest(`/topics?where[id][in]=${made.join(',')}`, { token })
  expect(docsOf(left.body).map(({ id }) => id)).toEqual([tin])
  expect((await rest(`/topics?limit=-1&${chosen}`, { method: 'DELETE', token })).status).toBe(400)
})

test('more than fifty are not changed or deleted at once, and others have their turn between them', async () => {
  const { payload } = newsroom
  for (let at = 0; at < 51; at += 1)
    await payload.db.create({ collection: 'topics', data: { name: `Many ${at}`, slug: `many-${at}` } })
  const all = 'where[slug][like]=many-'
  for (const [method, body] of [
    ['PATCH', { description: 'Changed.' }],
    ['DELETE', undefined],
  ] as const) {
    const refused = await rest(`/topics?limit=0&${all}`, { method, token, ...(body ? { body } : {}) })
    expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([
      400,
      'Choose 50 at most: this would change 51 at once.',
    ])
  }
  expect((await rest(`/topics?${all}&where[description][exists]=true`, { token })).body.totalDocs).toBe(0)
  // How many there are is no answer for who may not read them.
  const author = await signIn(payload, newsroom.staff.author.email, newsroom.password)
  for (const path of ['/readers', '/outbox', '/integrations'])
    expect((await rest(`${path}?where[id][exists]=true`, { method: 'DELETE', token: author })).status).toBe(
      403,
    )
  expect(
    (await rest('/topics?where[writers.email][like]=x', { method: 'DELETE', token: author })).status,
  ).toBeGreaterThanOrEqual(400)
  let turns = 0
  const counting = setInterval(() => (turns += 1), 0)
  const some = 'where[slug][like]=many-1'
  const done = await rest(`/topics?limit=0&${some}`, { method: 'PATCH', token, body: { description: 'x' } })
  expect([done.status, done.body.errors]).toEqual([200, []])
  clearInterval(counting)
  expect(turns).toBeGreaterThan(8)
})

test('a list of many editions or public copies leaves their texts out, and of few gives them', async () => {
  const { payload, staff } = newsroom
  const { id } = await published(payload, { author: staff.author, editor: staff.editor })
  const docs = async (path: string) => docsOf((await rest(path, { token })).body) as unknown as Row[]
  type Row = { content?: object; document?: object; headline?: string }
  const of = `where[article][equals]=${id}`
  for (const [slug, texts, most] of [
    ['editions', ['content', 'document'], 10],
    ['publicCopies', ['document'], 10],
  ] as const) {
    const [few] = await docs(`/${slug}?${of}&limit=${most}`)
    const [many] = await docs(`/${slug}?${of}&limit=100`)
    const [chosen] = await docs(`/${slug}?${of}&limit=100&select[headline]=true`)
    for (const name of texts) {
      expect([slug, name, typeof few![name], typeof many![name]]).toEqual([slug, name, 'object', 'undefined'])
      const asked = await rest(`/${slug}?${of}&limit=100&select[${name}]=true`, { token })
      expect([asked.status, asked.body.errors?.[0]?.message]).toEqual([
        400,
        `Ask for ${most} rows at most (“limit”) with their “${name}”, or leave it out (“select”).`,
      ])
      expect(typeof (await docs(`/${slug}?${of}&limit=${most}&select[${name}]=true`))[0]![name]).toBe(
        'object',
      )
    }
    expect(many!.headline).toBe(few!.headline)
    expect(chosen!.headline).toBe(few!.headline)
  }
})

test('a list of many articles or versions leaves their texts out, and of few gives them', async () => {
  const { payload, staff } = newsroom
  const { id } = await published(payload, { author: staff.author, editor: staff.editor })
  type Row = { headline?: string; body?: object }
  const articles = async (query: string) =>
    docsOf((await rest(`/articles?where[id][equals]=${id}&${query}`, { token })).body) as unknown as Row[]
  const versions = async (query: string) =>
    (
      (await rest(`/articles/versions?where[parent][equals]=${id}&${query}`, { token })).body
        .docs as unknown as { version: Row }[]
    ).map(({ version }) => version)
  for (const list of [articles, versions]) {
    const [[few], [many]] = [await list('limit=10'), await list('limit=11')]
    expect([list.name, typeof few!.body, typeof many!.body]).toEqual([list.name, 'object', 'undefined'])
    expect(many!.headline).toBe(few!.headline)
  }
  const refused = [
    await rest('/articles?limit=11&select[body]=true', { token }),
    await rest('/articles/versions?limit=11&select[version][body]=true', { token }),
  ]
  for (const { status, body } of refused)
    expect([status, body.errors?.[0]?.message]).toEqual([
      400,
      'Ask for 10 rows at most (“limit”) with their “body”, or leave it out (“select”).',
    ])
  const [headlines] = await versions('limit=11&select[version][headline]=true')
  expect(headlines).toMatchObject({ headline: expect.any(String) })
})

test('a section is not duplicated: its address is its own', async () => {
  const made = await rest('/topics', { method: 'POST', token, body: { name: 'Only one' } })
  const { id } = made.body.doc as { id: string }
  const { status } = await rest(`/topics/${id}/duplicate`, { method: 'POST', token, body: {} })
  expect(status).toBeGreaterThanOrEqual(400)
  expect((await rest('/topics?where[name][like]=Only one', { token })).body.totalDocs).toBe(1)
})

describe('a form that was opened before somebody else saved', () => {
  const STALE =
    'Somebody else has saved this since you opened it. Load the page again to see what they changed, and then make your change.'

  test('undoes nothing of a reader, a section or a figure', async () => {
    const { payload, staff } = newsroom
    const reader = await aReader(payload, 'Ned Banned')
    const topic = (await rest('/topics', { method: 'POST', token, body: { name: 'Stale' } })).body.doc as Row
    const figure = await aFigure(payload, staff.author)
    type Row = { id: string; updatedAt: string }
    for (const [path, mine, theirs] of [
      [`/readers/${reader.id}`, { bannedAt: '2026-02-02T00:00:00.000Z' }, { bannedAt: null }],
      [`/topics/${topic.id}`, { description: 'Mine.' }, { description: 'Theirs.' }],
      [`/figures/${figure.id}`, { sourceTitle: 'Mine' }, { sourceTitle: 'Theirs' }],
    ] as const) {
      const opened = (await rest(path, { token })).body as Row
      const form = { updatedAt: opened.updatedAt }
      await pause(2)
      const saved = await rest(path, { method: 'PATCH', token, body: { ...mine, ...form } })
      expect([path, saved.status]).toEqual([path, 200])
      const stale = await rest(path, { method: 'PATCH', token, body: { ...theirs, ...form } })
      expect([path, stale.status, stale.body.errors?.[0]?.message]).toEqual([path, 409, STALE])
      expect((await rest(path, { token })).body).toMatchObject(mine)
      const { updatedAt } = saved.body.doc as Row
      const again = await rest(path, { method: 'PATCH', token, body: { ...theirs, updatedAt } })
      expect([path, again.status]).toEqual([path, 200])
    }
  })

  test('undoes nothing of the settings', async () => {
    const save = (body: object) => rest('/globals/settings', { method: 'POST', token, body })
    await save({ tagline: 'Before' })
    const { updatedAt } = (await rest('/globals/settings', { token })).body as { updatedAt: string }
    await pause(2)
    expect((await save({ bannedWords: 'spam', updatedAt })).status).toBe(200)
    expect((await save({ bannedWords: '', updatedAt })).status).toBe(409)
    expect((await rest('/globals/settings', { token })).body).toMatchObject({ bannedWords: 'spam' })
    expect((await save({ bannedWords: '' })).status).toBe(200)
  })
})
