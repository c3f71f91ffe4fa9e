// The moderators' endpoints over REST, through the wall, as every role; and comments in Payload's own API.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { recordComment } from '#src/comments/index.ts'
import { STAFF_ROLES, type StaffRole } from '#src/workflow/transitions.ts'
import { aReader, PASSWORD, type TestReader } from '../readers/desk.ts'
import { published } from '../support/articles.ts'
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
const decide = (id: string, verb: string, token?: string, body?: unknown) =>
  rest(`/comments/${id}/${verb}`, { method: 'POST', token, body })

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
        body: { ids: [id], action: 'approve' },
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
      body: { ids: [a, 'nothing', b], action: 'remove', reason: 'Advertising.' },
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
    expect((await rest('/comments/bulk', { method: 'POST', token: tokens.moderator, body })).status).toBe(400)
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
