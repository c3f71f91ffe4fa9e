// Somebody changes the database, past Assay, while an article waits: nothing of it goes out, and the desk is
// told.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article, Bundle } from '#payload-types'
import { hashContent } from '#src/articles/contentHash.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { releaseBundle } from '#src/publishing/bundles/releaseBundle.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { erase, tamper } from '../../audit/tamper.ts'
import { draft, liveRow, newest, published, republished, take } from '../../support/articles.ts'
import { A_CORRECTION } from '../../support/changes.ts'
import { as, openNewsroom, type Newsroom } from '../../support/newsroom.ts'
import { copyOf, editionsOf, eventsOf, isListedAt, mailsOf, readAt } from '../../support/release.ts'

let room: Newsroom
const eight = new Date('2027-03-01T08:00:00.000Z')
const NINE = '2027-03-01T09:00:00.000Z'
const nine = new Date(NINE)
const inTheLastMinute = new Date(nine.getTime() - 60_000)

beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

type Row = Record<string, unknown>

const given = () => ({ author: room.staff.author, editor: room.staff.editor })
const of = (id: string) => ({ article: { equals: id } })
const forged = (document: unknown) => ({ ...(document as Row), standfirst: 'Nobody approved this.' })
const rehashed = ({ document }: Row) => ({
  document: forged(document),
  documentHash: digestOf(forged(document)),
})
const publishing = (id: string) => ({ and: [of(id), { action: { equals: 'publish' } }] })
const change = (collection: 'editions' | 'publicCopies', how: (row: Row) => Row) => (id: string) =>
  tamper(room.payload, collection, of(id), how)
const altered = (how: (row: Row) => Row) => (id: string) => tamper(room.payload, 'audit', publishing(id), how)

const scheduled = (data: Partial<Article> = {}) =>
  published(room.payload, { ...given(), data: { releaseAt: NINE, ...data }, now: eight })

/** Out since eight; a correction waits for nine. */
async function withUpdate(): Promise<string> {
  const { id } = await published(room.payload, { ...given(), now: eight })
  await republished(room.payload, {
    ...given(),
    id,
    data: { standfirst: 'Corrected.', releaseAt: NINE },
    change: A_CORRECTION,
    now: eight,
  })
  return id
}

async function everything(id: string): Promise<string> {
  const { document: _kept, content: _too, ...rest } = (await editionsOf(room.payload, id)).at(-1)!
  return JSON.stringify(rest)
}

const CASES: [string, (id: string) => Promise<unknown>, string][] = [
  [
    'a word of the edition',
    change('editions', ({ document }) => ({ document: forged(document) })),
    'The page was changed in the database after it was approved.',
  ],
  [
    'a word of the edition, with its hash put right',
    change('editions', rehashed),
    'The record says that another text was published.',
  ],
  [
    'what was approved',
    change('editions', ({ content }) => ({ content: forged(content) })),
    'The approved content was changed in the database.',
  ],
  [
    'what was approved, with its hash put right',
    change('editions', ({ content }) => ({
      content: forged(content),
      contentHash: hashContent(forged(content)).hash,
    })),
    'The record says that another text was published.',
  ],
  [
    'a word of the copy',
    change('publicCopies', ({ document }) => ({ document: forged(document) })),
    'What readers would get is not the edition that was approved.',
  ],
  [
    'a word of the copy, with its hash put right',
    change('publicCopies', rehashed),
    'What readers would get is not the edition that was approved.',
  ],
  [
    'the edition and the copy together, with their hashes put right',
    async (id) => [await change('editions', rehashed)(id), await change('publicCopies', rehashed)(id)],
    'The record says that another text was published.',
  ],
  [
    'the edition, the copy and the record together',
    async (id) => {
      const [{ document }] = (await editionsOf(room.payload, id)) as unknown as [Row]
      await change('editions', rehashed)(id)
      await change('publicCopies', rehashed)(id)
      await altered(({ data }) => ({ data: { ...(data as Row), documentHash: digestOf(forged(document)) } }))(
        id,
      )
    },
    'The record of its publication was changed in the database.',
  ],
  [
    'what the record says of it',
    altered(({ data }) => ({ data: { ...(data as Row), documentHash: 'f'.repeat(64) } })),
    'The record of its publication was changed in the database.',
  ],
  [
    'the record of who published it',
    altered(() => ({ actorName: 'Somebody else' })),
    'The record of its publication was changed in the database.',
  ],
  [
    'the record, from which its publication was deleted',
    (id) => erase(room.payload, 'audit', publishing(id)),
    'The record does not know of this edition.',
  ],
  [
    'the approvals, which were taken out',
    change('editions', () => ({ approvals: [] })),
    'Approval is not on the record.',
  ],
  [
    'the approvals, which another person now gave',
    change('editions', ({ approvals }) => ({
      approvals: (approvals as Row[]).map((one) => ({
        ...one,
        by: room.staff.compliance.id,
        byName: 'The compliance',
      })),
    })),
    'Approval is not on the record.',
  ],
  [
    'the approvals, as if an admin had passed them over',
    change('editions', () => ({
      approvals: [],
      override: { by: room.staff.admin.id, byName: 'The admin', reason: 'None.' },
    })),
    'The record says otherwise about whether the approvals were passed over.',
  ],
  [
    'the workflow that it ran under',
    change('editions', () => ({ definition: 'recommendation@1' })),
    'The record says that it was approved under another workflow.',
  ],
  [
    'the workflow, to one that never was',
    change('editions', () => ({ definition: 'rubber-stamp@1' })),
    'The record says that it was approved under another workflow.',
  ],
  [
    'its time in the edition',
    change('editions', () => ({ goesOutAt: new Date(nine.getTime() - 30_000).toISOString() })),
    'The record says that it goes out at another time.',
  ],
  [
    'its time in the copy, to have it out at once',
    change('publicCopies', () => ({ publishedAt: eight.toISOString() })),
    'Readers would get it under another publishedAt than the edition says.',
  ],
  [
    'its end in the copy',
    change('publicCopies', () => ({ goneAt: '2027-03-02T09:00:00.000Z' })),
    'Readers would get it under another goneAt than the edition says.',
  ],
  [
    'its address in the copy',
    change('publicCopies', ({ slug }) => ({ slug: `${String(slug)}-elsewhere` })),
    'Readers would get it under another slug than the edition says.',
  ],
  [
    'the number of the copy',
    change('publicCopies', () => ({ edition: 9 })),
    'What readers would get is not the edition that was approved.',
  ],
  [
    'the form of it, so that nothing can be computed',
    change('editions', () => ({ approvals: { forged: true } })),
    'It was changed in the database, and can no longer be checked.',
  ],
]

describe('an article that waits is held when somebody changes', () => {
  test.each(CASES)('%s', async (_, attack, reason) => {
    const { payload } = room
    const { id } = await scheduled()
    await attack(id)
    expect(await readAt(payload, id, new Date(nine.getTime() - 1))).toBeNull()
    expect(await releaseDue({ payload, now: inTheLastMinute })).toBe(0)
    expect([await readAt(payload, id, nine), await isListedAt(payload, id, nine)]).toEqual([null, false])
    expect((await copyOf(payload, id)).state).toBe('held')
    expect((await editionsOf(payload, id)).at(-1)).toMatchObject({ state: 'held', outAt: null })
    expect(await newest(payload, id)).toMatchObject({ state: 'approved', live: 'none', publishedAt: null })
    expect(await liveRow(payload, id)).toMatchObject({ live: 'none', _status: 'draft' })
    expect((await eventsOf(payload, id)).at(-1)).toMatchObject({
      action: 'release.held',
      actorName: 'System',
      note: reason,
    })
    expect(await releaseDue({ payload, now: nine })).toBe(0)
    expect(await readAt(payload, id, new Date(nine.getTime() + 86_400_000))).toBeNull()
  })

  test('the copy, so that it is gone: there is nothing to read, and the desk learns of it', async () => {
    const { payload } = room
    const { id } = await scheduled()
    await erase(payload, 'publicCopies', of(id))
    await releaseDue({ payload, now: inTheLastMinute })
    expect(await everything(id)).toContain('"state":"held"')
    expect((await eventsOf(payload, id)).at(-1)).toMatchObject({ action: 'release.held' })
  })
})

describe('an update of what readers have is held when somebody changes', () => {
  const ofNext =
    (how: (row: Row) => Row) =>
    ({ next }: Row) => ({
      next: { row: { ...(next as { row: Row }).row, ...how((next as { row: Row }).row) } },
    })

  test.each([
    ['the text that waits', ofNext(({ document }) => ({ document: forged(document) }))],
    ['the text that waits, with its hash put right', ofNext(rehashed)],
    ['its time, to have it out at once', () => ({ nextAt: eight.toISOString() })],
    ['whether it waits at all', () => ({ next: null, nextAt: null })],
  ])('%s: readers keep what they have', async (_, how) => {
    const { payload } = room
    const id = await withUpdate()
    await change('publicCopies', how)(id)
    expect(await releaseDue({ payload, now: inTheLastMinute })).toBe(0)
    expect([await readAt(payload, id, inTheLastMinute), await readAt(payload, id, nine)]).toEqual([
      'A short note.',
      'A short note.',
    ])
    expect(await newest(payload, id)).toMatchObject({
      state: 'approved',
      live: 'published',
      publishedAt: eight.toISOString(),
    })
    expect(await copyOf(payload, id)).toMatchObject({
      state: 'published',
      edition: 1,
      next: null,
      nextAt: null,
    })
    expect((await editionsOf(payload, id)).map(({ state }) => state)).toEqual(['out', 'held'])
  })

  test('the present text and the one that waits: nothing stays public of either', async () => {
    const { payload } = room
    const id = await withUpdate()
    await change('publicCopies', (row) => ({ ...rehashed(row), ...ofNext(rehashed)(row) }))(id)
    await releaseDue({ payload, now: inTheLastMinute })
    expect([await readAt(payload, id, inTheLastMinute), await readAt(payload, id, nine)]).toEqual([
      null,
      null,
    ])
  })
})

describe('what is changed after the last check', () => {
  test('is not read by anybody, since each reading asks the hash, and is held by the next tick', async () => {
    const { payload } = room
    const { id } = await scheduled()
    expect(await releaseDue({ payload, now: new Date(nine.getTime() - 1000) })).toBe(0)
    await change('publicCopies', ({ document }) => ({ document: forged(document) }))(id)
    expect([await readAt(payload, id, nine), await isListedAt(payload, id, nine)]).toEqual([null, false])
    expect(await releaseDue({ payload, now: new Date(nine.getTime() + 1000) })).toBe(0)
    expect((await copyOf(payload, id)).state).toBe('held')
  })

  test('and whose hash is put right too, is read until the tick that finds it, two seconds at most', async () => {
    const { payload } = room
    const { id } = await scheduled()
    expect(await releaseDue({ payload, now: new Date(nine.getTime() - 1000) })).toBe(0)
    await change('publicCopies', rehashed)(id)
    expect(await readAt(payload, id, nine)).toBe('Nobody approved this.')
    expect(await releaseDue({ payload, now: new Date(nine.getTime() + 1000) })).toBe(0)
    expect(await readAt(payload, id, new Date(nine.getTime() + 1000))).toBeNull()
  })

  test('is not read long after the release either', async () => {
    const { payload } = room
    const { id } = await scheduled()
    await releaseDue({ payload, now: nine })
    const before = await change('publicCopies', ({ document }) => ({ document: forged(document) }))(id)
    expect([await readAt(payload, id, nine), await isListedAt(payload, id, nine)]).toEqual([null, false])
    await tamper(payload, 'publicCopies', of(id), () => before)
    expect(await readAt(payload, id, nine)).toBe('A short note.')
  })
})

/** Three articles in one bundle that goes out at nine. */
async function bundled(name: string): Promise<{ id: string; ids: string[] }> {
  const { payload, staff } = room
  const ids: string[] = []
  for (let i = 0; i < 3; i += 1) {
    const { id } = await draft(payload, staff.author, { headline: `${name} ${i}` })
    await take(payload, staff.author, id, 'submit', { now: eight })
    await take(payload, staff.editor, id, 'approve', { now: eight })
    ids.push(id)
  }
  const { id } = await payload.create({
    collection: 'bundles',
    data: { name, articles: ids, releaseAt: NINE } as Bundle,
    ...as(staff.editor),
  })
  await releaseBundle({ payload, actor: staff.editor, id, now: eight })
  return { id, ids }
}

test('of a bundle all are held where one was changed', async () => {
  const { payload } = room
  const { id, ids } = await bundled('Bundled')
  await change('publicCopies', rehashed)(ids[1]!)
  expect(await releaseDue({ payload, now: inTheLastMinute })).toBe(0)
  for (const one of ids)
    expect([
      await readAt(payload, one, nine),
      (await newest(payload, one)).state,
      (await newest(payload, one)).bundle,
    ]).toEqual([null, 'approved', null])
  expect(await payload.findByID({ collection: 'bundles', id, depth: 0, overrideAccess: true })).toMatchObject(
    { state: 'held' },
  )
  const notes = await Promise.all(ids.map(async (one) => (await eventsOf(payload, one)).at(-1)!.note))
  expect(notes).toEqual([
    'It goes out together with an article that is held.',
    'What readers would get is not the edition that was approved.',
    'It goes out together with an article that is held.',
  ])
  const mails = await mailsOf(payload, 'release-alarm', 'Bundled 1')
  expect(mails.map(({ to }) => to)).toEqual([
    'admin@desk.example',
    'compliance@desk.example',
    'editor@desk.example',
  ])
})

test('of a bundle that is out, one that is written down as waiting stays with its readers', async () => {
  const { payload } = room
  const { ids } = await bundled('Gone out')
  expect(await releaseDue({ payload, now: nine })).toBe(3)
  const [first = ''] = ids
  await change('editions', () => ({ state: 'waiting' }))(first)
  await releaseDue({ payload, now: new Date(nine.getTime() + 60_000) })
  expect([
    await readAt(payload, first, new Date(nine.getTime() + 120_000)),
    (await newest(payload, first)).state,
    (await editionsOf(payload, first)).map(({ state }) => state),
  ]).toEqual(['A short note.', 'published', ['out']])
})

test('those who answer for the desk are told once, in words, of all that a tick held', async () => {
  const { payload } = room
  const first = await scheduled({ headline: 'Copper in a squeeze' })
  const second = await scheduled({ headline: 'Nickel in a squeeze' })
  for (const { id } of [first, second])
    await change('publicCopies', ({ document }) => ({ document: forged(document) }))(id)
  await releaseDue({ payload, now: inTheLastMinute })
  await releaseDue({ payload, now: nine })
  const mails = await mailsOf(payload, 'release-alarm', 'in a squeeze')
  expect(mails.map(({ to }) => to)).toEqual([
    'admin@desk.example',
    'compliance@desk.example',
    'editor@desk.example',
  ])
  expect(mails[0]!.subject).toBe('2 releases need you')
  expect(mails[0]!.text).toContain(
    '“Copper in a squeeze”, due Mon 1 Mar 2027, 09:00 UTC, is held and does not go out. What readers would get is not the edition that was approved.',
  )
})

test('what was held goes out when somebody has looked and published it anew', async () => {
  const { payload, staff } = room
  const { id } = await scheduled()
  await change('publicCopies', ({ document }) => ({ document: forged(document) }))(id)
  await releaseDue({ payload, now: inTheLastMinute })
  await take(payload, staff.editor, id, 'publish', { now: inTheLastMinute })
  expect(await releaseDue({ payload, now: nine })).toBe(1)
  expect(await readAt(payload, id, nine)).toBe('A short note.')
  expect((await editionsOf(payload, id)).map(({ state }) => state)).toEqual(['held', 'out'])
})
