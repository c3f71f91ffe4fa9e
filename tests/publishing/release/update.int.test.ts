// A newer text of an article that readers have: they keep the old one until the instant, and have the new one
// from it on.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { findPublicArticleBySlug, findPublicArticles } from '#src/public/articles.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { aFigure, citing, liveRow, newest, published, republished, take } from '../../support/articles.ts'
import { A_CORRECTION } from '../../support/changes.ts'
import { as, openNewsroom, type Newsroom } from '../../support/newsroom.ts'
import { copyOf, editionsOf, eventsOf, readAt, soundness } from '../../support/release.ts'

let room: Newsroom
const seven = new Date('2027-03-01T07:00:00.000Z')
const eight = new Date('2027-03-01T08:00:00.000Z')
const NINE = '2027-03-01T09:00:00.000Z'
const nine = new Date(NINE)
const almost = new Date(nine.getTime() - 1)
const early = new Date(nine.getTime() - 60_000)

beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const given = () => ({ author: room.staff.author, editor: room.staff.editor })

/** Out since seven, with a correction that waits for nine. */
async function waiting(data: Partial<Article> = {}): Promise<{ id: string; slug: string }> {
  const { id, slug } = await published(room.payload, { ...given(), now: seven })
  await republished(room.payload, {
    ...given(),
    id,
    data: { standfirst: 'Corrected.', releaseAt: NINE, ...data },
    change: A_CORRECTION,
    now: eight,
  })
  return { id, slug: slug! }
}

const at = async (slug: string, now: Date) => {
  const found = await findPublicArticleBySlug({ payload: room.payload, slug, now })
  return found?.kind === 'article' ? found.article : found
}

test('readers keep the old text until the instant and have the new one from it on, with its note, before any tick', async () => {
  const { id, slug } = await waiting()
  expect(await newest(room.payload, id)).toMatchObject({
    state: 'scheduled',
    live: 'published',
    publishedAt: seven.toISOString(),
  })
  expect(await at(slug, almost)).toMatchObject({
    standfirst: 'A short note.',
    edition: 1,
    notes: [],
    updatedAt: seven.toISOString(),
  })
  expect(await at(slug, nine)).toMatchObject({
    standfirst: 'Corrected.',
    edition: 2,
    notes: [{ ...A_CORRECTION, at: NINE, edition: 2 }],
    publishedAt: seven.toISOString(),
    updatedAt: NINE,
  })
  await releaseDue({ payload: room.payload, now: nine })
})

test('a task is done once readers have what is newest: when the edition goes out, and not for what has changed since it was made', async () => {
  const { payload, staff } = room
  const figure = await aFigure(payload, staff.author)
  const { id } = await published(payload, { ...given(), data: { body: citing(figure) }, now: seven })
  const change = (value: string) =>
    payload.update({ collection: 'figures', id: figure.id, data: { value }, ...as(staff.author) })
  const open = async () =>
    (
      await payload.count({
        collection: 'tasks',
        where: { and: [{ article: { equals: id } }, { state: { equals: 'open' } }] },
        overrideAccess: true,
      })
    ).totalDocs
  await change('150')
  expect(await open()).toBe(1)
  const next = { ...given(), id, change: A_CORRECTION, now: eight }
  await republished(payload, { ...next, data: { standfirst: 'Now 150.', releaseAt: NINE } })
  expect(await open()).toBe(1)
  await take(payload, staff.editor, id, 'cancel-release', { now: eight })
  expect(await open()).toBe(1)
  await republished(payload, { ...next, data: { standfirst: 'Now 150, we say.', releaseAt: NINE } })
  await change('175')
  expect(await open()).toBe(2)
  await releaseDue({ payload, now: nine })
  expect(await open()).toBe(1)
})

test('the live row, which API keys read, and the address follow with the tick; the old address leads on', async () => {
  const { payload } = room
  const { id, slug } = await waiting({ slug: 'the-new-address', headline: 'Zinc, renamed' })
  expect(await liveRow(payload, id)).toMatchObject({ standfirst: 'A short note.', slug })
  expect(await at('the-new-address', nine)).toBeNull()
  expect(await at(slug, nine)).toMatchObject({ headline: 'Zinc, renamed', slug })
  await releaseDue({ payload, now: nine })
  expect(await liveRow(payload, id)).toMatchObject({
    standfirst: 'Corrected.',
    slug: 'the-new-address',
    state: 'published',
  })
  expect([await at(slug, nine), await at('the-new-address', nine)]).toMatchObject([
    { kind: 'moved', slug: 'the-new-address' },
    { headline: 'Zinc, renamed' },
  ])
  expect(await copyOf(payload, id)).toMatchObject({
    edition: 2,
    next: null,
    nextAt: null,
    formerSlugs: [slug],
  })
  const { articles } = await findPublicArticles({ payload, now: nine, limit: 50 })
  expect(articles.find((article) => article.id === id)).toMatchObject({ slug: 'the-new-address', edition: 2 })
})

test('cancelled before its time, the old text stays as it is', async () => {
  const { payload, staff } = room
  const { id, slug } = await waiting()
  await take(payload, staff.editor, id, 'cancel-release', { now: early })
  await releaseDue({ payload, now: nine })
  expect(await at(slug, nine)).toMatchObject({ standfirst: 'A short note.', edition: 1, notes: [] })
  expect(await newest(payload, id)).toMatchObject({
    state: 'approved',
    live: 'published',
    publishedAt: seven.toISOString(),
  })
  expect((await editionsOf(payload, id)).map(({ number, state }) => [number, state])).toEqual([
    [1, 'out'],
    [2, 'cancelled'],
  ])
  await take(payload, staff.editor, id, 'publish', { now: almost })
  expect((await editionsOf(payload, id)).at(-1)).toMatchObject({
    number: 3,
    kind: 'correction',
    state: 'waiting',
    note: { note: A_CORRECTION.note },
  })
  await releaseDue({ payload, now: nine })
})

describe('a withdrawal while an update waits', () => {
  test('takes the update back with it: it never goes out', async () => {
    const { payload, staff } = room
    const { id, slug } = await waiting()
    await take(payload, staff.author, id, 'ask-withdrawal', { note: 'The source retracted.', now: eight })
    await take(payload, staff.editor, id, 'withdraw', { now: eight })
    await releaseDue({ payload, now: nine })
    expect(await at(slug, nine)).toMatchObject({
      withdrawal: { note: 'The source retracted.' },
      standfirst: '',
      edition: 3,
    })
    expect((await editionsOf(payload, id)).map(({ kind, state }) => [kind, state])).toEqual([
      ['first', 'out'],
      ['correction', 'cancelled'],
      ['withdrawal', 'out'],
    ])
  })

  test('that was asked for waits for its second person through a cancelled release and a request for changes, and ends with the next edition', async () => {
    const { payload, staff } = room
    const { id } = await waiting()
    await take(payload, staff.author, id, 'ask-withdrawal', { note: 'The source retracted.', now: eight })
    await take(payload, staff.editor, id, 'cancel-release', { now: eight })
    await take(payload, staff.editor, id, 'request-changes', {
      note: 'Wait for the second source.',
      now: eight,
    })
    await take(payload, staff.author, id, 'submit', { now: eight })
    await take(payload, staff.editor, id, 'approve', { now: eight })
    await take(payload, staff.editor, id, 'publish', { now: eight })
    expect(await newest(payload, id)).toMatchObject({ pending: { step: 'withdraw', byName: 'The author' } })
    await releaseDue({ payload, now: nine })
    expect(await newest(payload, id)).toMatchObject({ state: 'published', pending: null })
    await expect(take(payload, staff.editor, id, 'withdraw', { now: nine })).rejects.toThrow(/two people/)
  })

  test('and one taken in an emergency needs nobody, and shows in the edition and in the record', async () => {
    const { payload, staff } = room
    const { id } = await waiting()
    await take(payload, staff.admin, id, 'emergency-withdraw', { note: 'A lawyer called.', now: eight })
    expect((await editionsOf(payload, id)).at(-1)).toMatchObject({
      kind: 'withdrawal',
      override: { byName: 'The admin', reason: 'A lawyer called.' },
      approvals: [],
    })
    expect((await eventsOf(payload, id)).at(-1)).toMatchObject({
      action: 'emergency-withdraw',
      actorName: 'The admin',
      note: 'A lawyer called.',
    })
    expect(await readAt(payload, id, nine)).toBe('')
  })
})

test('an article withdrawn and opened again comes back at its time, and not before', async () => {
  const { payload, staff } = room
  const { id, slug } = await published(payload, { ...given(), now: seven })
  await take(payload, staff.author, id, 'ask-withdrawal', { note: 'The source retracted.', now: seven })
  await take(payload, staff.editor, id, 'withdraw', { now: seven })
  await take(payload, staff.editor, id, 'reopen', { now: seven })
  await republished(room.payload, {
    ...given(),
    id,
    data: { standfirst: 'With another source.', releaseAt: NINE },
    change: A_CORRECTION,
    now: eight,
  })
  expect(await at(slug!, almost)).toMatchObject({ withdrawal: { note: 'The source retracted.' } })
  expect(await at(slug!, nine)).toMatchObject({
    withdrawal: null,
    standfirst: 'With another source.',
    edition: 3,
  })
  await releaseDue({ payload, now: nine })
  expect(await newest(payload, id)).toMatchObject({ state: 'published', live: 'published' })
})

test('after all this the record is sound', async () => {
  expect(await soundness(room.payload)).toEqual({ broken: null, findings: [] })
})
