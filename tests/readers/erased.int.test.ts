// A reader is erased: nothing personal stays, neither in the database nor on the record, and what they said
// stands without a name.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { queuePage } from '#src/admin/moderation/queue.ts'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { addComment, approveComment } from '#src/comments/index.ts'
import { onPurge } from '#src/invalidation/index.ts'
import { askForName } from '#src/readers/index.ts'
import { apiClient, type Client, tokenOf } from '../api/client.ts'
import { published } from '../support/articles.ts'
import { seenNow } from '../support/comments.ts'
import { rest, signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { aReader, PASSWORD, type TestReader } from './desk.ts'

let newsroom: Newsroom
let api: Client
let article: Article
let other: TestReader
const tokens: Record<string, string> = {}

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  api = apiClient(payload)
  for (const role of ['author', 'editor', 'compliance', 'moderator', 'admin'] as const)
    tokens[role] = await signIn(payload, staff[role].email, password)
  article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { headline: 'Kept talk' },
    now: new Date(Date.now() - 3_600_000),
  })
  other = await aReader(payload, 'Other Person')
})
afterAll(() => newsroom?.close())

let minutes = 50
const said = async (reader: TestReader, body: string, parentId: string | null = null) => {
  const now = new Date(Date.now() - (minutes -= 1) * 60_000)
  const { id } = await addComment({
    payload: newsroom.payload,
    readerId: reader.id,
    articleId: article.id,
    parentId,
    body,
    now,
  })
  return id
}
const approve = (id: string) =>
  approveComment({
    payload: newsroom.payload,
    moderator: newsroom.staff.moderator,
    id,
    reason: null,
    now: new Date(),
  })
const talk = async () => JSON.stringify((await api('/articles/kept-talk/comments?sort=oldest')).body)

/** Every row of every collection, as it is stored. */
async function everything(): Promise<string> {
  const { db, collections } = newsroom.payload
  const rows = []
  for (const collection of Object.keys(collections) as (keyof typeof collections)[])
    rows.push((await db.find({ collection, limit: 0, pagination: false })).docs)
  return JSON.stringify(rows)
}

test('a reader who has commented is erased by an admin, and nothing of theirs but their words is left', async () => {
  const { payload } = newsroom
  const reader = await aReader(payload, 'Gerlinde Weg')
  const token = await tokenOf(api, reader)
  const first = await said(reader, 'Copper has a floor.')
  await approve(first)
  const reply = await said(other, 'Says who?', first)
  await approve(reply)
  const waiting = await said(reader, 'Zinc has https://a.example, https://b.example, https://c.example.')
  await askForName({ payload, readerId: reader.id, displayName: 'Gerlinde Fort', now: new Date() })
  expect(await talk()).toContain('Gerlinde Weg')
  expect(await everything()).toContain(reader.email)

  for (const role of ['author', 'editor', 'compliance', 'moderator'])
    expect([
      role,
      (await rest(`/readers/${reader.id}`, { method: 'DELETE', token: tokens[role]! })).status,
    ]).toEqual([role, 403])
  expect((await rest(`/readers/${reader.id}`, { method: 'DELETE', token })).status).toBeGreaterThanOrEqual(
    400,
  )

  const purged: string[] = []
  const stop = onPurge(({ tags }) => purged.push(...tags))
  expect((await rest(`/readers/${reader.id}`, { method: 'DELETE', token: tokens.admin! })).status).toBe(200)
  stop()
  expect(purged).toContain(`comments:${article.id}`)

  const left = await everything()
  for (const personal of [reader.email, 'Gerlinde']) expect(left).not.toContain(personal)

  const shown = await talk()
  expect(shown).toContain('Copper has a floor.')
  expect(shown).toContain('"author":{"name":"A former reader"}')
  expect(shown).toContain('Says who?')

  const body = { email: reader.email, password: PASSWORD }
  expect((await api('/sessions', { method: 'POST', body })).status).toBe(401)
  expect((await api('/me', { token })).status).toBe(401)

  // What waited can still be decided, and the queue says whose it was.
  const desk = { payload, staff: newsroom.staff.moderator }
  const { items } = await queuePage({ desk, tab: 'pending', page: 1 })
  expect(items.find(({ id }) => id === waiting)?.author.name).toBe('A former reader')
  const seen = await seenNow(payload, waiting)
  const decided = await rest(`/comments/${waiting}/approve`, {
    method: 'POST',
    token: tokens.moderator!,
    body: { seen },
  })
  expect(decided.body).toEqual({ id: waiting, state: 'visible' })
})

test('that a reader was deleted is on the record, and who they were is not', async () => {
  const { payload, staff } = newsroom
  const reader = await aReader(payload, 'Hartmut Lang')
  await approve(await said(reader, 'Nickel has none.'))
  await rest(`/readers/${reader.id}`, { method: 'DELETE', token: tokens.admin! })
  const { docs } = await payload.find({
    collection: 'audit',
    where: { subject: { equals: `readers/${reader.id}` } },
    overrideAccess: true,
    depth: 0,
  })
  expect(docs).toMatchObject([{ action: 'reader.deleted', actorId: staff.admin.id, data: null }])
  expect(JSON.stringify(docs)).not.toMatch(/Hartmut|reader\.example/)
  expect((await verifyRecord({ payload })).findings).toEqual([])
})

test('the name is free again, and who takes it is not who said what was said', async () => {
  const { payload } = newsroom
  const reader = await aReader(payload, 'Ilse Neu')
  await approve(await said(reader, 'Tin is quiet.'))
  await rest(`/readers/${reader.id}`, { method: 'DELETE', token: tokens.admin! })
  const second = await aReader(payload, 'Ilse Neu')
  const own = await api('/me/comments', { token: await tokenOf(api, second) })
  expect(own.body).toMatchObject({ comments: [] })
  expect(await talk()).not.toContain('Ilse Neu')
})
