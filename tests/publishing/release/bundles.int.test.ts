// Articles that go out together at one instant, or not at all.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article, Bundle } from '#payload-types'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { cancelBundle, releaseBundle } from '#src/publishing/bundles/releaseBundle.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { draft, newest, published, take } from '../../support/articles.ts'
import { rest, signIn } from '../../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../../support/newsroom.ts'
import { editionsOf, eventsOf, mailsOf, readAt, soundness } from '../../support/release.ts'

let room: Newsroom
const eight = new Date('2027-03-01T08:00:00.000Z')
const NINE = '2027-03-01T09:00:00.000Z'
const nine = new Date(NINE)
const TEN = '2027-03-01T10:00:00.000Z'
const ten = new Date(TEN)
const almost = (instant: Date) => new Date(instant.getTime() - 1)

beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const given = () => ({ author: room.staff.author, editor: room.staff.editor })

async function approved(data: Partial<Article> = {}): Promise<string> {
  const { payload, staff } = room
  const { id } = await draft(payload, staff.author, data)
  await take(payload, staff.author, id, 'submit', { now: eight })
  await take(payload, staff.editor, id, 'approve', { now: eight })
  return id
}

async function bundle(articles: string[], releaseAt: string | null = NINE): Promise<string> {
  return (
    await room.payload.create({
      collection: 'bundles',
      data: { name: 'Together', articles, releaseAt } as Bundle,
      ...as(room.staff.editor),
    })
  ).id
}

const order = (id: string, now = eight) => ({ payload: room.payload, actor: room.staff.editor, id, now })
const read = (ids: string[], now: Date) => Promise.all(ids.map((id) => readAt(room.payload, id, now)))
const states = (ids: string[]) => Promise.all(ids.map(async (id) => (await newest(room.payload, id)).state))
const stateOf = async (id: string) =>
  (await room.payload.findByID({ collection: 'bundles', id, depth: 0, overrideAccess: true })).state

describe('articles of one bundle', () => {
  test('are on the record, with who put them together and every change', async () => {
    const { payload, staff } = room
    const [one, two, three] = [await approved(), await approved(), await approved()]
    const id = await bundle([one, two])
    await payload.update({
      collection: 'bundles',
      id,
      data: { articles: [one, three], releaseAt: TEN },
      ...as(staff.editor),
    })
    const { docs } = await payload.find({
      collection: 'audit',
      where: { subject: { equals: `bundles/${id}` } },
      sort: 'seq',
      overrideAccess: true,
    })
    expect(docs).toEqual([
      expect.objectContaining({ action: 'bundle.created', actorId: staff.editor.id }),
      expect.objectContaining({
        action: 'bundle.changed',
        actorId: staff.editor.id,
        data: expect.objectContaining({
          changes: {
            articles: { from: [one, two], to: [one, three] },
            releaseAt: { from: NINE, to: TEN },
          },
        }),
      }),
    ])
    expect((await verifyRecord({ payload })).findings).toEqual([])
  })

  test('are out at one instant, before any tick, and the clock brings all of them into line at once', async () => {
    const ids = [await approved(), await approved(), await approved()]
    const id = await bundle(ids)
    await releaseBundle(order(id))
    expect([await read(ids, almost(nine)), await read(ids, nine)]).toEqual([
      [null, null, null],
      ['A short note.', 'A short note.', 'A short note.'],
    ])
    expect(await releaseDue({ payload: room.payload, now: nine })).toBe(3)
    expect([await states(ids), await stateOf(id)]).toEqual([['published', 'published', 'published'], 'out'])
    for (const one of ids)
      expect((await eventsOf(room.payload, one)).at(-1)).toMatchObject({
        action: 'release',
        data: { bundle: id },
      })
  })

  test('all wait for the latest time of any of them: an own release time, an embargo', async () => {
    const ids = [
      await approved({ releaseAt: '2027-03-01T08:30:00.000Z' }),
      await approved({ embargoUntil: TEN }),
      await approved(),
    ]
    const id = await bundle(ids)
    expect(await releaseBundle(order(id))).toMatchObject({ state: 'scheduled', goesOutAt: TEN })
    expect([await read(ids, almost(ten)), await read(ids, ten)]).toEqual([
      [null, null, null],
      ['A short note.', 'A short note.', 'A short note.'],
    ])
    await releaseDue({ payload: room.payload, now: ten })
  })

  test('may be a first text and an update of one that readers have', async () => {
    const { payload } = room
    const { id: old } = await published(payload, { ...given(), now: eight })
    await payload.update({
      collection: 'articles',
      id: old,
      draft: true,
      data: { standfirst: 'Updated.', change: { kind: 'update', note: 'Newer.' } },
      ...as(room.staff.author),
    })
    await take(payload, room.staff.author, old, 'submit', { now: eight })
    await take(payload, room.staff.editor, old, 'approve', { now: eight })
    const ids = [old, await approved()]
    await releaseBundle(order(await bundle(ids)))
    expect([await read(ids, almost(nine)), await read(ids, nine)]).toEqual([
      ['A short note.', null],
      ['Updated.', 'A short note.'],
    ])
    expect(await releaseDue({ payload, now: nine })).toBe(2)
  })
})

test('a bundle of many leaves others their turns: when it is released, and when it is cancelled', async () => {
  const ids: string[] = []
  for (let member = 0; member < 12; member += 1) ids.push(await approved())
  const id = await bundle(ids)
  for (const command of [() => releaseBundle(order(id)), () => cancelBundle(order(id))]) {
    let turns = 0
    const counting = setInterval(() => (turns += 1), 0)
    await command().finally(() => clearInterval(counting))
    expect(turns).toBeGreaterThan(ids.length / 2)
  }
  expect(await stateOf(id)).toBe('open')
})

describe('none goes out', () => {
  test('when some are not approved: the refusal says for each of them why', async () => {
    const { payload, staff } = room
    const fine = await approved({ headline: 'Fine' })
    const { id: unread } = await draft(payload, staff.author, { headline: 'Unread' })
    const edited = await approved({ headline: 'Edited' })
    await payload.update({
      collection: 'articles',
      id: edited,
      draft: true,
      data: { standfirst: 'One more comma,' },
      ...as(staff.author),
    })
    const id = await bundle([fine, unread, edited], null)
    const token = await signIn(payload, staff.editor.email, room.password)
    const { updatedAt } = await payload.findByID({
      collection: 'bundles',
      id,
      depth: 0,
      overrideAccess: true,
    })
    const refused = await rest(`/bundles/${id}/release`, {
      method: 'POST',
      body: { seen: updatedAt },
      token,
    })
    expect([refused.status, refused.body.errors![0]]).toEqual([
      409,
      expect.objectContaining({
        name: 'BundleRefused',
        message:
          'Nothing was released. “Unread”: An article that is “Draft” cannot take this step. “Edited”: Changed since it was approved: standfirst. Submit it for review again.',
        data: {
          articles: [expect.objectContaining({ id: unread }), expect.objectContaining({ id: edited })],
        },
      }),
    ])
    expect([
      await states([fine, unread, edited]),
      await stateOf(id),
      await editionsOf(payload, fine),
    ]).toEqual([['approved', 'draft', 'approved'], 'open', []])
    expect(await read([fine], ten)).toEqual([null])
  })

  test('when one is archived, or waits already by itself', async () => {
    const { payload, staff } = room
    const alone = await approved({ headline: 'Alone', releaseAt: NINE })
    await take(payload, staff.editor, alone, 'publish', { now: eight })
    await expect(releaseBundle(order(await bundle([alone, await approved()])))).rejects.toMatchObject({
      status: 409,
      data: { articles: [{ headline: 'Alone' }] },
    })
    await releaseDue({ payload, now: nine })
  })

  test('when the bundle is cancelled before its time; then it can be released again', async () => {
    const { payload } = room
    const ids = [await approved(), await approved()]
    const id = await bundle(ids)
    await releaseBundle(order(id))
    await cancelBundle(order(id))
    expect([
      await states(ids),
      await stateOf(id),
      await read(ids, nine),
      await releaseDue({ payload, now: nine }),
    ]).toEqual([['approved', 'approved'], 'open', [null, null], 0])
    await releaseBundle(order(id))
    expect(await read(ids, nine)).toEqual(['A short note.', 'A short note.'])
    expect(await releaseDue({ payload, now: nine })).toBe(2)
  })

  test('when one is withdrawn while it waits with the others: those are held, and the desk learns why', async () => {
    const { payload, staff } = room
    const { id: old } = await published(payload, {
      ...given(),
      data: { headline: 'Withdrawn meanwhile' },
      now: eight,
    })
    await payload.update({
      collection: 'articles',
      id: old,
      draft: true,
      data: { standfirst: 'Updated.', change: { kind: 'update', note: 'Newer.' } },
      ...as(staff.author),
    })
    await take(payload, staff.author, old, 'submit', { now: eight })
    await take(payload, staff.editor, old, 'approve', { now: eight })
    const other = await approved({ headline: 'Left behind' })
    const id = await bundle([old, other])
    await releaseBundle(order(id))
    await take(payload, staff.admin, old, 'emergency-withdraw', { note: 'Wrong.', now: eight })
    expect([
      await states([old, other]),
      await stateOf(id),
      await releaseDue({ payload, now: nine }),
      await read([other], nine),
    ]).toEqual([['withdrawn', 'approved'], 'held', 0, [null]])
    expect((await eventsOf(payload, other)).at(-1)).toMatchObject({
      action: 'release.held',
      note: 'It was to go out together with an article that has been withdrawn.',
    })
    expect((await mailsOf(payload, 'release-alarm', 'Left behind')).map(({ to }) => to)).toEqual([
      'admin@desk.example',
      'compliance@desk.example',
      'editor@desk.example',
    ])
    await cancelBundle(order(id))
    expect(await stateOf(id)).toBe('open')
  })
})

describe('while it waits', () => {
  test('its members, its time and its name are fixed, and none of them can be changed or called back alone', async () => {
    const { payload, staff } = room
    const ids = [await approved(), await approved()]
    const id = await bundle(ids)
    await releaseBundle(order(id))
    const token = await signIn(payload, staff.editor.email, room.password)
    for (const body of [
      { articles: [ids[0], await approved()] },
      { releaseAt: TEN },
      { name: 'Else' },
      { state: 'open' },
    ]) {
      const refused = await rest(`/bundles/${id}`, { method: 'PATCH', body, token })
      expect([refused.status, refused.body.errors?.[0]]).toMatchObject([
        409,
        { name: 'BundleClosed', message: 'This bundle has been released. Cancel its release to change it.' },
      ])
    }
    await expect(
      payload.update({
        collection: 'articles',
        id: ids[0]!,
        draft: true,
        data: { standfirst: 'Sharper.' },
        ...as(staff.editor),
      }),
    ).rejects.toMatchObject({ status: 409 })
    await expect(
      take(payload, staff.editor, ids[0]!, 'cancel-release', { now: eight }),
    ).rejects.toMatchObject({ data: { code: 'notBundled' } })
    await releaseDue({ payload, now: nine })
  })

  test('it is not called back once its time has come, tick or no tick', async () => {
    const ids = [await approved(), await approved()]
    const id = await bundle(ids)
    await releaseBundle(order(id))
    await expect(cancelBundle(order(id, nine))).rejects.toMatchObject({ status: 409 })
    expect([await states(ids), await stateOf(id)]).toEqual([['published', 'published'], 'out'])
  })

  test('only editors and admins release it or call it back', async () => {
    const { payload, staff } = room
    const id = await bundle([await approved(), await approved()])
    for (const actor of [staff.author, staff.compliance, staff.moderator])
      await expect(releaseBundle({ payload, actor, id, now: eight })).rejects.toMatchObject({ status: 404 })
    await releaseBundle(order(id))
    for (const actor of [staff.author, staff.compliance, staff.moderator])
      await expect(cancelBundle({ payload, actor, id, now: eight })).rejects.toMatchObject({ status: 404 })
    await releaseDue({ payload, now: nine })
  })
})

describe('two at once', () => {
  test('who release the same bundle: one does, the other learns that it was done', async () => {
    const { payload } = room
    for (let round = 0; round < 3; round += 1) {
      const ids = [await approved(), await approved()]
      const id = await bundle(ids)
      const done = await Promise.allSettled([releaseBundle(order(id)), releaseBundle(order(id))])
      expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { status: 409, name: 'BundleClosed' },
      })
      for (const one of ids) expect((await editionsOf(payload, one)).length).toBe(1)
      expect(await releaseDue({ payload, now: nine })).toBe(2)
    }
  })

  test('who release two bundles that share an article: one goes out whole, the other not at all', async () => {
    const { payload } = room
    const [shared, one, other] = [await approved({ headline: 'Shared' }), await approved(), await approved()]
    const first = await bundle([shared, one])
    const second = await bundle([shared, other])
    const done = await Promise.allSettled([releaseBundle(order(first)), releaseBundle(order(second))])
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await Promise.all([stateOf(first), stateOf(second)])).toSorted()).toEqual(['open', 'scheduled'])
    expect((await states([shared, one, other])).filter((state) => state === 'scheduled')).toHaveLength(2)
    expect(await releaseDue({ payload, now: nine })).toBe(2)
  })

  test('of whom one releases and the other edits a member: never half of it', async () => {
    const { payload, staff } = room
    for (let round = 0; round < 3; round += 1) {
      const ids = [await approved(), await approved()]
      const id = await bundle(ids)
      const edit = payload.update({
        collection: 'articles',
        id: ids[1]!,
        draft: true,
        data: { standfirst: 'Sharper.' },
        ...as(staff.author),
      })
      const [release] = await Promise.allSettled([releaseBundle(order(id)), edit])
      const after = await states(ids)
      expect(after).toEqual(
        release.status === 'fulfilled' ? ['scheduled', 'scheduled'] : ['approved', 'approved'],
      )
      expect(await releaseDue({ payload, now: nine })).toBe(release.status === 'fulfilled' ? 2 : 0)
      const wanted = release.status === 'fulfilled' ? 'A short note.' : null
      expect(wanted === null ? [] : await read(ids, nine)).toEqual(wanted === null ? [] : [wanted, wanted])
    }
  })
})

test('after all this the record is sound', async () => {
  expect(await soundness(room.payload)).toEqual({ broken: null, findings: [] })
})
