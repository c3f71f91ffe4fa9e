// An article that goes out at its time: closed until then, out at the instant, and brought into line by the
// clock.

import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article, Media } from '#payload-types'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { draft, liveRow, newest, published, take } from '../../support/articles.ts'
import { rest, signIn } from '../../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../../support/newsroom.ts'
import { editionsOf, eventsOf, isListedAt, readAt, soundness } from '../../support/release.ts'

let room: Newsroom
let editor: string
const NINE = '2027-03-01T09:00:00.000Z'
const nine = new Date(NINE)
const eight = new Date('2027-03-01T08:00:00.000Z')
const almost = new Date(nine.getTime() - 1)
const early = new Date(nine.getTime() - 60_000)

beforeAll(async () => {
  room = await openNewsroom()
  editor = await signIn(room.payload, room.staff.editor.email, room.password)
})
afterAll(() => room?.close())

const scheduled = (data: Partial<Article> = {}) =>
  published(room.payload, {
    author: room.staff.author,
    editor: room.staff.editor,
    data: { releaseAt: NINE, ...data },
    now: eight,
  })

async function picture(): Promise<Media> {
  const data = await sharp({ create: { width: 700, height: 400, channels: 3, background: '#335577' } })
    .jpeg()
    .toBuffer()
  return room.payload.create({
    collection: 'media',
    data: { alt: 'A field', credit: 'Assay', rights: 'Ours' },
    file: { data, mimetype: 'image/jpeg', name: 'field.jpg', size: data.length },
    ...as(room.staff.author),
  })
}

const rowOf = ({ id }: Media) =>
  room.payload.findByID({ collection: 'media', id, depth: 0, overrideAccess: true })
const isPublic = async (media: Media) => (await rowOf(media)).isPublic

describe('an article that waits for its release time', () => {
  test('is out at that instant, before any clock has ticked, and not a millisecond earlier', async () => {
    const { payload } = room
    const article = await scheduled()
    expect(article).toMatchObject({ state: 'scheduled', live: 'published', publishedAt: NINE })
    expect([
      await readAt(payload, article.id, almost),
      await isListedAt(payload, article.id, almost),
    ]).toEqual([null, false])
    expect([await readAt(payload, article.id, nine), await isListedAt(payload, article.id, nine)]).toEqual([
      'A short note.',
      true,
    ])
  })

  test('is closed to edits, and the refusal says what to do; a note to colleagues is not an edit', async () => {
    const article = await scheduled()
    const refused = await rest(`/articles/${article.id}`, {
      method: 'PATCH',
      body: { standfirst: 'Sharper.' },
      token: editor,
    })
    expect([refused.status, refused.body.errors?.[0]]).toEqual([
      409,
      expect.objectContaining({
        name: 'ClosedToEdits',
        message: 'This text is approved and waits for its release time. Cancel the release to change it.',
      }),
    ])
    const noted = await rest(`/articles/${article.id}`, {
      method: 'PATCH',
      body: { deskNotes: 'Watch the fix at noon.' },
      token: editor,
    })
    expect(noted.status).toBe(200)
    expect(await newest(room.payload, article.id)).toMatchObject({
      state: 'scheduled',
      deskNotes: 'Watch the fix at noon.',
    })
    expect(await releaseDue({ payload: room.payload, now: nine })).toBeGreaterThan(0)
    expect((await liveRow(room.payload, article.id)).standfirst).toBe('A short note.')
  })

  test('is brought into line by the clock: its state, its picture, its edition, the record', async () => {
    const { payload } = room
    await releaseDue({ payload, now: nine })
    const shown = await picture()
    const article = await scheduled({ leadImage: shown.id })
    expect(await isPublic(shown)).toBe(false)
    const late = new Date(nine.getTime() + 1500)
    expect(await releaseDue({ payload, now: late })).toBe(1)
    expect(await newest(payload, article.id)).toMatchObject({
      state: 'published',
      live: 'published',
      publishedAt: NINE,
      writers: [],
      bundle: null,
    })
    expect(await liveRow(payload, article.id)).toMatchObject({
      state: 'published',
      live: 'published',
      _status: 'published',
    })
    expect(await isPublic(shown)).toBe(true)
    expect((await rowOf(shown)).updatedAt).toBe(shown.updatedAt) // an open form of it is not out of date
    const [edition] = await editionsOf(payload, article.id)
    expect(edition).toMatchObject({ state: 'out', goesOutAt: NINE })
    expect(Date.parse(edition!.outAt!)).toBeGreaterThanOrEqual(late.getTime())
    const released = (await eventsOf(payload, article.id)).at(-1)!
    expect(released).toMatchObject({
      action: 'release',
      actorName: 'System',
      channel: 'job',
      data: {
        from: 'scheduled',
        to: 'published',
        edition: 1,
        goesOutAt: NINE,
        documentHash: edition!.documentHash,
      },
    })
    expect((released.data as { lateByMs: number }).lateByMs).toBe(
      Date.parse(edition!.outAt!) - nine.getTime(),
    )
    expect(await releaseDue({ payload, now: late })).toBe(0)
  })

  test('that is cancelled before its time reaches nobody, and can be changed and scheduled again', async () => {
    const { payload, staff } = room
    const article = await scheduled()
    await take(payload, staff.editor, article.id, 'cancel-release', { now: early })
    expect([await readAt(payload, article.id, nine), await releaseDue({ payload, now: nine })]).toEqual([
      null,
      0,
    ])
    expect(await newest(payload, article.id)).toMatchObject({
      state: 'approved',
      live: 'none',
      publishedAt: null,
    })
    await take(payload, staff.editor, article.id, 'publish', { now: almost })
    expect([await readAt(payload, article.id, almost), await readAt(payload, article.id, nine)]).toEqual([
      null,
      'A short note.',
    ])
    expect((await editionsOf(payload, article.id)).map(({ number, state }) => [number, state])).toEqual([
      [1, 'cancelled'],
      [2, 'waiting'],
    ])
    await releaseDue({ payload, now: nine })
  })

  test('cannot be given a time with seconds, or one that is no time', async () => {
    const { payload, staff } = room
    for (const [releaseAt, sentence] of [
      ['2027-03-01T09:00:01.000Z', /invalid/i],
      ['2027-03-01T09:00:00.500Z', /invalid/i],
      ['tomorrow', '"releaseAt" must be an instant such as 2026-03-01T14:00:00Z.'],
    ] as const)
      await expect(draft(payload, staff.author, { releaseAt })).rejects.toThrow(sentence)
  })
})

describe('between the release time and the next tick', () => {
  test('a release that readers have seen is not cancelled any more: the step finds it released', async () => {
    const { payload, staff } = room
    const article = await scheduled()
    const seen = take(payload, staff.editor, article.id, 'cancel-release', {
      revision: article.revision,
      now: nine,
    })
    await expect(seen).rejects.toMatchObject({
      status: 409,
      name: 'StaleRevision',
      message: expect.stringContaining('System took a step since: the article is “Published” now'),
    })
    await expect(
      take(payload, staff.editor, article.id, 'cancel-release', { now: nine }),
    ).rejects.toMatchObject({ status: 409, name: 'MoveRefused' })
    expect(await newest(payload, article.id)).toMatchObject({ state: 'published', live: 'published' })
    expect(await readAt(payload, article.id, nine)).toBe('A short note.')
  })

  test('an article is withdrawn in an emergency as one that was out, not as one that never was', async () => {
    const { payload, staff } = room
    const article = await scheduled()
    await expect(
      take(payload, staff.admin, article.id, 'emergency-withdraw', {
        revision: article.revision,
        note: 'A wrong price.',
        now: nine,
      }),
    ).rejects.toMatchObject({ status: 409 })
    await take(payload, staff.admin, article.id, 'emergency-withdraw', { note: 'A wrong price.', now: nine })
    expect(
      (await editionsOf(payload, article.id)).map(({ number, kind, state }) => [number, kind, state]),
    ).toEqual([
      [1, 'first', 'out'],
      [2, 'withdrawal', 'out'],
    ])
    expect((await eventsOf(payload, article.id)).map(({ action }) => action)).toEqual([
      'submit',
      'approve',
      'publish',
      'release',
      'emergency-withdraw',
    ])
  })
})

test('after all this the record is sound', async () => {
  expect(await soundness(room.payload)).toEqual({ broken: null, findings: [] })
})
