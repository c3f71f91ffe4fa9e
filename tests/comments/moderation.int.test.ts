// The moderators' endpoints over REST, through the gateway, as every role; and comments in Payload's own API.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { queuePage } from '#src/admin/moderation/queue.ts'
import { editComment, recordComment } from '#src/comments/index.ts'
import type { Seen } from '#src/comments/rules/seen.ts'
import { STAFF_ROLES, type StaffRole } from '#src/workflow/transitions.ts'
import { aReader, PASSWORD, type TestReader } from '../readers/desk.ts'
import { published } from '../support/articles.ts'
import { seenNow } from '../support/comments.ts'
import { graphql, rest, signIn, STAFF_COOKIE } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom
let article: Article
let reader: TestReader
const tokens = {} as Record<StaffRole, string>

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  for (const role of STAFF_ROLES) tokens[role] = await signIn(payload, staff[role].email, password)
  article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    now: new Date(Date.now() - 3_600_000),
  })
  reader = await aReader(payload, 'Waiting')
})
afterAll(() => newsroom?.close())

let count = 0
const waiting = () =>
  recordComment({
    payload: newsroom.payload,
    readerId: reader.id,
    articleId: article.id,
    parentId: null,
    body: `Comment number ${(count += 1)}.`,
    state: 'pending',
    createdAt: new Date(),
  })
const stateOf = async (id: string) =>
  (await newsroom.payload.findByID({ collection: 'comments', id, depth: 0, overrideAccess: true })).state
const decide = async (id: string, verb: string, token?: string, body: object = {}) =>
  rest(`/comments/${id}/${verb}`, {
    method: 'POST',
    token,
    body: { seen: await seenNow(newsroom.payload, id), ...body },
  })
const UNSEEN: Seen = { state: 'pending', editedAt: null, moderatedBy: null }
const allSeen = async (...ids: string[]) =>
  Object.fromEntries(
    await Promise.all(ids.map(async (id) => [id, await seenNow(newsroom.payload, id)] as const)),
  )

describe('approving and removing', () => {
  test('is for moderators and admins', async () => {
    for (const role of STAFF_ROLES) {
      const id = await waiting()
      const allowed = role === 'moderator' || role === 'admin'
      for (const verb of ['approve', 'remove']) {
        expect([role, verb, (await decide(id, verb, tokens[role])).status]).toEqual([
          role,
          verb,
          allowed ? 200 : 403,
        ])
      }
      expect(await stateOf(id)).toBe(allowed ? 'removed' : 'pending')
      const { status } = await rest('/comments/bulk', {
        method: 'POST',
        token: tokens[role],
        body: { ids: [id], action: 'approve', seen: await allSeen(id) },
      })
      expect([role, status]).toEqual([role, allowed ? 200 : 403])
    }
  })

  test('is for nobody else, however they come', async () => {
    const id = await waiting()
    const { token } = await newsroom.payload.login({
      collection: 'readers',
      data: { email: reader.email, password: PASSWORD },
    })
    for (const call of [
      {},
      { token: token! },
      { headers: { cookie: `${STAFF_COOKIE}=${token}`, origin: 'http://localhost:3000' } },
    ]) {
      expect((await rest(`/comments/${id}/approve`, { method: 'POST', body: {}, ...call })).status).toBe(401)
      expect(
        (await rest('/comments/bulk', { method: 'POST', body: { ids: [id], action: 'approve' }, ...call }))
          .status,
      ).toBe(401)
    }
    expect(await stateOf(id)).toBe('pending')
  })

  test('of many says of each what became of it, and keeps who decided and why', async () => {
    const [a, b] = [await waiting(), await waiting()]
    const { body } = await rest('/comments/bulk', {
      method: 'POST',
      token: tokens.moderator,
      body: {
        ids: [a, 'nothing', b],
        action: 'remove',
        reason: 'Advertising.',
        seen: await allSeen(a, b, 'nothing'),
      },
    })
    expect(body).toEqual({
      results: [
        { id: a, ok: true, state: 'removed' },
        { id: 'nothing', ok: false, message: 'There is no such comment.' },
        { id: b, ok: true, state: 'removed' },
      ],
    })
    const { body: seen } = await rest(`/comments/${a}`, { token: tokens.moderator })
    expect(seen).toMatchObject({
      state: 'removed',
      removedBy: 'moderator',
      moderatedBy: newsroom.staff.moderator.id,
    })
    expect(JSON.stringify(seen.reasons)).toContain('Advertising.')
  })

  test.each([
    ['no ids', { ids: [], action: 'approve' }],
    ['too many ids', { ids: Array.from({ length: 101 }, (_, index) => String(index)), action: 'approve' }],
    ['ids that are no text', { ids: [{ $gt: '' }], action: 'approve' }],
    ['an unknown decision', { ids: ['a'], action: 'delete' }],
    ['an unknown property', { ids: ['a'], action: 'approve', state: 'visible' }],
    ['a reason without end', { ids: ['a'], action: 'remove', reason: 'x'.repeat(1001) }],
  ])('with %s is 400', async (_, body) => {
    const whole = { seen: { a: UNSEEN, '0': UNSEEN }, ...body }
    const answer = await rest('/comments/bulk', { method: 'POST', token: tokens.moderator, body: whole })
    expect(answer.status).toBe(400)
    expect(answer.body.errors![0]!.message).not.toContain('what you saw')
  })
})

describe('a decision says which state it saw', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a time alone', '2026-11-29T12:00:00.000Z'],
    ['no state', { editedAt: null, moderatedBy: null }],
    ['another state', { ...UNSEEN, state: 'gone' }],
    ['no time', { ...UNSEEN, editedAt: 'yesterday-ish' }],
    ['nobody known', { ...UNSEEN, moderatedBy: 7 }],
    ['more', { ...UNSEEN, body: 'x' }],
  ])('with %s it is refused with a sentence, and nothing happens', async (_, seen) => {
    const id = await waiting()
    for (const verb of ['approve', 'remove']) {
      const { status, body } = await decide(id, verb, tokens.moderator, { seen })
      expect([status, body.errors?.[0]?.message]).toEqual([
        400,
        '"seen" must say what you saw of the comment: its "state", "editedAt" and "moderatedBy" (null where it has none).',
      ])
      const bulk = await rest('/comments/bulk', {
        method: 'POST',
        token: tokens.moderator,
        body: { ids: [id], action: verb, seen: seen === undefined ? undefined : { [id]: seen } },
      })
      expect([bulk.status, bulk.body.errors?.[0]?.message]).toEqual([
        400,
        expect.stringMatching(new RegExp(`^"seen" of ${id} must say what you saw`)),
      ])
    }
    expect(await stateOf(id)).toBe('pending')
  })

  test('a colleague who was faster is named, with what they decided', async () => {
    const id = await waiting()
    const seen = await seenNow(newsroom.payload, id)
    expect((await decide(id, 'approve', tokens.moderator)).status).toBe(200)
    const late = await decide(id, 'remove', tokens.admin, { seen })
    expect([late.status, late.body.errors?.[0]?.message]).toEqual([
      409,
      'The moderator has approved this comment since you saw it. It stands under “Visible” now: read it there before you decide.',
    ])
    expect(await stateOf(id)).toBe('visible')
    const after = await seenNow(newsroom.payload, id)
    expect((await decide(id, 'remove', tokens.admin, { seen: after })).status).toBe(200)
    for (const verb of ['approve', 'remove']) {
      const { status, body } = await decide(id, verb, tokens.moderator, { seen: after })
      expect([verb, status, body.errors?.[0]?.message]).toEqual([
        verb,
        409,
        'The admin has removed this comment since you saw it. It stands under “Removed” now: read it there before you decide.',
      ])
    }
    const bulk = await rest('/comments/bulk', {
      method: 'POST',
      token: tokens.moderator,
      body: { ids: [id], action: 'approve', seen: { [id]: after } },
    })
    expect(bulk.body.results).toEqual([
      {
        id,
        ok: false,
        message:
          'The admin has removed this comment since you saw it. It stands under “Removed” now: read it there before you decide.',
      },
    ])
    expect(await stateOf(id)).toBe('removed')
  })

  test('a colleague who was faster is named with a comment that its author had edited, too', async () => {
    const id = await waiting()
    const seen = await seenNow(newsroom.payload, id)
    const edit = { readerId: reader.id, id, articleId: article.id, body: 'Other words.', now: new Date() }
    await editComment({ payload: newsroom.payload, ...edit })
    const edited = await decide(id, 'remove', tokens.admin, { seen })
    expect(edited.body.errors?.[0]?.message).toBe(
      'Its author has edited this comment since you saw it. It stands under “Pending” now: read it there before you decide.',
    )
    await decide(id, 'approve', tokens.moderator)
    const late = await decide(id, 'remove', tokens.admin, { seen })
    expect([late.status, late.body.errors?.[0]?.message]).toEqual([
      409,
      'Its author has edited this comment and The moderator has approved it since you saw it. It stands under “Visible” now: read it there before you decide.',
    ])
  })

  test('of two who decide at the same moment one is told of the other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await waiting()
      const seen = await seenNow(newsroom.payload, id)
      const answers = await Promise.all([
        decide(id, 'approve', tokens.moderator, { seen }),
        decide(id, 'remove', tokens.admin, { seen }),
      ])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
      const won = answers.find(({ status }) => status === 200)!
      expect(await stateOf(id)).toBe(won.body.state)
    }
  })

  test('a second click of the same moderator is no other decision', async () => {
    const id = await waiting()
    const seen = await seenNow(newsroom.payload, id)
    for (let click = 0; click < 2; click += 1)
      expect((await decide(id, 'remove', tokens.moderator, { seen })).body).toEqual({ id, state: 'removed' })
    const { body } = await rest(`/comments/${id}`, { token: tokens.moderator })
    expect(body.reasons).toHaveLength(1)
  })

  test('the queue sends what stood on the page', async () => {
    const id = await waiting()
    const desk = { payload: newsroom.payload, staff: newsroom.staff.admin }
    const onPage = (await queuePage({ desk, tab: 'pending', page: 1 })).items.find((item) => item.id === id)!
    await decide(id, 'remove', tokens.moderator)
    expect((await decide(id, 'approve', tokens.admin, { seen: onPage.seen })).status).toBe(409)
    const now = (await queuePage({ desk, tab: 'removed', page: 1 })).items.find((item) => item.id === id)!
    expect((await decide(id, 'approve', tokens.admin, { seen: now.seen })).status).toBe(200)
  })
})

test('no member of staff makes, rewrites or deletes a comment over Payload’s own API', async () => {
  const id = await waiting()
  const before = await newsroom.payload.findByID({
    collection: 'comments',
    id,
    depth: 0,
    overrideAccess: true,
  })
  for (const role of STAFF_ROLES) {
    const token = tokens[role]
    expect(
      (
        await rest('/comments', {
          method: 'POST',
          token,
          body: { article: article.id, body: 'From the desk.', author: reader.id, state: 'visible' },
        })
      ).status,
    ).toBe(403)
    expect(
      (
        await rest(`/comments/${id}`, {
          method: 'PATCH',
          token,
          body: { body: 'Other words.', state: 'visible', author: reader.id, createdAt: '2001-01-01' },
        })
      ).status,
    ).toBe(403)
    expect(
      (
        await rest(`/comments?where[id][equals]=${id}`, {
          method: 'PATCH',
          token,
          body: { state: 'visible' },
        })
      ).status,
    ).toBeGreaterThanOrEqual(400)
    expect((await rest(`/comments/${id}`, { method: 'DELETE', token })).status).toBe(403)
    expect(
      (await rest(`/comments/${id}/duplicate`, { method: 'POST', token, body: {} })).status,
    ).toBeGreaterThanOrEqual(400)
    const { body } = await graphql(
      `mutation { updateComment(id: "${id}", data: { body: "Other words." }) { id } }`,
      { token },
    )
    expect(body.errors?.length).toBeGreaterThan(0)
  }
  expect(
    await newsroom.payload.findByID({ collection: 'comments', id, depth: 0, overrideAccess: true }),
  ).toEqual(before)
})

test('an API key reads visible comments under published articles, and no reader', async () => {
  const { payload } = newsroom
  const key = '0d3f7a52-2f8e-4e7f-9d52-0f3c7c1a9b10'
  await payload.create({
    collection: 'integrations',
    data: { name: 'Terminal', enableAPIKey: true, apiKey: key },
    overrideAccess: true,
  })
  const [hidden, shown] = [await waiting(), await waiting()]
  await decide(shown, 'approve', tokens.moderator)
  const headers = { authorization: `integrations API-Key ${key}` }
  const { body } = await rest('/comments?depth=2&limit=50', { headers })
  const ids = (body.docs as { id: string }[]).map(({ id }) => id)
  expect([ids.includes(shown), ids.includes(hidden)]).toEqual([true, false])
  expect(JSON.stringify(body)).not.toContain(reader.email)
  expect(JSON.stringify(body)).not.toContain('reasons')
  expect((await rest(`/comments/${hidden}`, { headers })).status).toBe(404)
  expect((await rest('/readers', { headers })).status).toBeGreaterThanOrEqual(403)
  for (const probe of [
    'where[author.email][like]=reader',
    'where[author.hash][exists]=true',
    'where[fingerprint][exists]=true',
    'sort=author.email',
    'where[reasons][exists]=true',
  ]) {
    const answer = await rest(`/comments?${probe}`, { headers })
    expect([
      probe,
      answer.status === 200 && (answer.body.docs as unknown[]).length > 0 && probe.startsWith('where'),
    ]).toEqual([probe, false])
  }
})
