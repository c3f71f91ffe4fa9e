// Payload's own collections, by every door: closed to keys, readers and visitors, and a lock is one's own.

import type { CollectionSlug } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article, Figure } from '#payload-types'
import type { StaffRole } from '#src/workflow/transitions.ts'
import { aReader } from '../readers/desk.ts'
import { aFigure, draft } from '../support/articles.ts'
import { graphql, rest, signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { aKey } from './send.ts'

let newsroom: Newsroom
let article: Article
let figure: Figure
const tokens = {} as Record<StaffRole, string>

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  for (const role of ['author', 'editor', 'moderator', 'admin'] as const)
    tokens[role] = await signIn(payload, staff[role].email, password)
  article = await draft(payload, staff.author)
  figure = await aFigure(payload, staff.author)
})
afterAll(() => newsroom?.close())

const LOCKS = 'payload-locked-documents'

test('keys, readers and visitors do nothing there, the Local API with their rights included', async () => {
  const { payload } = newsroom
  const { id } = await aKey(payload)
  const key = await payload.findByID({ collection: 'integrations', id, depth: 0, overrideAccess: true })
  const reader = await payload.findByID({
    collection: 'readers',
    id: (await aReader(payload, 'Mei Tanaka')).id,
    depth: 0,
    overrideAccess: true,
  })
  const people = [
    null,
    { ...key, collection: 'integrations' as const },
    { ...reader, collection: 'readers' as const },
  ]
  const own = payload.config.collections.map(({ slug }) => slug).filter((slug) => slug.startsWith('payload-'))
  expect(own).toEqual(
    expect.arrayContaining([LOCKS, 'payload-preferences', 'payload-migrations', 'payload-kv']),
  )
  for (const slug of own as CollectionSlug[]) {
    const row = await rowIn(slug)
    for (const user of people) {
      const rights = { overrideAccess: false, depth: 0, ...(user ? { user } : {}) } as const
      const data = {
        key: 'x',
        globalSlug: 'settings',
        user: { relationTo: user?.collection, value: user?.id },
      }
      for (const attempt of [
        () => payload.find({ collection: slug, ...rights }),
        () => payload.count({ collection: slug, ...rights }),
        () => payload.create({ collection: slug, data: data as never, ...rights }),
        () => payload.update({ collection: slug, id: row, data: data as never, ...rights }),
        () => payload.delete({ collection: slug, id: row, ...rights }),
      ])
        await expect(attempt(), `${user?.collection} at ${slug}`).rejects.toMatchObject({ status: 403 })
    }
  }
})

/** A row to try it on, made past every rule. */
async function rowIn(slug: CollectionSlug): Promise<string> {
  const user = { relationTo: 'staff', value: newsroom.staff.author.id }
  const data = { key: 'k', name: 'n', data: {}, user, globalSlug: 'settings' }
  const { id } = (await newsroom.payload.db.create({ collection: slug, data })) as { id: string }
  return id
}

describe('a lock', () => {
  const lockOf = (role: StaffRole) => ({
    document: { relationTo: 'figures', value: figure.id },
    user: { relationTo: 'staff', value: newsroom.staff[role].id },
  })
  const take = async (role: StaffRole) => {
    const { status, body } = await rest(`/${LOCKS}`, {
      token: tokens[role],
      method: 'POST',
      body: lockOf(role),
    })
    expect(status).toBe(201)
    return String((body.doc as { id: string }).id)
  }
  const save = (role: StaffRole) =>
    rest(`/figures/${figure.id}?overrideLock=false`, {
      token: tokens[role],
      method: 'PATCH',
      body: { label: `Saved by the ${role}` },
    })

  test('is taken in one’s own name', async () => {
    for (const body of [
      lockOf('author'),
      { ...lockOf('author'), user: newsroom.staff.author.id },
      { document: lockOf('author').document },
    ]) {
      const { status } = await rest(`/${LOCKS}`, { token: tokens.editor, method: 'POST', body })
      expect(status).toBe(403)
    }
    const { body } = await graphql(
      `mutation { createPayloadLockedDocument(data: { globalSlug: "settings", user: { relationTo: staff, value: "${newsroom.staff.author.id}" } }) { id } }`,
      { token: tokens.editor },
    )
    expect(body.errors).toBeTruthy()
    expect((await save('author')).status).toBe(200)
  })

  test('is taken by nobody on what they may not change', async () => {
    for (const [role, body] of [
      ['moderator', lockOf('moderator')],
      ['editor', { user: lockOf('editor').user, globalSlug: 'settings' }],
      [
        'editor',
        { user: lockOf('editor').user, document: { relationTo: 'staff', value: newsroom.staff.admin.id } },
      ],
      ['editor', { user: lockOf('editor').user, document: { relationTo: 'articles', value: article.id } }],
    ] as const) {
      const { status } = await rest(`/${LOCKS}`, { token: tokens[role], method: 'POST', body })
      expect({ role, body, status }).toEqual({ role, body, status: 403 })
    }
  })

  test('of an article holds nobody up: who saved rightly goes on after another was refused', async () => {
    const patch = (role: StaffRole, revision: number) =>
      rest(`/articles/${article.id}?draft=true&autosave=true&overrideLock=false`, {
        token: tokens[role],
        method: 'PATCH',
        body: { standfirst: `By the ${role}, from ${revision}.`, revision },
      })
    const { revision } = article
    const first = await patch('author', revision!)
    expect(first.status).toBe(200)
    expect((await patch('editor', revision!)).status).toBe(409)
    expect((await patch('author', (first.body.doc as Article).revision!)).status).toBe(200)
  })

  test('is given back by whoever has it, and by nobody else', async () => {
    const id = await take('author')
    for (const role of ['moderator', 'editor', 'admin'] as const) {
      expect((await rest(`/${LOCKS}/${id}`, { token: tokens[role], method: 'DELETE' })).status).toBe(403)
      const where = `where[document.value][equals]=${figure.id}`
      await rest(`/${LOCKS}?${where}`, { token: tokens[role], method: 'DELETE' })
      for (const body of [{ globalSlug: 'settings' }, { ...lockOf(role), globalSlug: 'settings' }])
        expect((await rest(`/${LOCKS}/${id}`, { token: tokens[role], method: 'PATCH', body })).status).toBe(
          403,
        )
      await rest(`/${LOCKS}?${where}`, {
        token: tokens[role],
        method: 'PATCH',
        body: { user: lockOf(role).user },
      })
    }
    expect((await rest(`/${LOCKS}/${id}`, { token: tokens.author })).body).toMatchObject({
      user: { value: expect.toSatisfy((user) => JSON.stringify(user).includes(newsroom.staff.author.id)) },
    })
    expect((await save('editor')).status).toBe(423)
    expect((await rest(`/${LOCKS}/${id}`, { token: tokens.author, method: 'DELETE' })).status).toBe(200)
    expect((await save('editor')).status).toBe(200)
  })

  test('is taken over as the panel does it, and no further', async () => {
    const id = await take('author')
    const mine = { user: lockOf('editor').user }
    const taken = await rest(`/${LOCKS}/${id}`, { token: tokens.editor, method: 'PATCH', body: mine })
    expect(taken.status).toBe(200)
    expect((await save('author')).status).toBe(423)
    const theirs = { user: lockOf('author').user }
    expect(
      (await rest(`/${LOCKS}/${id}`, { token: tokens.editor, method: 'PATCH', body: theirs })).status,
    ).toBe(403)
    expect((await rest(`/${LOCKS}/${id}`, { token: tokens.editor, method: 'DELETE' })).status).toBe(200)
  })

  test('of an odd shape is no fault of ours', async () => {
    for (const body of [
      { user: 5 },
      { user: { relationTo: ['staff'], value: {} } },
      { ...lockOf('editor'), document: 'x' },
      { ...lockOf('editor'), document: { relationTo: 'nothing', value: 'x' } },
      { ...lockOf('editor'), document: { relationTo: 'figures', value: {} } },
      { ...lockOf('editor'), document: { relationTo: 'figures', value: 'x' } },
      { ...lockOf('editor'), globalSlug: ['x'] },
    ]) {
      const { status } = await rest(`/${LOCKS}`, { token: tokens.editor, method: 'POST', body })
      expect({ body, status }).toEqual({ body, status: expect.toSatisfy((code: number) => code < 500) })
    }
  })
})

test('preferences are small and each person’s own', async () => {
  const set = (value: unknown) =>
    rest('/payload-preferences/articles-list', { token: tokens.editor, method: 'POST', body: { value } })
  expect((await set({ limit: 25 })).status).toBe(200)
  expect((await set({ limit: 3_000 })).status).toBe(400)
  expect((await set({ columns: 'x'.repeat(70_000) })).status).toBe(413)
  const { body: refused } = await graphql(
    'mutation ($value: JSON) { createPayloadPreference(data: { key: "x", value: $value, user: { relationTo: staff, value: "x" } }) { id } }',
    { token: tokens.editor, variables: { value: 'x'.repeat(100_000) } },
  )
  expect(JSON.stringify(refused.errors)).toContain('at most 64 kB')
  const { body } = await rest('/payload-preferences/articles-list', { token: tokens.author })
  expect(JSON.stringify(body)).not.toContain('25')
})
