import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Edition } from '#payload-types'
import { alarmsFor } from '#src/admin/dashboard/alarms.ts'
import { nextReleases } from '#src/admin/dashboard/releases.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { draft, published, take } from '../support/articles.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await openNewsroom()
}, 120_000)
afterAll(() => room?.close())

const MINUTE = 60_000
const later = (minutes: number) => new Date(Math.ceil(Date.now() / MINUTE) * MINUTE + minutes * MINUTE)

const alarms = async (role: keyof Newsroom['staff'], now = new Date()) => {
  const { shown } = await alarmsFor({ payload: room.payload, staff: room.staff[role], now })
  return shown.map(({ kind, headline, says, note }) => ({ kind, headline, says, note }))
}

const schedule = async (headline: string, at: Date) => {
  const { payload, staff } = room
  const { id } = await draft(payload, staff.author, { headline, releaseAt: at.toISOString() })
  await take(payload, staff.author, id, 'submit')
  await take(payload, staff.editor, id, 'approve')
  await take(payload, staff.editor, id, 'publish')
  return id
}

const editionOf = async (article: string): Promise<Edition> =>
  (
    await room.payload.find({
      collection: 'editions',
      where: { article: { equals: article } },
      overrideAccess: true,
    })
  ).docs[0]!

describe('the alarm on the desk’s home', () => {
  it('is silent while all is well', async () => {
    const { payload, staff } = room
    await published(payload, { author: staff.author, editor: staff.editor, data: { headline: 'All well' } })
    expect(await alarms('admin')).toEqual([])
  })

  it('says that the clock is not running once a release is over half a minute past its time, and that it came late afterwards', async () => {
    const due = later(10)
    await schedule('Waits for the clock', due)
    expect(
      (await nextReleases({ payload: room.payload, staff: room.staff.author })).map(
        ({ headline, goesOutAt }) => ({ headline, goesOutAt }),
      ),
    ).toEqual([{ headline: 'Waits for the clock', goesOutAt: due.toISOString() }])
    expect(await alarms('editor', new Date(due.getTime() + 29_000))).toEqual([])
    expect(await alarms('editor', new Date(due.getTime() + 31_000))).toEqual([
      expect.objectContaining({
        kind: 'overdue',
        headline: 'Waits for the clock',
        says: expect.stringContaining('The scheduler is not running'),
      }),
    ])

    await releaseDue({ payload: room.payload, now: new Date(due.getTime() + 5 * MINUTE) })
    expect(await alarms('editor', new Date(due.getTime() + 6 * MINUTE))).toEqual([
      expect.objectContaining({ kind: 'late', says: 'was released 5 minutes late.' }),
    ])
    expect(await alarms('editor', new Date(due.getTime() + 25 * 60 * MINUTE))).toEqual([])
    expect(await nextReleases({ payload: room.payload, staff: room.staff.author })).toEqual([])
  })

  it('names what is held until the article has a newer edition', async () => {
    const { payload, staff } = room
    const due = later(20)
    const id = await schedule('Tampered with', due)
    const edition = await editionOf(id)
    await payload.db.updateOne({
      collection: 'editions',
      id: edition.id,
      data: { document: { ...(edition.document as object), headline: 'Something else' } },
    })
    await releaseDue({ payload, now: due })
    expect(await alarms('compliance')).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'held', headline: 'Tampered with' })]),
    )
    await take(payload, staff.editor, id, 'publish', { now: later(30) })
    expect((await alarms('compliance')).filter(({ kind }) => kind === 'held')).toEqual([])
  })

  it('shows what somebody did in an emergency for a week, with the reason', async () => {
    const { payload, staff } = room
    const { id } = await draft(payload, staff.author, { headline: 'In a hurry' })
    await take(payload, staff.admin, id, 'override', { note: 'The exchange halted trading.' })
    const shown = expect.objectContaining({
      kind: 'emergency',
      headline: 'In a hurry',
      says: 'The admin published in an emergency, without the approvals.',
      note: 'The exchange halted trading.',
    })
    expect(await alarms('editor')).toEqual(expect.arrayContaining([shown]))
    expect(
      (await alarms('editor', new Date(Date.now() + 8 * 24 * 60 * MINUTE))).filter(
        ({ kind }) => kind === 'emergency',
      ),
    ).toEqual([])
  })

  it('is for those who answer for the desk', async () => {
    expect(await alarms('author')).toEqual([])
    expect(await alarms('moderator')).toEqual([])
  })
})
