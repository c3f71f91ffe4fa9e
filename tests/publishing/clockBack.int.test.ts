// A clock that is set back by an hour in the middle of the work: the newest text stays the newest, and its
// steps go on.

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Article } from '#payload-types'
import { draft, liveRow, newest, take } from '../support/articles.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterEach(() => vi.useRealTimers())
afterAll(() => newsroom?.close())

const setBack = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 })

const save = (id: string, data: Partial<Article>, autosave = false) =>
  newsroom.payload.update({
    collection: 'articles',
    id,
    data,
    draft: true,
    autosave,
    ...as(newsroom.staff.author),
  })

test('what is saved afterwards is what is opened, listed and saved over', async () => {
  const { payload, staff } = newsroom
  const { id } = await draft(payload, staff.author, { headline: 'Before' })
  await save(id, { headline: 'Typed before' }, true)
  setBack()
  for (const headline of ['One', 'One and two']) {
    const { revision } = await newest(payload, id)
    await save(id, { headline, revision }, true)
    expect((await newest(payload, id)).headline).toBe(headline)
  }
  await save(id, { headline: 'Three', revision: (await newest(payload, id)).revision })
  const { docs } = await payload.find({
    collection: 'articles',
    draft: true,
    where: { id: { equals: id } },
    ...as(staff.author),
  })
  expect(docs.map(({ headline }) => headline)).toEqual(['Three'])
  const { docs: versions } = await payload.db.findVersions({
    collection: 'articles',
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    pagination: false,
  })
  expect(versions.map(({ version }) => (version as Article).headline)).toEqual(['Three'])
})

test('an article is submitted, approved and published, and the desk says so', async () => {
  const { payload, staff } = newsroom
  const { id } = await draft(payload, staff.author, { headline: 'Lithium' })
  await save(id, { standfirst: 'Typed before.' }, true)
  setBack()
  await take(payload, staff.author, id, 'submit')
  expect((await newest(payload, id)).state).toBe('in_review')
  await take(payload, staff.editor, id, 'approve')
  await take(payload, staff.editor, id, 'publish')
  expect(await newest(payload, id)).toMatchObject({ state: 'published', live: 'published' })
  expect(await liveRow(payload, id)).toMatchObject({ _status: 'published', standfirst: 'Typed before.' })
  vi.useRealTimers()
  await save(id, { headline: 'Lithium again', change: { kind: 'update', note: 'More.' } as never })
  expect((await newest(payload, id)).headline).toBe('Lithium again')
})
