// An embargo: nobody outside learns of the article before it ends, and lifting it early takes two people.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article, Bundle } from '#payload-types'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { aFigure, citing, draft, newest, published, take } from '../../support/articles.ts'
import { A_CORRECTION } from '../../support/changes.ts'
import { rest, signIn } from '../../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../../support/newsroom.ts'
import { copyOf, editionsOf, eventsOf, mailsOf, readAt, soundness } from '../../support/release.ts'

let room: Newsroom
const seven = new Date('2027-03-01T07:00:00.000Z')
const EIGHT = '2027-03-01T08:00:00.000Z'
const eight = new Date(EIGHT)
const NINE = '2027-03-01T09:00:00.000Z'
const nine = new Date(NINE)
const almost = (instant: Date) => new Date(instant.getTime() - 1)

beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const scheduled = (data: Partial<Article>) =>
  published(room.payload, { author: room.staff.author, editor: room.staff.editor, data, now: seven })

describe('of release time and embargo the later wins', () => {
  test.each([
    ['the embargo', { releaseAt: EIGHT, embargoUntil: NINE }],
    ['the release time', { releaseAt: NINE, embargoUntil: EIGHT }],
    ['an embargo alone', { embargoUntil: NINE }],
  ])('%s', async (_, data) => {
    const { id } = await scheduled(data)
    expect([await readAt(room.payload, id, almost(nine)), await readAt(room.payload, id, nine)]).toEqual([
      null,
      'A short note.',
    ])
    await releaseDue({ payload: room.payload, now: nine })
    expect(await newest(room.payload, id)).toMatchObject({ state: 'published', publishedAt: NINE })
  })
})

test('an embargo set on what readers have seen, or moved there, is kept and cannot go out; an old one may stay as it was', async () => {
  const { payload, staff } = room
  const { id } = await scheduled({ embargoUntil: EIGHT })
  await releaseDue({ payload, now: eight })
  const token = await signIn(payload, staff.editor.email, room.password)
  const save = (body: Partial<Article>) => rest(`/articles/${id}`, { method: 'PATCH', body, token })
  const refusal = () =>
    take(payload, staff.editor, id, 'submit', { now: nine }).then(
      () => null,
      (error: Error) => error.message,
    )
  for (const embargoUntil of [NINE, '2026-01-01T00:00:00.000Z']) {
    expect((await save({ embargoUntil, standfirst: 'Newer.', change: A_CORRECTION })).status).toBe(200)
    expect((await newest(payload, id)).embargoUntil).toBe(embargoUntil)
    expect(await refusal()).toContain('An embargo cannot be set on what readers have seen: empty it')
  }
  expect((await save({ embargoUntil: EIGHT })).status).toBe(200)
  expect(await refusal()).toBeNull()
})

describe('lifting it early', () => {
  const note = 'The ministry published it.'

  test('takes two people, the second of whom is another; then it is out at once', async () => {
    const { payload, staff } = room
    const { id } = await scheduled({ headline: 'Under embargo', embargoUntil: NINE })
    await expect(take(payload, staff.editor, id, 'lift', { now: seven })).rejects.toMatchObject({
      data: { code: 'askedLift' },
    })
    await expect(take(payload, staff.author, id, 'ask-lift', { note, now: seven })).rejects.toMatchObject({
      status: 403,
    })
    await expect(take(payload, staff.editor, id, 'ask-lift', { now: seven })).rejects.toMatchObject({
      status: 400,
      data: { code: 'note' },
    })
    await take(payload, staff.editor, id, 'ask-lift', { note, now: seven })
    expect(await readAt(payload, id, eight)).toBeNull()
    await expect(take(payload, staff.editor, id, 'lift', { now: seven })).rejects.toMatchObject({
      data: { code: 'notAsker' },
    })
    await expect(take(payload, staff.compliance, id, 'ask-lift', { note, now: seven })).rejects.toMatchObject(
      { data: { code: 'nothingAsked' }, message: expect.stringContaining('The editor has asked') },
    )
    await take(payload, staff.compliance, id, 'lift', { now: seven })
    expect(await readAt(payload, id, seven)).toBe('A short note.')
    expect(await newest(payload, id)).toMatchObject({
      state: 'published',
      live: 'published',
      publishedAt: seven.toISOString(),
      pending: null,
      writers: [],
    })
    expect(await editionsOf(payload, id)).toMatchObject([
      { state: 'out', goesOutAt: seven.toISOString(), outAt: seven.toISOString() },
    ])
    expect((await eventsOf(payload, id)).slice(-2)).toMatchObject([
      { action: 'ask-lift', actorName: 'The editor', note },
      {
        action: 'lift',
        actorName: 'The compliance',
        note,
        data: { askedBy: 'The editor', embargoUntil: NINE, edition: 1, goesOutAt: seven.toISOString() },
      },
    ])
    expect((await mailsOf(payload, 'asked', 'Under embargo')).map(({ to }) => to)).toEqual([
      'admin@desk.example',
      'compliance@desk.example',
    ])
    expect((await mailsOf(payload, 'asked', 'Under embargo'))[0]!.text).toContain(
      'The editor asks to lift the embargo of “Under embargo”. It happens when another person confirms it.\n\nNote: The ministry published it.',
    )
    expect(await releaseDue({ payload, now: nine })).toBe(0)
  })

  test('leaves it waiting for a release time that is still ahead', async () => {
    const { payload, staff } = room
    const { id } = await scheduled({ releaseAt: EIGHT, embargoUntil: NINE })
    await take(payload, staff.editor, id, 'ask-lift', { note, now: seven })
    await take(payload, staff.admin, id, 'lift', { now: seven })
    expect(await newest(payload, id)).toMatchObject({ state: 'scheduled', publishedAt: EIGHT, pending: null })
    expect([await readAt(payload, id, almost(eight)), await readAt(payload, id, eight)]).toEqual([
      null,
      'A short note.',
    ])
    await expect(take(payload, staff.editor, id, 'ask-lift', { note, now: seven })).rejects.toMatchObject({
      data: { code: 'embargoed' },
    })
    expect(await releaseDue({ payload, now: eight })).toBe(1)
    expect(await newest(payload, id)).toMatchObject({ state: 'published', publishedAt: EIGHT })
  })

  test('lets out what was approved, and says so on the record, though a figure of it has changed since', async () => {
    const { payload, staff } = room
    for (const times of [{ embargoUntil: NINE }, { embargoUntil: NINE, releaseAt: EIGHT }]) {
      const figure = await aFigure(payload, staff.author)
      const { id } = await scheduled({ ...times, body: citing(figure) })
      const change = { collection: 'figures', id: figure.id, data: { value: '150' } } as const
      await payload.update({ ...change, ...as(staff.author) })
      await take(payload, staff.editor, id, 'ask-lift', { note, now: seven })
      await take(payload, staff.admin, id, 'lift', { now: seven })
      const [edition] = await editionsOf(payload, id)
      const lifted = (await eventsOf(payload, id)).findLast(({ action }) => action === 'lift')
      expect(lifted).toMatchObject({ contentHash: edition!.contentHash })
      await releaseDue({ payload, now: nine })
      expect(await newest(payload, id)).toMatchObject({ state: 'published', live: 'published' })
    }
    expect(await soundness(payload)).toEqual({ broken: null, findings: [] })
  })

  test('declined, it stays, and can be asked for again', async () => {
    const { payload, staff } = room
    const { id } = await scheduled({ embargoUntil: NINE })
    await take(payload, staff.editor, id, 'ask-lift', { note, now: seven })
    await take(payload, staff.compliance, id, 'decline', { note: 'It did not.', now: seven })
    await expect(take(payload, staff.compliance, id, 'lift', { now: seven })).rejects.toMatchObject({
      data: { code: 'askedLift' },
    })
    await take(payload, staff.compliance, id, 'ask-lift', { note, now: seven })
    await take(payload, staff.editor, id, 'lift', { now: seven })
    expect(await readAt(payload, id, seven)).toBe('A short note.')
  })

  test('is forgotten with the release that it was for', async () => {
    const { payload, staff } = room
    const { id } = await scheduled({ embargoUntil: NINE })
    await take(payload, staff.editor, id, 'ask-lift', { note, now: seven })
    await take(payload, staff.editor, id, 'cancel-release', { now: seven })
    expect((await newest(payload, id)).pending).toBeNull()
    await take(payload, staff.editor, id, 'publish', { now: seven })
    await expect(take(payload, staff.compliance, id, 'lift', { now: seven })).rejects.toMatchObject({
      data: { code: 'askedLift' },
    })
    await releaseDue({ payload, now: nine })
  })

  test('is not needed for an article that waits for its release time alone, and not possible once the embargo is over', async () => {
    const { payload, staff } = room
    const later = await scheduled({ releaseAt: NINE, embargoUntil: EIGHT })
    const plain = await scheduled({ releaseAt: NINE })
    for (const { id } of [later, plain])
      await expect(take(payload, staff.editor, id, 'ask-lift', { note, now: seven })).rejects.toMatchObject({
        data: { code: 'embargoed' },
      })
    await expect(
      take(payload, staff.editor, later.id, 'ask-lift', { note, now: eight }),
    ).rejects.toMatchObject({ data: { code: 'embargoed' } })
    await releaseDue({ payload, now: nine })
  })

  test('is refused for a member of a bundle: the others would stay behind', async () => {
    const { payload, staff } = room
    const ids: string[] = []
    for (let i = 0; i < 2; i += 1) {
      const { id } = await draft(payload, staff.author, { embargoUntil: NINE })
      await take(payload, staff.author, id, 'submit', { now: seven })
      await take(payload, staff.editor, id, 'approve', { now: seven })
      ids.push(id)
    }
    const { releaseBundle } = await import('#src/publishing/bundles/releaseBundle.ts')
    const bundle = await payload.create({
      collection: 'bundles',
      data: { name: 'A pair', articles: ids } as Bundle,
      ...as(staff.editor),
    })
    await releaseBundle({ payload, actor: staff.editor, id: bundle.id, now: seven })
    await expect(
      take(payload, staff.editor, ids[0]!, 'ask-lift', { note, now: seven }),
    ).rejects.toMatchObject({ data: { code: 'notBundled' } })
    expect(await releaseDue({ payload, now: nine })).toBe(2)
  })
})

test('what waits for its embargo stands nowhere under an instant that would let it out', async () => {
  const { payload } = room
  const { id } = await scheduled({ releaseAt: EIGHT, embargoUntil: NINE })
  expect(await copyOf(payload, id)).toMatchObject({
    publishedAt: NINE,
    contentUpdatedAt: NINE,
    document: { publishedAt: NINE, updatedAt: NINE },
  })
  expect(JSON.stringify((await copyOf(payload, id)).document)).not.toMatch(/embargo/i)
  await releaseDue({ payload, now: nine })
})

test('after all this the record is sound', async () => {
  expect(await soundness(room.payload)).toEqual({ broken: null, findings: [] })
})
