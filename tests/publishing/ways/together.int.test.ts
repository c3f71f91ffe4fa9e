// Ways round by the rows that the workflow writes, and by bundles.

import { afterAll, beforeAll, expect } from 'vitest'
import type { Article, Bundle } from '#payload-types'
import { draft, inMinutes, newest, published, take } from '../../support/articles.ts'
import { as } from '../../support/newsroom.ts'
import { publicView } from '../../support/publicView.ts'
import { EARLIER, openAttack, PEOPLE, type Attack, type Person } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const EDITORS: readonly Person[] = ['editor', 'admin']

async function anApproved(): Promise<Article> {
  const { payload, staff } = attack
  const article = await draft(payload, staff.author)
  await take(payload, staff.author, article.id, 'submit', { now: EARLIER })
  await take(payload, staff.editor, article.id, 'approve', { now: EARLIER })
  return article
}

async function aBundle(articles: Article[], releaseAt: string | null = null): Promise<Bundle> {
  return attack.payload.create({
    collection: 'bundles',
    data: { name: 'Together', articles: articles.map(({ id }) => id), releaseAt } as Bundle,
    ...as(attack.staff.editor),
  })
}

way('rows', () =>
  attack.seesNothing(async ({ out, approved }) => {
    const { payload } = attack
    const row = async (collection: 'publicCopies' | 'editions' | 'tasks' | 'audit' | 'auditHead') =>
      (await payload.db.findOne<{ id: string }>({ collection, where: {} }))?.id ?? out.id
    const copy = (await payload.db.findOne<Record<string, unknown> & { id: string }>({
      collection: 'publicCopies',
      where: { article: { equals: out.id } },
    }))!
    const { id: _id, ...copied } = copy
    for (const collection of ['publicCopies', 'editions', 'tasks', 'audit', 'auditHead'] as const) {
      const id = await row(collection)
      const data = {
        ...copied,
        article: approved.id,
        slug: 'sneaked-in',
        headline: 'Sneaked in',
        label: 'x',
        action: 'publish',
        actorName: 'x',
        seq: 99_999,
        hash: 'x',
        previousHash: 'x',
        name: 'x',
      }
      for (const person of PEOPLE) {
        const answers = [
          await attack.call(person, `/${collection}`, { method: 'POST', body: data }),
          await attack.call(person, `/${collection}/${id}`, {
            method: 'PATCH',
            body: {
              headline: 'Changed',
              state: 'published',
              publishedAt: EARLIER.toISOString(),
              next: null,
              label: 'x',
              action: 'x',
            },
          }),
          await attack.call(person, `/${collection}?where[id][exists]=true`, {
            method: 'PATCH',
            body: { headline: 'Changed' },
          }),
          await attack.call(person, `/${collection}/${id}`, { method: 'DELETE' }),
          await attack.call(person, `/${collection}?where[id][exists]=true`, { method: 'DELETE' }),
          await attack.call(person, `/${collection}/${id}/duplicate`, { method: 'POST', body: {} }),
          await attack.call(person, `/${collection}/versions/${id}`, { method: 'POST' }),
        ]
        expect({ collection, person, open: answers.filter(({ status }) => status < 400).length }).toEqual({
          collection,
          person,
          open: 0,
        })
      }
    }
  }),
)

way('bundle-roles', async () => {
  const { payload } = attack
  const members = [await anApproved(), await anApproved()]
  const bundle = await aBundle(members)
  const before = await Promise.all(members.map((article) => publicView(payload, article)))
  for (const person of PEOPLE) {
    const create = await attack.call(person, '/bundles', {
      method: 'POST',
      body: {
        name: 'Another',
        articles: members.map(({ id }) => id),
        state: 'out',
        goesOutAt: EARLIER.toISOString(),
      },
    })
    expect({ person, isMade: create.status === 201 }).toEqual({ person, isMade: EDITORS.includes(person) })
    if (create.status === 201) expect(create.body.doc).toMatchObject({ state: 'open', goesOutAt: null })
    expect([401, 403]).toContain(
      (await attack.call(person, `/bundles/${bundle.id}`, { method: 'DELETE' })).status,
    )
    const change = await attack.call(person, `/bundles/${bundle.id}`, {
      method: 'PATCH',
      body: { name: `By ${person}`, state: 'out', goesOutAt: EARLIER.toISOString() },
    })
    expect({ person, isChanged: change.status === 200 }).toEqual({
      person,
      isChanged: EDITORS.includes(person),
    })
    if (!EDITORS.includes(person))
      for (const step of ['release', 'cancel'])
        expect(person === 'integration' ? [403] : [401, 404]).toContain(
          (await attack.call(person, `/bundles/${bundle.id}/${step}`, { method: 'POST', body: {} })).status,
        )
    expect(person === 'integration' ? [403] : [400, 401]).toContain(
      (
        await attack.call(person, `/bundles/${bundle.id}/release`, {
          method: 'POST',
          body: { now: EARLIER.toISOString(), override: true },
        })
      ).status,
    )
  }
  expect(
    await payload.findByID({ collection: 'bundles', id: bundle.id, depth: 0, overrideAccess: true }),
  ).toMatchObject({ state: 'open', goesOutAt: null })
  expect(await Promise.all(members.map((article) => publicView(payload, article)))).toEqual(before)
})

way('bundle-unapproved', async () => {
  const { payload, staff } = attack
  const members = [await anApproved(), await draft(payload, staff.author)]
  const edited = await anApproved()
  await payload.update({
    collection: 'articles',
    id: edited.id,
    draft: true,
    data: { standfirst: 'One more word.' },
    ...as(staff.author),
  })
  const before = await Promise.all([...members, edited].map((article) => publicView(payload, article)))
  for (const bundle of [await aBundle(members), await aBundle([members[0]!, edited])]) {
    for (const person of EDITORS) {
      const { status, body } = await attack.call(person, `/bundles/${bundle.id}/release`, {
        method: 'POST',
        body: { seen: bundle.updatedAt },
      })
      expect({ status, message: body.errors?.[0]?.message }).toEqual({
        status: 409,
        message: expect.stringMatching(/^Nothing was released/),
      })
    }
  }
  expect(await Promise.all([...members, edited].map((article) => publicView(payload, article)))).toEqual(
    before,
  )
  expect((await newest(payload, members[0]!.id)).state).toBe('approved')
})

way('bundle-after-release', async () => {
  const { payload } = attack
  const members = [await anApproved(), await anApproved()]
  const bundle = await aBundle(members, inMinutes(300))
  expect(
    (
      await attack.call('editor', `/bundles/${bundle.id}/release`, {
        method: 'POST',
        body: { seen: bundle.updatedAt },
      })
    ).status,
  ).toBe(200)
  const stranger = await anApproved()
  const before = await Promise.all([...members, stranger].map((article) => publicView(payload, article)))
  for (const person of PEOPLE) {
    for (const body of [
      { articles: [members[0]!.id, stranger.id] },
      { articles: [members[0]!.id] },
      { releaseAt: inMinutes(1) },
      { state: 'open' },
      { name: 'Renamed' },
    ]) {
      const { status } = await attack.call(person, `/bundles/${bundle.id}`, { method: 'PATCH', body })
      expect({ person, status }).toEqual({
        person,
        status: ['anonymous', 'reader'].includes(person) ? 401 : EDITORS.includes(person) ? 409 : 403,
      })
    }
    expect(
      (await attack.call(person, `/bundles/${bundle.id}/release`, { method: 'POST', body: {} })).status,
    ).toBeGreaterThanOrEqual(400)
  }
  await expect(
    payload.update({
      collection: 'bundles',
      id: bundle.id,
      data: { articles: [stranger.id, members[0]!.id] },
      overrideAccess: true,
      depth: 0,
    }),
  ).rejects.toThrow(/has been released/)
  expect(await Promise.all([...members, stranger].map((article) => publicView(payload, article)))).toEqual(
    before,
  )
})

way('bundle-changed-unseen', async () => {
  const { payload } = attack
  const members = [await anApproved(), await anApproved()]
  const bundle = await aBundle(members, inMinutes(300))
  await attack.call('admin', `/bundles/${bundle.id}`, { method: 'PATCH', body: { releaseAt: null } })
  const before = await Promise.all(members.map((article) => publicView(payload, article)))
  for (const [body, status] of [
    [{ seen: bundle.updatedAt }, 409],
    [{}, 400],
  ] as const)
    expect(
      (await attack.call('editor', `/bundles/${bundle.id}/release`, { method: 'POST', body })).status,
    ).toBe(status)
  expect(await Promise.all(members.map((article) => publicView(payload, article)))).toEqual(before)
})

way('bundle-one-cancelled', async () => {
  const { payload } = attack
  const members = [await anApproved(), await anApproved()]
  const bundle = await aBundle(members, inMinutes(300))
  await attack.call('editor', `/bundles/${bundle.id}/release`, {
    method: 'POST',
    body: { seen: bundle.updatedAt },
  })
  const before = await Promise.all(members.map((article) => publicView(payload, article)))
  for (const person of PEOPLE) {
    for (const { id } of members) {
      const { revision } = await newest(payload, id)
      for (const [action, note] of [
        ['cancel-release', null],
        ['ask-lift', 'Early.'],
        ['publish', null],
      ] as const) {
        const { status } = await attack.call(person, `/articles/${id}/workflow/${action}`, {
          method: 'POST',
          body: { revision, ...(note ? { note } : {}) },
        })
        expect([401, 403, 404, 409]).toContain(status)
      }
      const { status } = await attack.call(person, `/articles/${id}`, {
        method: 'PATCH',
        body: { bundle: null, headline: 'Alone' },
      })
      expect([401, 403, 409]).toContain(status)
    }
  }
  expect(await Promise.all(members.map((article) => publicView(payload, article)))).toEqual(before)
  for (const { id } of members) expect((await newest(payload, id)).state).toBe('scheduled')
  // Cancelled as a whole, none goes out.
  expect(
    (await attack.call('editor', `/bundles/${bundle.id}/cancel`, { method: 'POST', body: {} })).status,
  ).toBe(200)
  for (const { id } of members)
    expect(await newest(payload, id)).toMatchObject({ state: 'approved', live: 'none', bundle: null })
  const solo = await published(payload, {
    author: attack.staff.author,
    editor: attack.staff.editor,
    data: { releaseAt: inMinutes(300) },
    now: EARLIER,
  })
  expect(
    (
      await attack.call('editor', `/articles/${solo.id}/workflow/cancel-release`, {
        method: 'POST',
        body: { revision: solo.revision },
      })
    ).status,
  ).toBe(200)
})
