// The end of a text: its page stays with a banner, or goes and is archived.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { findPreview } from '#src/publishing/reading/preview.ts'
import { endDue } from '#src/publishing/release/endDue.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { draft, inMinutes, liveRow, newest, published, republished, take } from '../../support/articles.ts'
import { A_CORRECTION } from '../../support/changes.ts'
import { as, openNewsroom, type Newsroom } from '../../support/newsroom.ts'
import { copyOf, editionsOf, eventsOf, isListedAt, readAt, soundness } from '../../support/release.ts'

let room: Newsroom
const eight = new Date('2027-03-01T08:00:00.000Z')
const NINE = '2027-03-01T09:00:00.000Z'
const nine = new Date(NINE)
const ten = new Date('2027-03-01T10:00:00.000Z')
const almost = new Date(nine.getTime() - 1)

beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const given = () => ({ author: room.staff.author, editor: room.staff.editor })
const ending = (atEnd: 'banner' | 'archive', data: Partial<Article> = {}) =>
  published(room.payload, { ...given(), data: { endsAt: NINE, atEnd, ...data }, now: eight })

test('after it a new edition is published anew, as its preview says', async () => {
  const { payload, staff } = room
  const { id } = await ending('archive')
  await endDue({ payload, now: nine })
  await take(payload, staff.editor, id, 'reopen', { now: nine })
  await payload.update({
    collection: 'articles',
    id,
    draft: true,
    data: { endsAt: null, change: { kind: 'update', note: 'More is known.' } },
    ...as(staff.author),
  })
  const preview = await findPreview({ payload, articleId: id, actor: staff.editor, now: ten })
  await take(payload, staff.author, id, 'submit', { now: ten })
  await take(payload, staff.editor, id, 'approve', { now: ten })
  await take(payload, staff.editor, id, 'publish', { now: ten })
  const { document } = await copyOf(payload, id)
  expect([preview?.article.publishedAt, (document as { publishedAt: string }).publishedAt]).toEqual([
    ten.toISOString(),
    ten.toISOString(),
  ])
})

test('with a banner the page stays, and the clock does nothing', async () => {
  const { payload } = room
  const { id } = await ending('banner')
  expect(await endDue({ payload, now: nine })).toBe(0)
  expect([await readAt(payload, id, nine), await isListedAt(payload, id, nine)]).toEqual([
    'A short note.',
    true,
  ])
  expect(await newest(payload, id)).toMatchObject({ state: 'published', live: 'published' })
  expect((await copyOf(payload, id)).document).toMatchObject({ end: { at: NINE, page: 'stays' } })
})

test('with its end the page is gone at that instant, and the clock archives the article once, whoever ticks', async () => {
  const { payload } = room
  const { id } = await ending('archive')
  expect([
    await readAt(payload, id, almost),
    await readAt(payload, id, nine),
    await isListedAt(payload, id, nine),
  ]).toEqual(['A short note.', null, false])
  expect(await endDue({ payload, now: almost })).toBe(0)
  const ended = await Promise.all([endDue({ payload, now: nine }), endDue({ payload, now: nine })])
  expect(ended.toSorted()).toEqual([0, 1])
  expect(await newest(payload, id)).toMatchObject({ state: 'archived', live: 'ended' })
  expect(await liveRow(payload, id)).toMatchObject({ state: 'archived', live: 'ended', _status: 'draft' })
  expect((await eventsOf(payload, id)).filter(({ action }) => action === 'end')).toMatchObject([
    { actorName: 'System', data: { from: 'published', to: 'archived', edition: 1 } },
  ])
})

test('a draft that somebody works on stays theirs when the page goes', async () => {
  const { payload, staff } = room
  const { id } = await ending('archive')
  await payload.update({
    collection: 'articles',
    id,
    draft: true,
    data: { standfirst: 'For tomorrow.' },
    ...as(staff.author),
  })
  await endDue({ payload, now: nine })
  expect(await newest(payload, id)).toMatchObject({
    state: 'draft',
    live: 'ended',
    standfirst: 'For tomorrow.',
  })
  expect(await readAt(payload, id, nine)).toBeNull()
})

test('opened again and published with a note, it is out again from then on', async () => {
  const { payload, staff } = room
  const { id } = await ending('archive')
  await endDue({ payload, now: nine })
  await take(payload, staff.editor, id, 'reopen', { now: nine })
  await republished(room.payload, {
    ...given(),
    id,
    data: { standfirst: 'Still true.', endsAt: null },
    change: { kind: 'update', note: 'It holds for another week.' },
    now: ten,
  })
  expect([await readAt(payload, id, nine), await readAt(payload, id, ten)]).toEqual([null, 'Still true.'])
  expect(await newest(payload, id)).toMatchObject({ state: 'published', live: 'published' })
  expect((await copyOf(payload, id)).document).toMatchObject({
    edition: 2,
    publishedAt: ten.toISOString(),
    notes: [{ kind: 'update', note: 'It holds for another week.' }],
  })
  expect((await editionsOf(payload, id)).map(({ kind, state }) => [kind, state])).toEqual([
    ['first', 'out'],
    ['update', 'out'],
  ])
})

test('a return that is called off leaves it ended, as something that readers had', async () => {
  const { payload, staff } = room
  const { id } = await ending('archive')
  await endDue({ payload, now: nine })
  const ended = await newest(payload, id)
  await take(payload, staff.editor, id, 'reopen', { now: nine })
  const data = { standfirst: 'It is back.', endsAt: null, releaseAt: inMinutes(600, ten) }
  const again = { ...given(), id, data, change: { kind: 'update' as const, note: 'It is back.' }, now: ten }
  await republished(payload, again)
  await take(payload, staff.editor, id, 'cancel-release', { now: ten })
  expect(await newest(payload, id)).toMatchObject({
    live: 'ended',
    publishedAt: ended.publishedAt,
    goneAt: ended.goneAt,
  })
  // So a note is asked for, and kept.
  await republished(payload, {
    ...again,
    data: { standfirst: 'Back, and more.', releaseAt: null },
    change: { kind: 'update', note: 'It is back, and more.' },
  })
  expect(await newest(payload, id)).toMatchObject({ state: 'published', live: 'published' })
})

test('an update that moves the end on before it comes keeps the page', async () => {
  const { payload } = room
  const { id } = await ending('archive')
  await republished(room.payload, {
    ...given(),
    id,
    data: { endsAt: '2027-03-02T09:00:00.000Z' },
    change: { kind: 'update', note: 'Holds for another day.' },
    now: eight,
  })
  expect(await endDue({ payload, now: nine })).toBe(0)
  expect(await readAt(payload, id, nine)).toBe('A short note.')
})

test('an update that waits brings its own end with it: the page is gone then, tick or no tick', async () => {
  const { payload } = room
  const { id } = await published(payload, { ...given(), now: eight })
  await republished(room.payload, {
    ...given(),
    id,
    data: { standfirst: 'For an hour.', releaseAt: NINE, endsAt: ten.toISOString(), atEnd: 'archive' },
    change: A_CORRECTION,
    now: eight,
  })
  expect([
    await readAt(payload, id, almost),
    await readAt(payload, id, nine),
    await readAt(payload, id, ten),
  ]).toEqual(['A short note.', 'For an hour.', null])
  await releaseDue({ payload, now: ten })
  await endDue({ payload, now: ten })
  expect(await newest(payload, id)).toMatchObject({ state: 'archived', live: 'ended' })
})

test('an end before the release, or one that has passed, is refused with a sentence', async () => {
  const { payload, staff } = room
  const before = await draft(payload, staff.author, { releaseAt: NINE, endsAt: eight.toISOString() })
  await expect(take(payload, staff.author, before.id, 'submit', { now: eight })).rejects.toThrow(
    'The end lies before the release. Choose a later end, under Release.',
  )
  const passed = await draft(payload, staff.author, { endsAt: eight.toISOString() })
  await expect(take(payload, staff.author, passed.id, 'submit', { now: nine })).rejects.toThrow(
    'The end has passed. Choose a later one, or none, under Release.',
  )
})

test('after all this the record is sound', async () => {
  expect(await soundness(room.payload)).toEqual({ broken: null, findings: [] })
})
