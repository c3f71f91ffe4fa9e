import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recentActivity } from '#src/admin/dashboard/activity.ts'
import { waitingFor } from '#src/admin/dashboard/waiting.ts'
import { deskViewOf } from '#collections/articles/deskViews.ts'
import { draft, published, take } from '../support/articles.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await openNewsroom()
}, 120_000)
afterAll(() => room?.close())

const waits = async (role: keyof Newsroom['staff']) => {
  const { groups } = await waitingFor({ payload: room.payload, staff: room.staff[role] })
  return Object.fromEntries(groups.map(({ key, articles }) => [key, articles.map(({ headline }) => headline)]))
}

describe('what waits for whom', () => {
  it('puts a submitted text before those who may approve it, and not before the person who wrote it', async () => {
    const { payload, staff } = room
    const theirs = await draft(payload, staff.author, { headline: 'By the author' })
    await take(payload, staff.author, theirs.id, 'submit')
    const own = await draft(payload, staff.editor, { headline: 'By the editor' })
    await take(payload, staff.editor, own.id, 'submit')
    expect((await waits('editor')).review).toEqual(['By the author'])
    expect((await waits('compliance')).review).toEqual(expect.arrayContaining(['By the author', 'By the editor']))
    expect((await waits('author')).review).toBeUndefined()
  })

  it('puts a text that was sent back before its author, with its note on the desk', async () => {
    const { payload, staff } = room
    const article = await draft(payload, staff.author, { headline: 'Sent back' })
    await take(payload, staff.author, article.id, 'submit')
    await take(payload, staff.editor, article.id, 'request-changes', { note: 'Name the exchange.' })
    expect((await waits('author')).changes).toEqual(['Sent back'])
    const [latest] = await recentActivity({ payload, staff: staff.author })
    expect(latest).toMatchObject({ headline: 'Sent back', to: 'changes_requested', note: 'Name the exchange.' })
  })

  it('tells moderators and admins how many comments wait, and only admins of mail that failed', async () => {
    const { payload, staff } = room
    await payload.create({
      collection: 'outbox',
      data: { to: 'x@example.com', subject: 'S', text: 'T', html: 'T', kind: 'test', state: 'failed', nextAttemptAt: new Date().toISOString() } as never,
      overrideAccess: true,
    })
    expect(await waitingFor({ payload, staff: staff.moderator })).toMatchObject({ pendingComments: 0, failedMail: null })
    expect(await waitingFor({ payload, staff: staff.admin })).toMatchObject({ pendingComments: 0, failedMail: 1 })
    expect(await waitingFor({ payload, staff: staff.author })).toMatchObject({ pendingComments: null, failedMail: null })
  })
})

describe('saved filters', () => {
  const listed = async (key: string, role: keyof Newsroom['staff']) => {
    const staff = room.staff[role]
    const { docs } = await room.payload.find({
      collection: 'articles',
      draft: true,
      where: deskViewOf(key).where?.(staff.id) ?? {},
      overrideAccess: false,
      user: { ...staff, collection: 'staff' },
      depth: 0,
    })
    return docs.map(({ headline }) => headline)
  }

  it('call for attention where a public article has an unfinished newer draft, and not where it has none', async () => {
    const { payload, staff } = room
    const calm = await published(payload, { author: staff.author, editor: staff.editor, data: { headline: 'Calm' } })
    const stirred = await published(payload, { author: staff.author, editor: staff.editor, data: { headline: 'Stirred' } })
    await payload.update({ collection: 'articles', id: stirred.id, draft: true, data: { standfirst: 'Newer.', revision: stirred.revision }, overrideAccess: false, user: { ...staff.editor, collection: 'staff' } })
    const attention = await listed('attention', 'editor')
    expect(attention).toContain('Stirred')
    expect(attention).not.toContain(calm.headline)
  })

  it('show only a person’s own drafts as theirs', async () => {
    const { payload, staff } = room
    await draft(payload, staff.editor, { headline: 'The editor’s own' })
    await draft(payload, staff.author, { headline: 'The author’s own' })
    const mine = await listed('mine', 'author')
    expect(mine).toContain('The author’s own')
    expect(mine).not.toContain('The editor’s own')
  })

  it('hide nothing when the address asks for a view that does not exist', () => {
    expect(deskViewOf('no-such-view').key).toBe('all')
    expect(deskViewOf(['mine']).key).toBe('all')
  })
})
