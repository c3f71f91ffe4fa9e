import { createLocalReq } from 'payload'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filterByDeskView, savedFilterOf } from '#collections/articles/deskViews.ts'
import { recentActivity } from '#src/admin/dashboard/activity.ts'
import { openTasks } from '#src/admin/dashboard/openTasks.ts'
import { waitingFor } from '#src/admin/dashboard/waiting.ts'
import { WaitingList } from '#src/admin/dashboard/WaitingList.tsx'
import { ClassCell } from '#src/admin/list/ClassCell.tsx'
import { EditionStateCell } from '#src/admin/list/EditionStateCell.tsx'
import { askForName } from '#src/readers/index.ts'
import { aReader } from '../readers/desk.ts'
import { aFigure, citing, draft, published, take, withdraw } from '../support/articles.ts'
import { rest, signIn } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await openNewsroom()
}, 120_000)
afterAll(() => room?.close())

type Role = keyof Newsroom['staff']

const waits = async (role: Role) => {
  const { groups } = await waitingFor({ payload: room.payload, staff: room.staff[role] })
  return Object.fromEntries(
    groups.map(({ key, articles }) => [key, articles.map(({ headline }) => headline)]),
  )
}

const DECLARED = [
  'interests_disclosed',
  'opinions_told_apart',
  'no_conflict',
  'disclosures_complete',
] as const

describe('what waits for whom', () => {
  it('puts a submitted text before those who may approve it, and not before the person who wrote it', async () => {
    const { payload, staff } = room
    const theirs = await draft(payload, staff.author, { headline: 'By the author' })
    await take(payload, staff.author, theirs.id, 'submit')
    const own = await draft(payload, staff.editor, { headline: 'By the editor' })
    await take(payload, staff.editor, own.id, 'submit')
    expect((await waits('editor')).review).toEqual(['By the author'])
    expect((await waits('compliance')).review).toEqual(
      expect.arrayContaining(['By the author', 'By the editor']),
    )
    expect((await waits('author')).review).toBeUndefined()
  })

  it('puts a recommendation before an editor first, then before compliance, and then before nobody', async () => {
    const { payload, staff } = room
    await payload.update({
      collection: 'staff',
      id: staff.author.id,
      data: { jobTitle: 'Analyst' },
      overrideAccess: true,
    })
    const { id } = await draft(payload, staff.author, {
      headline: 'A recommendation',
      regulatoryClass: 'investment_recommendation',
      disclosure: 'None.',
    })
    await take(payload, staff.author, id, 'submit', { attestations: [...DECLARED] })
    expect((await waits('editor')).review).toContain('A recommendation')
    expect((await waits('compliance')).review).not.toContain('A recommendation')
    await take(payload, staff.editor, id, 'approve', { attestations: [...DECLARED] })
    expect((await waits('editor')).review ?? []).not.toContain('A recommendation')
    expect((await waits('compliance')).review).toContain('A recommendation')
    expect((await waits('admin')).review ?? []).not.toContain('A recommendation')
    await take(payload, staff.compliance, id, 'approve', { attestations: [...DECLARED] })
    expect((await waits('compliance')).review).not.toContain('A recommendation')
    expect((await waits('editor')).ready).toContain('A recommendation')
  })

  it('does not call a text ready that was changed after its approval, and puts it before those who can submit it again', async () => {
    const { payload, staff } = room
    const { id } = await draft(payload, staff.author, { headline: 'Changed afterwards' })
    await take(payload, staff.author, id, 'submit')
    await take(payload, staff.editor, id, 'approve')
    expect((await waits('editor')).ready).toContain('Changed afterwards')
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { standfirst: 'Other words.' },
      ...as(staff.author),
    })
    expect((await waits('editor')).ready ?? []).not.toContain('Changed afterwards')
    expect((await waits('author')).stale).toEqual(['Changed afterwards'])
  })

  it('puts a withdrawal that somebody asks for before those who can confirm it, and not before who asked', async () => {
    const { payload, staff } = room
    const { id } = await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: { headline: 'To be withdrawn' },
    })
    await take(payload, staff.editor, id, 'ask-withdrawal', { note: 'The source withdrew it.' })
    expect((await waits('editor')).asked).toBeUndefined()
    const { groups } = await waitingFor({ payload, staff: staff.compliance })
    expect(groups.find(({ key }) => key === 'asked')?.articles).toEqual([
      expect.objectContaining({
        headline: 'To be withdrawn',
        hint: 'The editor asks to withdraw it: The source withdrew it.',
      }),
    ])
    await take(payload, staff.compliance, id, 'withdraw')
    expect((await waits('compliance')).asked).toBeUndefined()
  })

  it('puts a text that was sent back before its author, with its note on the desk', async () => {
    const { payload, staff } = room
    const article = await draft(payload, staff.author, { headline: 'Sent back' })
    await take(payload, staff.author, article.id, 'submit')
    await take(payload, staff.editor, article.id, 'request-changes', { note: 'Name the exchange.' })
    expect((await waits('author')).changes).toEqual(['Sent back'])
    const [latest] = await recentActivity({ payload, staff: staff.author })
    expect(latest).toMatchObject({
      headline: 'Sent back',
      actorName: 'The editor',
      label: 'asked for changes',
      to: 'changes_requested',
      note: 'Name the exchange.',
    })
  })

  it('puts what only compliance can do first, however many others wait longer, and says how many more there may be', async () => {
    const { payload, staff } = room
    const notes = ['First note', 'Second note', 'Third note', 'Fourth note']
    for (const headline of notes)
      await take(payload, staff.author, (await draft(payload, staff.author, { headline })).id, 'submit')
    const { id } = await draft(payload, staff.author, {
      headline: 'The newest call',
      regulatoryClass: 'investment_recommendation',
      disclosure: 'None.',
    })
    await take(payload, staff.author, id, 'submit', { attestations: [...DECLARED] })
    const reviewed = async (role: Role, most: number) =>
      (await waitingFor({ payload, staff: staff[role] }, most)).groups.find(({ key }) => key === 'review')!

    const forEditor = await reviewed('editor', 1)
    expect(forEditor.articles.map(({ headline }) => headline)).toEqual(['By the author'])
    await take(payload, staff.editor, id, 'approve', { attestations: [...DECLARED] })

    const some = await reviewed('compliance', 2)
    expect(some.articles).toMatchObject([
      { headline: 'The newest call', hint: 'Only compliance can do this.' },
      { hint: null },
    ])
    const all = await reviewed('compliance', 30)
    expect([some.articles.length + some.more, all.more]).toEqual([all.articles.length, 0])
    expect(all.articles.map(({ headline }) => headline)).toEqual(expect.arrayContaining(notes))

    const page = renderToStaticMarkup(
      WaitingList({
        waiting: { groups: [some], pendingComments: null, names: null, failedMail: null },
        admin: '/admin',
        zone: 'UTC',
      }),
    )
    expect(page).toContain(`To review (2 shown, at most ${some.more} more)`)
    expect(page).toContain('href="/admin/collections/articles?desk=in-review&amp;sort=updatedAt"')
    expect(page.match(/<li>/g)).toHaveLength(2)
    await take(payload, staff.compliance, id, 'approve', { attestations: [...DECLARED] })
  })

  it('tells moderators of names that wait', async () => {
    const { payload, staff } = room
    const reader = await aReader(payload, 'Plain Reader')
    await askForName({ payload, readerId: reader.id, displayName: 'Fancy Reader', now: new Date() })
    expect(await waitingFor({ payload, staff: staff.moderator })).toMatchObject({ names: 1 })
    expect(await waitingFor({ payload, staff: staff.editor })).toMatchObject({ names: null })
  })

  it('tells moderators and admins how many comments wait, and only admins of mail that failed', async () => {
    const { payload, staff } = room
    await payload.create({
      collection: 'outbox',
      data: {
        to: 'x@example.com',
        subject: 'S',
        text: 'T',
        html: 'T',
        kind: 'test',
        state: 'failed',
        nextAttemptAt: new Date().toISOString(),
      } as never,
      overrideAccess: true,
    })
    expect(await waitingFor({ payload, staff: staff.moderator })).toMatchObject({
      pendingComments: 0,
      failedMail: null,
    })
    expect(await waitingFor({ payload, staff: staff.admin })).toMatchObject({
      pendingComments: 0,
      failedMail: 1,
    })
    expect(await waitingFor({ payload, staff: staff.author })).toMatchObject({
      pendingComments: null,
      failedMail: null,
    })
  })
})

describe('saved filters', () => {
  const listed = async (key: string, role: Role) => {
    const staff = room.staff[role]
    const req = await createLocalReq(
      { user: { ...staff, collection: 'staff' }, req: { query: { desk: key } } },
      room.payload,
    )
    const where = (await filterByDeskView({ req, limit: 25, page: 1, sort: '' })) ?? {}
    const { docs } = await room.payload.find({
      collection: 'articles',
      draft: true,
      limit: 100,
      where,
      ...as(staff),
    })
    return docs.map(({ headline }) => headline)
  }

  it('call for attention where a public article has an unfinished newer draft, and not where it has none', async () => {
    const { payload, staff } = room
    const calm = await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: { headline: 'Calm' },
    })
    const stirred = await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: { headline: 'Stirred' },
    })
    await payload.update({
      collection: 'articles',
      id: stirred.id,
      draft: true,
      data: { standfirst: 'Newer.', revision: stirred.revision },
      ...as(staff.editor),
    })
    const attention = await listed('attention', 'editor')
    expect(attention).toContain('Stirred')
    expect(attention).not.toContain(calm.headline)
  })

  it('call for attention where a withdrawal was asked for, and where something that the page shows has changed', async () => {
    const { payload, staff } = room
    const asked = await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: { headline: 'Asked for' },
    })
    await take(payload, staff.author, asked.id, 'ask-withdrawal', { note: 'Wrong.' })
    const figure = await aFigure(payload, staff.author)
    const cites = await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: { headline: 'Cites a figure', body: citing(figure) },
    })
    expect(await listed('attention', 'editor')).not.toContain('Cites a figure')
    await payload.update({
      collection: 'figures',
      id: figure.id,
      data: { value: '120' },
      ...as(staff.editor),
    })
    expect(await listed('attention', 'editor')).toEqual(
      expect.arrayContaining(['Asked for', 'Cites a figure']),
    )

    const tasks = await openTasks({ payload, staff: staff.author })
    expect(tasks.shown).toEqual([
      expect.objectContaining({
        articleId: cites.id,
        headline: 'Cites a figure',
        byName: 'The editor',
        label: expect.stringContaining('NdPr floor'),
      }),
    ])
    expect((await openTasks({ payload, staff: staff.compliance })).shown).toHaveLength(1)
    expect(await openTasks({ payload, staff: staff.moderator })).toEqual({ shown: [], more: 0 })
  })

  it('show only a person’s own drafts as theirs', async () => {
    const { payload, staff } = room
    await draft(payload, staff.editor, { headline: 'The editor’s own' })
    await draft(payload, staff.author, { headline: 'The author’s own' })
    const mine = await listed('mine', 'author')
    expect(mine).toContain('The author’s own')
    expect(mine).not.toContain('The editor’s own')
  })

  it('list as recommendations what is out as one beside the drafts of some, whatever the newest draft says', async () => {
    const { payload, staff } = room
    const call = { regulatoryClass: 'investment_recommendation', disclosure: 'None.' } as const
    const approved = async (headline: string) => {
      const { id } = await draft(payload, staff.author, { headline, ...call })
      await take(payload, staff.author, id, 'submit', { attestations: [...DECLARED] })
      await take(payload, staff.editor, id, 'approve', { attestations: [...DECLARED] })
      await take(payload, staff.compliance, id, 'approve', { attestations: [...DECLARED] })
      await take(payload, staff.editor, id, 'publish')
      return id
    }
    const id = await approved('A call that is out')
    const gone = await approved('A call that was withdrawn')
    await take(payload, staff.author, gone, 'ask-withdrawal', { note: 'Wrong.' })
    await take(payload, staff.editor, gone, 'withdraw')
    await take(payload, staff.compliance, gone, 'withdraw')
    await draft(payload, staff.author, { headline: 'A call in draft', ...call })
    for (const article of [id, gone])
      await payload.update({
        collection: 'articles',
        id: article,
        draft: true,
        data: { regulatoryClass: 'commentary' },
        ...as(staff.author),
      })
    const found = await listed('recommendations', 'compliance')
    expect(found).toEqual(expect.arrayContaining(['A call that is out', 'A call in draft']))
    expect(found).not.toContain('A call that was withdrawn')
    expect(found).not.toContain('Calm')

    const article = await payload.findByID({
      collection: 'articles',
      id,
      draft: true,
      depth: 0,
      overrideAccess: true,
    })
    const cell = await ClassCell({ cellData: article.regulatoryClass, rowData: article, payload })
    expect(renderToStaticMarkup(cell)).toContain('Out: recommendation')

    // The same, and what was out before, among the editions.
    const token = await signIn(payload, staff.compliance.email, room.password)
    const editions = async (query: string) => {
      const { status, body } = await rest(`/editions?limit=100&${query}`, { token })
      expect([query, status]).toEqual([query, 200])
      return (body.docs as { headline: string; article: string; kind: string }[]).map(
        ({ headline }) => headline,
      )
    }
    const where = (field: string, operator: string, value: string) =>
      `where[or][0][and][0][${field}][${operator}]=${encodeURIComponent(value)}`
    expect(await editions(where('article', 'equals', id))).toEqual(['A call that is out'])
    expect(await editions(where('definition', 'contains', 'recommendation'))).toContain(
      'A call that was withdrawn',
    )
    expect(await editions(where('definition', 'contains', 'recommendation'))).not.toContain('Calm')
    expect(await editions(where('kind', 'in', 'withdrawal'))).toContain('A call that was withdrawn')
    expect(await editions(where('kind', 'in', 'withdrawal'))).not.toContain('A call that is out')
    expect(await editions(where('state', 'in', 'held'))).toEqual([])
    expect(await editions(where('goesOutAt', 'greater_than', '2100-01-01T00:00:00.000Z'))).toEqual([])
    expect(await editions(where('goesOutAt', 'less_than_equal', '2100-01-01T00:00:00.000Z'))).toContain(
      'Calm',
    )
  })

  it('mark among the editions the one that readers have, and no other, as out', async () => {
    const { payload, staff } = room
    const { id } = await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: { headline: 'Withdrawn later' },
    })
    const words = async () => {
      const { docs } = await payload.find({
        collection: 'editions',
        where: { article: { equals: id } },
        sort: 'number',
        depth: 0,
        overrideAccess: true,
      })
      const cells = await Promise.all(docs.map((rowData) => EditionStateCell({ rowData, payload })))
      return cells.map((cell) => renderToStaticMarkup(cell).replace(/<[^>]*>/g, ''))
    }
    expect(await words()).toEqual(['Out'])
    await withdraw(payload, staff, id, 'Wrong.')
    expect((await words())[0]).toBe('Superseded')
  })

  it('hold everything that waits for a person, each group in its own', async () => {
    for (const role of ['author', 'editor', 'compliance', 'admin'] as const) {
      const { groups } = await waitingFor({ payload: room.payload, staff: room.staff[role] })
      for (const { list, articles } of groups)
        expect([role, list.view, await listed(list.view, role)]).toEqual([
          role,
          list.view,
          expect.arrayContaining(articles.map(({ headline }) => headline)),
        ])
    }
  })

  it('hide nothing when the address asks for a view that does not exist', () => {
    expect(savedFilterOf('no-such-view').key).toBe('all')
    expect(savedFilterOf(['mine']).key).toBe('all')
  })
})
