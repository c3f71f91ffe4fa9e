import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelBundle, releaseBundle } from '#src/publishing/bundles/releaseBundle.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import type { Bundle } from '#payload-types'
import { draft, newest, take } from '../support/articles.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await openNewsroom()
}, 120_000)
afterAll(() => room?.close())

const inAnHour = () => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 3_600_000)

async function approved(): Promise<string> {
  const { payload, staff } = room
  const { id } = await draft(payload, staff.author)
  await take(payload, staff.author, id, 'submit')
  await take(payload, staff.editor, id, 'approve')
  return id
}

async function bundled(releaseAt: Date | null): Promise<{ bundle: Bundle; ids: string[] }> {
  const ids = [await approved(), await approved()]
  const bundle = await room.payload.create({ collection: 'bundles', data: { name: 'A pair', articles: ids, releaseAt: releaseAt?.toISOString() ?? null } as Bundle, ...as(room.staff.editor) })
  return { bundle, ids }
}

const order = (id: string, now = new Date()) => ({ payload: room.payload, actor: room.staff.editor, id, now })
const statesOf = async (ids: string[]) => Promise.all(ids.map(async (id) => (await newest(room.payload, id)).state))

describe('articles released together', () => {
  it('wait for the time of their bundle, although none has a time of its own, and then go out together', async () => {
    const at = inAnHour()
    const { bundle, ids } = await bundled(at)
    expect(await releaseBundle(order(bundle.id))).toMatchObject({ state: 'scheduled', goesOutAt: at.toISOString() })
    expect(await statesOf(ids)).toEqual(['scheduled', 'scheduled'])
    await releaseDue({ payload: room.payload, now: at })
    expect(await statesOf(ids)).toEqual(['published', 'published'])
  })

  it('are taken back together, and then never go out by themselves', async () => {
    const at = inAnHour()
    const { bundle, ids } = await bundled(at)
    await releaseBundle(order(bundle.id))
    expect(await cancelBundle(order(bundle.id))).toMatchObject({ state: 'open', goesOutAt: null })
    expect(await statesOf(ids)).toEqual(['approved', 'approved'])
    await releaseDue({ payload: room.payload, now: at })
    expect(await statesOf(ids)).toEqual(['approved', 'approved'])
  })

  it('go out at once where no time was set', async () => {
    const { bundle, ids } = await bundled(null)
    expect(await releaseBundle(order(bundle.id))).toMatchObject({ state: 'out' })
    expect(await statesOf(ids)).toEqual(['published', 'published'])
  })

  it('stay as they are when one of them cannot go out, and the refusal names it', async () => {
    const { bundle, ids } = await bundled(null)
    await take(room.payload, room.staff.editor, ids[1]!, 'request-changes', { note: 'Not yet.' })
    await expect(releaseBundle(order(bundle.id))).rejects.toMatchObject({ status: 409, data: { articles: [expect.objectContaining({ id: ids[1] })] } })
    expect(await statesOf(ids)).toEqual(['approved', 'changes_requested'])
  })
})
