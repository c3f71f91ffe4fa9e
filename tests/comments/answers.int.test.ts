// Comments by staff: in their own name, with a badge, and shown once a colleague has approved them.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Comment } from '#payload-types'
import { addComment, editComment, listThreads } from '#src/comments/index.ts'
import { aReader } from '../readers/desk.ts'
import { published } from '../support/articles.ts'
import { bodyAsSeen, seenNow } from '../support/comments.ts'
import { rest, signIn } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom
const tokens: Record<string, string> = {}
let article: string
beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  for (const role of ['author', 'editor', 'moderator', 'admin'] as const)
    tokens[role] = await signIn(payload, staff[role].email, password)
  article = (
    await published(payload, {
      author: staff.author,
      editor: staff.editor,
      now: new Date(Date.now() - 3_600_000),
    })
  ).id
})
afterAll(() => newsroom?.close())

const post = async (role: string, path: string, sent: { ids?: string[]; [key: string]: unknown } = {}) => {
  const body = { ...(await bodyAsSeen(newsroom.payload, path, sent)), ...sent }
  return rest(`/comments${path}`, { method: 'POST', body, ...(tokens[role] ? { token: tokens[role] } : {}) })
}
const answer = async (role: string, body: string, parent: string | null = null) =>
  (await post(role, '/answer', { article, parent, body })).body as unknown as { id: string; state: string }
const row = (id: string): Promise<Comment> =>
  newsroom.payload.findByID({ collection: 'comments', id, depth: 0, overrideAccess: true })
const shown = async () => {
  const { threads } = await listThreads({
    payload: newsroom.payload,
    articleId: article,
    viewer: null,
    now: new Date(),
    after: null,
  })
  return threads.flatMap(({ root, replies }) => [root, ...replies])
}
const said = (from: string | null, to: string, words: string) => ({
  article,
  from,
  to,
  signed: newsroom.staff.author.name,
  words,
})
const shownAs = async (id: string) => (await shown()).find((comment) => comment.id === id)

test('an answer waits for a colleague, and stands with its writer’s name and badge', async () => {
  const { staff } = newsroom
  const byAuthor = await answer('author', 'The figure is from the exchange.')
  const byEditor = await answer('editor', 'We have asked them too.')
  expect([byAuthor.state, byEditor.state]).toEqual(['pending', 'pending'])
  expect(await shownAs(byAuthor.id)).toBeUndefined()
  expect(await row(byAuthor.id)).toMatchObject({
    author: null,
    staffAuthor: staff.author.id,
    badge: 'author',
    reasons: [{ phase: 'staff' }],
  })
  for (const { id } of [byAuthor, byEditor])
    expect((await post('moderator', `/${id}/approve`)).status).toBe(200)
  expect(await shownAs(byAuthor.id)).toMatchObject({ authorName: staff.author.name, badge: 'author' })
  expect(await shownAs(byEditor.id)).toMatchObject({ authorName: staff.editor.name, badge: 'staff' })
})

test('nobody approves an answer of their own, one by one, in bulk or put back', async () => {
  const own = await answer('moderator', 'This thread stays on the subject.')
  expect((await post('moderator', `/${own.id}/approve`)).status).toBe(403)
  const bulk = await post('moderator', '/bulk', { ids: [own.id], action: 'approve' })
  expect(bulk.body).toMatchObject({
    results: [{ ok: false, message: 'You wrote this. Another member of staff approves it.' }],
  })
  expect((await post('editor', `/${own.id}/approve`)).status).toBe(403)
  await post('moderator', `/${own.id}/remove`)
  expect((await post('moderator', `/${own.id}/approve`)).status).toBe(403)
  expect(await shownAs(own.id)).toBeUndefined()
  expect((await post('admin', `/${own.id}/approve`)).status).toBe(200)
  expect(await shownAs(own.id)).toMatchObject({ badge: 'staff' })
})

test('only its writer changes an answer or takes it back, and changed words wait again', async () => {
  const { id } = await answer('author', 'Copper fell by two per cent.')
  await post('moderator', `/${id}/approve`)
  const seen = await seenNow(newsroom.payload, id)
  expect((await post('admin', `/${id}/answer/edit`, { body: 'Copper rose.' })).status).toBe(403)
  expect((await post('admin', `/${id}/answer/remove`)).status).toBe(403)
  expect(
    (await post('author', `/${id}/answer/edit`, { body: 'Copper fell by three per cent.' })).status,
  ).toBe(200)
  expect(await shownAs(id)).toBeUndefined()
  expect(await row(id)).toMatchObject({ state: 'pending', body: 'Copper fell by three per cent.' })
  expect((await post('moderator', `/${id}/approve`, { seen })).status).toBe(409)
  expect((await post('moderator', `/${id}/approve`)).status).toBe(200)
  expect((await post('author', `/${id}/answer/remove`)).status).toBe(200)
  expect(await row(id)).toMatchObject({ state: 'removed', removedBy: 'author' })
})

test('what staff wrote, changed and took back is on the record with its words', async () => {
  const { payload } = newsroom
  const { id } = await answer('author', 'Zinc doubled.')
  await post('moderator', `/${id}/approve`)
  await post('author', `/${id}/answer/edit`, { body: 'Zinc halved.' })
  await post('author', `/${id}/answer/remove`)
  const { docs } = await payload.find({
    collection: 'audit',
    where: { subject: { equals: `comments/${id}` } },
    sort: 'seq',
    overrideAccess: true,
  })
  expect(docs.map(({ action, actorId, data }) => [action, actorId, data])).toEqual([
    ['comment.write', newsroom.staff.author.id, said(null, 'pending', 'Zinc doubled.')],
    ['comment.approve', newsroom.staff.moderator.id, expect.objectContaining({ to: 'visible' })],
    ['comment.edit', newsroom.staff.author.id, said('visible', 'pending', 'Zinc halved.')],
    ['comment.withdraw', newsroom.staff.author.id, said('pending', 'removed', 'Zinc halved.')],
  ])
  expect(docs[0]!.contentHash).toBe(docs[1]!.contentHash)
})

test('a reader’s comment can be answered, and no reader or request can type a badge', async () => {
  const { payload, staff } = newsroom
  const reader = await aReader(payload, 'Mei Tanaka')
  const { id } = await addComment({
    payload,
    readerId: reader.id,
    articleId: article,
    parentId: null,
    body: 'Where is the number from?',
    now: new Date(),
  })
  expect((await answer('author', 'Too early.', id)).id).toBeUndefined()
  await post('moderator', `/${id}/approve`)
  const reply = await answer('author', 'From the exchange, as the note says.', id)
  // The question stays as it was when it was answered.
  const edit = { payload, readerId: reader.id, id, body: 'Did you steal it?', now: new Date() }
  await expect(editComment(edit)).rejects.toThrow(/^The newsroom has answered this comment/)
  await post('moderator', `/${reply.id}/approve`)
  expect(await shownAs(id)).toMatchObject({ authorName: 'Mei Tanaka', badge: null })
  expect(await shownAs(reply.id)).toMatchObject({
    badge: 'author',
    inReplyTo: { id, authorName: 'Mei Tanaka' },
  })
  const forged = await rest('/comments', {
    method: 'POST',
    token: tokens.admin!,
    body: { article, body: 'As the editor.', staffAuthor: staff.editor.id, badge: 'staff' },
  })
  expect(forged.status).toBe(403)
})

test('who is no staff cannot answer, and odd requests are told why', async () => {
  expect((await post('nobody', '/answer', { article, body: 'Hello there.' })).status).toBe(401)
  expect((await post('author', '/answer', { article, body: 5 })).status).toBe(400)
  for (const body of ['\u3164\u200B', '> >', '```\n```', 'x'.repeat(6_000)])
    expect((await post('author', '/answer', { article, body })).status).toBe(400)
  expect((await post('author', '/answer', { article: { $gt: '' }, body: 'Hello.' })).status).toBe(400)
  expect((await post('author', '/answer', { article, body: 'Hello.', staffAuthor: 'x' })).status).toBe(400)
  expect((await post('author', '/answer', { article: 'none', body: 'Hello there.' })).status).toBe(404)
  await newsroom.payload.updateGlobal({
    slug: 'settings',
    data: { closeComments: true },
    ...as(newsroom.staff.admin),
  })
  expect((await post('author', '/answer', { article, body: 'Hello there.' })).status).toBe(403)
})
