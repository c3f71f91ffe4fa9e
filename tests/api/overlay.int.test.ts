// What one reader sees on a page that is otherwise everybody's: theirs whole, and nothing of anybody else.

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createApi } from '#src/api/app.ts'
import { addComment, approveComment, recordComment } from '#src/comments/index.ts'
import { aReader, type TestReader } from '../readers/desk.ts'
import { draft, published, withdraw } from '../support/articles.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { apiClient, type Client, requestOf, SITE, tokenOf } from './client.ts'

let newsroom: Newsroom
let api: Client
let mine: TestReader
let other: TestReader
let token: string
const ids: Record<string, string> = {}

const MINUTE = 60_000
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE)
const OPEN = '/me/overlay?article=open-to-all'

type Overlay = {
  reader: object | null
  article: { takesComments: boolean; comments: Record<string, unknown>[] } | null
}
const overlay = async (path: string, call: Parameters<Client>[1] = { token }) =>
  (await api(path, call)).body as unknown as Overlay

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff } = newsroom
  api = apiClient(payload)
  const { author, editor, moderator } = staff
  const out = (headline: string, data: object = {}) =>
    published(payload, { author, editor, data: { headline, ...data }, now: ago(120) })
  const article = await out('Open to all')
  const taken = await out('Taken back')
  await out('Closed now', { commenting: { mode: 'closed' } })
  mine = await aReader(payload, 'Mine Own')
  other = await aReader(payload, 'Somebody Else')
  const say = (
    reader: TestReader,
    body: string,
    { at = ago(1), parentId = null as string | null, articleId = article.id } = {},
  ) => addComment({ payload, readerId: reader.id, articleId, parentId, body, now: at })
  const approve = (id: string) => approveComment({ payload, moderator, id, reason: null, now: new Date() })

  ids.root = (await say(other, 'A root that everybody sees.', { at: ago(90) })).id
  await approve(ids.root)
  ids.old = (await say(mine, 'An old one, out and fixed.', { at: ago(80) })).id
  await approve(ids.old)
  ids.fresh = (await say(mine, 'A *fresh* reply.', { at: ago(5), parentId: ids.root })).id
  ids.pending = await recordComment({
    payload,
    articleId: article.id,
    readerId: mine.id,
    parentId: ids.root,
    body: 'Mine, and it waits.',
    state: 'pending',
    createdAt: ago(70),
  })
  ids.foreign = await recordComment({
    payload,
    articleId: article.id,
    readerId: other.id,
    parentId: null,
    body: 'A foreignword that waits.',
    state: 'pending',
    createdAt: ago(2),
  })
  await recordComment({
    payload,
    articleId: taken.id,
    readerId: mine.id,
    parentId: null,
    body: 'Under a withdrawnword.',
    state: 'pending',
    createdAt: ago(3),
  })
  await withdraw(payload, staff, taken.id, 'Because.', ago(2))
  const hidden = await draft(payload, author, { headline: 'A draftword' })
  await recordComment({
    payload,
    articleId: hidden.id,
    readerId: mine.id,
    parentId: null,
    body: 'Under a draftword.',
    state: 'visible',
    createdAt: ago(1),
  })
  ids.hiddenSlug = hidden.slug ?? 'a-draftword'
  token = await tokenOf(api, mine)
})
afterAll(() => newsroom?.close())

describe('for nobody', () => {
  test('there is nothing, and the database is not asked', async () => {
    const { payload } = newsroom
    const find = vi.spyOn(payload, 'find')
    const untouched = createApi({
      payload: new Proxy(payload, {
        get: (_, name) => {
          throw new Error(`asked for ${String(name)}`)
        },
      }),
      siteUrl: SITE,
      corsOrigins: [],
      now: () => new Date(),
    })
    for (const path of ['/me/overlay', OPEN]) {
      const answer = await untouched.fetch(
        requestOf(path, { headers: { cookie: 'assay-in=1; payload-token=x' } }),
      )
      expect([answer.status, await answer.json(), answer.headers.get('cache-control')]).toEqual([
        200,
        { reader: null, article: null },
        'private, no-store',
      ])
    }
    expect(find).not.toHaveBeenCalled()
    find.mockRestore()
  })

  test.each([
    ['a session that is none', 'assay-reader=nonsense'],
    ['a forged one', 'assay-reader=aaa.bbb.ccc'],
  ])('with %s neither', async (_, cookie) => {
    expect(await overlay(OPEN, { headers: { cookie } })).toEqual({ reader: null, article: null })
  })
})

describe('for a reader', () => {
  test('says who they are, by cookie as by token, and is kept by nobody', async () => {
    const { status, headers, body } = await api('/me/overlay', { token })
    expect([status, body, headers.get('cache-control')]).toEqual([
      200,
      {
        reader: { displayName: 'Mine Own', email: mine.email, verified: true, banned: false },
        article: null,
      },
      'private, no-store',
    ])
    expect(await overlay('/me/overlay', { headers: { cookie: `assay-reader=${token}` } })).toEqual(body)
  })

  test('has their own comments that wait or may be changed, oldest first, and no other', async () => {
    const { article } = await overlay(OPEN)
    expect(article?.takesComments).toBe(true)
    expect(article?.comments.map(({ id }) => id)).toEqual([ids.pending, ids.fresh])
    expect(article?.comments[0]).toMatchObject({
      state: 'pending',
      rootId: ids.root,
      source: 'Mine, and it waits.',
      html: '<p>Mine, and it waits.</p>',
      editableUntil: null,
      inReplyTo: { id: ids.root, name: 'Somebody Else' },
    })
    expect(article?.comments[1]).toMatchObject({
      rootId: ids.root,
      html: '<p>A <em>fresh</em> reply.</p>',
      editedAt: null,
    })
    const until = Date.parse(String(article?.comments[1]?.['editableUntil']))
    expect(until - Date.now()).toBeGreaterThan(9 * MINUTE)
    expect(until - Date.now()).toBeLessThan(10 * MINUTE)
  })

  test('no longer offers to change what is past its time', async () => {
    const { body } = await api(OPEN, { token, now: new Date(Date.now() + 20 * MINUTE) })
    const { comments } = (body as unknown as Overlay).article!
    expect(comments.filter(({ editableUntil }) => editableUntil !== null)).toEqual([])
  })

  test('holds nothing of anybody else, and nothing of an article that is not out', async () => {
    const said = await Promise.all(
      [
        '/me/overlay',
        OPEN,
        '/me/overlay?article=taken-back',
        `/me/overlay?article=${ids.hiddenSlug}`,
        '/me/overlay?article=no-such',
      ].map((path) => overlay(path)),
    )
    const all = JSON.stringify(said)
    for (const secret of [
      'foreignword',
      'withdrawnword',
      'draftword',
      ids.foreign,
      other.email,
      other.id,
      mine.id,
    ])
      expect(all).not.toContain(secret)
    expect(said.slice(2).map(({ article }) => article)).toEqual([null, null, null])
  })

  test('says where comments are closed', async () => {
    expect((await overlay('/me/overlay?article=closed-now')).article).toEqual({
      takesComments: false,
      comments: [],
    })
  })

  test('is asked in few queries: one each for the session, the article, the settings and the comments, and two for the names in them', async () => {
    const { payload } = newsroom
    const spies = (['find', 'findOne', 'findGlobal', 'count'] as const).map((name) =>
      vi.spyOn(payload.db, name),
    )
    await overlay('/me/overlay?article=closed-now')
    expect(spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)).toBeLessThanOrEqual(4)
    for (const spy of spies) spy.mockClear()
    await overlay(OPEN)
    expect(spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)).toBeLessThanOrEqual(6)
    for (const spy of spies) spy.mockRestore()
  })
})

test('an unknown parameter and what is no slug are refused', async () => {
  for (const path of ['/me/overlay?articles=x', '/me/overlay?article=..%2f'])
    expect((await api(path, { token })).status).toBe(400)
})
