// The clock was late, or was not there at all: what was due is caught up, and those who answer for the desk
// are told.

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Article } from '#payload-types'
import { p, text } from '#src/demo/text.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { newest, published, republished, take, withdraw } from '../../support/articles.ts'
import { A_CORRECTION } from '../../support/changes.ts'
import { as, openNewsroom, type Newsroom } from '../../support/newsroom.ts'
import { editionsOf, eventsOf, mailsOf, readAt, soundness } from '../../support/release.ts'

let room: Newsroom
const eight = new Date('2027-03-01T08:00:00.000Z')
const NINE = '2027-03-01T09:00:00.000Z'
const nine = new Date(NINE)
const after = (seconds: number) => new Date(nine.getTime() + seconds * 1000)

beforeAll(async () => {
  room = await openNewsroom()
})
beforeEach(() => room.payload.db.deleteMany({ collection: 'outbox', where: {} }))
afterAll(() => room?.close())

const given = () => ({ author: room.staff.author, editor: room.staff.editor })
const scheduled = (data: Partial<Article> = {}) =>
  published(room.payload, { ...given(), data: { releaseAt: NINE, ...data }, now: eight })
const alarms = async () => (await mailsOf(room.payload, 'release-alarm')).map(({ to }) => to)
const lateOnes = async (id: string) =>
  (await eventsOf(room.payload, id)).filter(({ action }) => action === 'release.late')

describe('a release that is done late', () => {
  test('raises no alarm within thirty seconds', async () => {
    const { id } = await scheduled()
    expect(await releaseDue({ payload: room.payload, now: after(28) })).toBe(1)
    expect([await alarms(), await lateOnes(id)]).toEqual([[], []])
  })

  test('raises one after that: an event for each article, one mail a person for all of them, in the desk’s zone', async () => {
    const { payload, staff } = room
    await payload.updateGlobal({ slug: 'settings', data: { deskZone: 'Europe/Berlin' }, ...as(staff.admin) })
    const due = [await scheduled({ headline: 'Copper' }), await scheduled({ headline: 'Nickel' })]
    expect(await releaseDue({ payload, now: after(95) })).toBe(2)
    expect(await alarms()).toEqual(['admin@desk.example', 'compliance@desk.example', 'editor@desk.example'])
    for (const { id } of due)
      expect(await lateOnes(id)).toMatchObject([{ actorName: 'System', data: { edition: 1 } }])
    const [mail] = await mailsOf(payload, 'release-alarm')
    expect(mail!.subject).toBe('2 releases need you')
    expect(mail!.text).toBe(`Hello The admin,

“Copper”, due Mon 1 Mar 2027, 10:00 Europe/Berlin · 09:00 UTC, was completed 95 seconds late. Readers had its text on time. Its pictures and its place in lists came late.

“Nickel”, due Mon 1 Mar 2027, 10:00 Europe/Berlin · 09:00 UTC, was completed 95 seconds late. Readers had its text on time. Its pictures and its place in lists came late.

Open the desk:
http://localhost:3000/admin

--
You get this because you answer for what this desk releases.
`)
    expect(await releaseDue({ payload, now: after(100) })).toBe(0)
    expect(await alarms()).toHaveLength(3)
  })
})

describe('after the clock had stopped', () => {
  test('all that was due meanwhile is released, the first due first; readers had each from its time on', async () => {
    const { payload } = room
    const minutes = [3, 1, 2, 4, 0]
    const ids = new Map<number, string>()
    for (const minute of minutes)
      ids.set(minute, (await scheduled({ releaseAt: after(minute * 60).toISOString() })).id)
    for (const minute of minutes)
      expect([
        await readAt(payload, ids.get(minute)!, new Date(after(minute * 60).getTime() - 1)),
        await readAt(payload, ids.get(minute)!, after(minute * 60)),
      ]).toEqual([null, 'A short note.'])
    expect(await releaseDue({ payload, now: after(3600) })).toBe(5)
    const { docs } = await payload.find({
      collection: 'audit',
      where: { and: [{ action: { equals: 'release' } }, { article: { in: [...ids.values()] } }] },
      sort: 'seq',
      depth: 0,
      pagination: false,
      overrideAccess: true,
    })
    expect(docs.map(({ article }) => article)).toEqual([0, 1, 2, 3, 4].map((minute) => ids.get(minute)))
    expect(await alarms()).toHaveLength(3)
  })

  test('twenty articles are caught up in one tick', async () => {
    const { payload } = room
    const ids: string[] = []
    for (let i = 0; i < 20; i += 1) ids.push((await scheduled()).id)
    expect(await releaseDue({ payload, now: after(7200) })).toBe(20)
    for (const id of ids) expect((await newest(payload, id)).state).toBe('published')
    expect(await alarms()).toHaveLength(3)
  }, 120_000)

  test('two texts of one article cannot both wait: while one does, the article is closed to the next', async () => {
    const { payload, staff } = room
    const { id } = await published(payload, { ...given(), now: eight })
    await republished(room.payload, {
      ...given(),
      id,
      data: { standfirst: 'The second text.', releaseAt: NINE },
      change: A_CORRECTION,
      now: eight,
    })
    const third = { standfirst: 'The third text.', change: { kind: 'update' as const, note: 'Newer still.' } }
    await expect(
      payload.update({ collection: 'articles', id, draft: true, data: third, ...as(staff.author) }),
    ).rejects.toMatchObject({ status: 409 })
    for (const action of ['submit', 'approve', 'publish', 'override'] as const)
      await expect(
        take(payload, staff.admin, id, action, { note: 'Now.', now: eight }),
      ).rejects.toMatchObject({ name: 'MoveRefused' })
    // Its time passes while the clock stands still: the next step finds it released, and only then can there
    // be a third.
    await expect(take(payload, staff.editor, id, 'cancel-release', { now: after(60) })).rejects.toMatchObject(
      { status: 409 },
    )
    expect((await editionsOf(payload, id)).map(({ state }) => state)).toEqual(['out', 'out'])
    await republished(room.payload, {
      ...given(),
      id,
      data: { ...third, releaseAt: null },
      change: third.change,
      now: after(61),
    })
    expect(await readAt(payload, id, after(61))).toBe('The third text.')
  })
})

test('one release that cannot be done keeps no other waiting; the desk is told of it once, and again when it is done', async () => {
  const { payload } = room
  const broken = await scheduled({
    headline: 'A broken one',
    releaseAt: new Date(nine.getTime() - 60_000).toISOString(),
  })
  const sound = await scheduled({ headline: 'A sound one' })
  const update = payload.update.bind(payload)
  const log = vi.spyOn(payload.logger, 'error').mockImplementation(() => undefined)
  const spy = vi
    .spyOn(payload, 'update')
    .mockImplementation(((args: { id?: string }) =>
      args.id === broken.id
        ? Promise.reject(new Error('The disk is full.'))
        : update(args as never)) as never)
  try {
    expect(await releaseDue({ payload, now: nine })).toBe(1)
    expect([(await newest(payload, sound.id)).state, (await newest(payload, broken.id)).state]).toEqual([
      'published',
      'scheduled',
    ])
    expect(await readAt(payload, broken.id, nine)).toBe('A short note.')
    await releaseDue({ payload, now: after(2) })
    expect(await lateOnes(broken.id)).toHaveLength(1)
    const [mail] = await mailsOf(payload, 'release-alarm', 'A broken one')
    expect(mail!.text).toContain(
      'is out for readers. The panel, its pictures and the lists could not be updated. Tell your administrator: the log of the server says why.',
    )
    expect(await alarms()).toHaveLength(3)
    expect(log.mock.calls.map(([, said]) => said)).toEqual([
      'A release could not be completed.',
      'A release could not be completed.',
    ])
  } finally {
    spy.mockRestore()
    log.mockRestore()
  }
  expect(await releaseDue({ payload, now: after(4) })).toBe(1)
  expect(await newest(payload, broken.id)).toMatchObject({ state: 'published' })
  expect(await alarms()).toHaveLength(6)
})

test('a release that cannot be done is not taken back: readers have it. It can be withdrawn, and the record tells of both', async () => {
  const { payload, staff } = room
  const { id } = await published(payload, { ...given(), now: eight })
  await republished(payload, {
    ...given(),
    id,
    data: { standfirst: 'What readers have now.', releaseAt: NINE },
    change: A_CORRECTION,
    now: eight,
  })
  const update = payload.update.bind(payload)
  const log = vi.spyOn(payload.logger, 'error').mockImplementation(() => undefined)
  const isOfClock = ({ id: which, user }: { id?: string; user?: unknown }) => which === id && !user
  const spy = vi
    .spyOn(payload, 'update')
    .mockImplementation(((args: { id?: string; user?: unknown; req?: { user?: unknown } }) =>
      isOfClock({ ...args, user: args.req?.user })
        ? Promise.reject(new Error('The disk is full.'))
        : update(args as never)) as never)
  try {
    await releaseDue({ payload, now: nine })
    expect(await readAt(payload, id, nine)).toBe('What readers have now.')
    await expect(take(payload, staff.editor, id, 'cancel-release', { now: after(6) })).rejects.toMatchObject({
      name: 'AlreadyOut',
      status: 409,
    })
    expect([
      await readAt(payload, id, after(6)),
      (await editionsOf(payload, id)).map(({ state }) => state),
    ]).toEqual(['What readers have now.', ['out', 'waiting']])
    await withdraw(payload, staff, id, 'It was wrong.', after(8))
  } finally {
    spy.mockRestore()
    log.mockRestore()
  }
  expect((await editionsOf(payload, id)).map(({ state }) => state)).toEqual(['out', 'out', 'out'])
  expect(
    (await eventsOf(payload, id))
      .map(({ action }) => action)
      .filter((action) => /release|withdraw/.test(action)),
  ).toContain('release')
  expect(await newest(payload, id)).toMatchObject({ state: 'withdrawn' })
})

test('a text of any length that an article may have is brought into line', async () => {
  const { payload } = room
  const words = text(
    ...Array.from({ length: 11 }, () => p('palladium '.repeat(420).trim())),
  ) as unknown as Article['body']
  const { id } = await published(payload, { ...given(), now: eight })
  await republished(payload, {
    ...given(),
    id,
    data: { body: words, releaseAt: NINE },
    change: A_CORRECTION,
    now: eight,
  })
  expect(await releaseDue({ payload, now: nine })).toBe(1)
  expect(await newest(payload, id)).toMatchObject({ state: 'published' })
  expect((await editionsOf(payload, id)).map(({ state }) => state)).toEqual(['out', 'out'])
})

test('after all this the record is sound', async () => {
  expect(await soundness(room.payload)).toEqual({ broken: null, findings: [] })
})
