// Every way we know to set `_status` past the workflow, tried as every role that can sign in.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { STAFF_ROLES, type StaffRole } from '#src/workflow/transitions.ts'
import { draft, liveRow, newest, published, writersOf } from '../support/articles.ts'
import { graphql, rest, signIn } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom
let live: Article
let unpublished: Article
const tokens = {} as Record<StaffRole, string>

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  for (const role of STAFF_ROLES) tokens[role] = await signIn(payload, staff[role].email, password)
  live = await published(payload, { author: staff.author, editor: staff.editor })
  unpublished = await draft(payload, staff.author)
})
afterAll(() => newsroom?.close())

/** Who may save a draft of the author's article. */
const MAY_EDIT: readonly StaffRole[] = ['author', 'editor', 'admin']

async function nothingMoved(): Promise<void> {
  const { payload } = newsroom
  expect((await liveRow(payload, unpublished.id))._status).toBe('draft')
  const { docs } = await payload.find({ collection: 'publicCopies', depth: 0, overrideAccess: true })
  expect(docs.map((copy) => [copy.article, copy.state, copy.headline])).toEqual([
    [live.id, 'published', live.headline],
  ])
  const row = await liveRow(payload, live.id)
  expect([row._status, row.headline, row.live]).toEqual(['published', live.headline, 'published'])
}

describe.each(STAFF_ROLES)('as %s', (role) => {
  test.each([
    '',
    '?draft=true',
    '?draft=false',
    '?autosave=true',
    '?draft=true&autosave=true',
    '?publishAllLocales=true',
    '?publishSpecificLocale=en',
    '?locale=all',
    '?overrideLock=true',
    '?trash=true',
  ])('an update that says published changes nothing that the public sees (%s)', async (query) => {
    const answer = await rest(`/articles/${unpublished.id}${query}`, {
      method: 'PATCH',
      body: { _status: 'published' },
      token: tokens[role],
    })
    expect(answer.status).toBe(403)
    await nothingMoved()
  })

  test('a create that says published is refused', async () => {
    const answer = await rest('/articles', {
      method: 'POST',
      body: { headline: 'Sneak', _status: 'published' },
      token: tokens[role],
    })
    expect(answer.status).toBe(403)
    await nothingMoved()
  })

  test('a bulk update that says published is refused', async () => {
    const answer = await rest('/articles?where[id][exists]=true', {
      method: 'PATCH',
      body: { _status: 'published' },
      token: tokens[role],
    })
    expect([400, 403]).toContain(answer.status)
    await nothingMoved()
  })

  test('an update of what is live is saved as a draft beside it, whatever the parameters', async () => {
    for (const query of ['', '?draft=false', '?unpublishAllLocales=true']) {
      const answer = await rest(`/articles/${live.id}${query}`, {
        method: 'PATCH',
        body: { headline: `Changed by ${role}` },
        token: tokens[role],
      })
      expect(answer.status).toBe(MAY_EDIT.includes(role) ? 200 : 403)
      await nothingMoved()
    }
  })

  test('an update that says draft does not take a live article down', async () => {
    const answer = await rest(`/articles/${live.id}`, {
      method: 'PATCH',
      body: { _status: 'draft' },
      token: tokens[role],
    })
    expect(answer.status).toBe(MAY_EDIT.includes(role) ? 200 : 403)
    await nothingMoved()
  })

  test('restoring the published version publishes nothing', async () => {
    const { docs } = await newsroom.payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: live.id } },
      limit: 50,
      depth: 0,
      overrideAccess: true,
    })
    for (const version of docs.slice(0, 3)) {
      for (const query of ['', '?draft=false', '?draft=true']) {
        await rest(`/articles/versions/${version.id}${query}`, { method: 'POST', token: tokens[role] })
        await nothingMoved()
      }
    }
    expect((await newest(newsroom.payload, live.id)).live).toBe('published')
  })

  test('duplicating is refused', async () => {
    const answer = await rest(`/articles/${live.id}/duplicate`, {
      method: 'POST',
      body: { _status: 'published' },
      token: tokens[role],
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    await nothingMoved()
  })

  test('deleting and trashing are refused', async () => {
    for (const path of [
      `/articles/${live.id}`,
      `/articles/${live.id}?trash=true`,
      '/articles?where[id][exists]=true',
    ]) {
      expect((await rest(path, { method: 'DELETE', token: tokens[role] })).status).toBeGreaterThanOrEqual(400)
    }
    await rest(`/articles/${live.id}`, {
      method: 'PATCH',
      body: { deletedAt: new Date().toISOString() },
      token: tokens[role],
    })
    await nothingMoved()
  })

  test('what only the workflow writes is dropped from a save', async () => {
    const before = await newest(newsroom.payload, unpublished.id)
    const writers = await writersOf(newsroom.payload, unpublished.id)
    await rest(`/articles/${unpublished.id}`, {
      method: 'PATCH',
      body: {
        state: 'approved',
        step: 'publish',
        restoredFrom: 99,
        live: 'published',
        writers: [],
        approvals: [{ hash: 'x' }],
        pending: { step: 'withdraw' },
        edition: 9,
        definition: 'market-note@0',
        formerSlugs: ['stolen'],
        publishedAt: '2020-01-01T00:00:00.000Z',
        createdBy: newsroom.staff.admin.id,
      },
      token: tokens[role],
    })
    const after = await newest(newsroom.payload, unpublished.id)
    for (const field of ['state', 'live', 'approvals', 'publishedAt', 'createdBy'] as const)
      expect(after[field]).toEqual(before[field])
    expect([after.step, after.restoredFrom]).toEqual(['save', null])
    expect(await writersOf(newsroom.payload, unpublished.id)).toEqual(writers)
    await nothingMoved()
  })

  test('GraphQL publishes no more than REST does', async () => {
    const attempts = [
      `mutation { updateArticle(id: "${unpublished.id}", data: { _status: published }) { id } }`,
      `mutation { updateArticle(id: "${unpublished.id}", draft: false, autosave: true, data: { _status: published }) { id } }`,
      `mutation { createArticle(data: { headline: "Sneak", _status: published }) { id } }`,
      `mutation { deleteArticle(id: "${live.id}") { id } }`,
      `mutation { updateArticle(id: "${live.id}", data: { _status: draft }) { id } }`,
    ]
    const { docs } = await newsroom.payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: live.id } },
      limit: 1,
      depth: 0,
      overrideAccess: true,
    })
    attempts.push(`mutation { restoreVersionArticle(id: "${docs[0]!.id}", draft: false) { id } }`)
    for (const query of attempts) {
      const { body } = await graphql(query, { token: tokens[role] })
      // A query that GraphQL cannot read would prove nothing.
      expect(JSON.stringify(body.errors ?? [])).not.toMatch(
        /Cannot query field|Unknown (argument|type)|Syntax Error|Expected value/,
      )
      await nothingMoved()
    }
  })

  test('nobody writes the public copies or the timeline directly', async () => {
    const { docs } = await newsroom.payload.find({
      collection: 'publicCopies',
      limit: 1,
      depth: 0,
      overrideAccess: true,
    })
    expect(
      (
        await rest(`/publicCopies/${docs[0]!.id}`, {
          method: 'PATCH',
          body: { headline: 'Changed' },
          token: tokens[role],
        })
      ).status,
    ).toBe(403)
    expect(
      (await rest(`/publicCopies/${docs[0]!.id}`, { method: 'DELETE', token: tokens[role] })).status,
    ).toBe(403)
    expect(
      (await rest('/audit', { method: 'POST', body: { article: live.id }, token: tokens[role] })).status,
    ).toBe(403)
    expect(
      (await rest('/audit?where[id][exists]=true', { method: 'DELETE', token: tokens[role] })).status,
    ).toBe(403)
    await nothingMoved()
  })
})

test('a Local API call without access checks, outside the publishing commands, still only saves a draft', async () => {
  const { payload, staff } = newsroom
  await payload.update({
    collection: 'articles',
    id: live.id,
    data: { headline: 'From a script' },
    overrideAccess: true,
    depth: 0,
  })
  await expect(
    payload.update({
      collection: 'articles',
      id: unpublished.id,
      data: { _status: 'published' },
      overrideAccess: true,
      depth: 0,
    }),
  ).rejects.toThrow(/workflow/)
  await expect(payload.delete({ collection: 'articles', id: live.id, overrideAccess: true })).rejects.toThrow(
    /archived/,
  )
  await expect(
    payload.restoreVersion({
      collection: 'articles',
      id: (await payload.findVersions({ collection: 'articles', limit: 1, overrideAccess: true })).docs[0]!
        .id,
      ...as(staff.admin),
    }),
  ).rejects.toThrow(/Restore an older version as a draft/)
  await nothingMoved()
})

test('no version is ever pruned: every save is still there', async () => {
  const { payload } = newsroom
  const { totalDocs: before } = await payload.countVersions({
    collection: 'articles',
    where: { parent: { equals: unpublished.id } },
    overrideAccess: true,
  })
  for (let save = 0; save < 5; save++)
    await payload.update({
      collection: 'articles',
      id: unpublished.id,
      draft: true,
      data: { deskNotes: `Note ${save}` },
      ...as(newsroom.staff.author),
    })
  const { totalDocs: after } = await payload.countVersions({
    collection: 'articles',
    where: { parent: { equals: unpublished.id } },
    overrideAccess: true,
  })
  expect(after).toBe(before + 5)
})
