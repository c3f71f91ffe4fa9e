// Several people, and the clock, at the same article at the same moment: one of them wins, the others learn
// who did, and the record stays one chain. RACE_ROUNDS sets how many rounds each, 4 where it is not set.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { endDue } from '#src/publishing/release/endDue.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { STAFF_ROLES, type StaffRole } from '#src/workflow/transitions.ts'
import { aFigure, citing, draft, newest, published, seen, take } from '../support/articles.ts'
import { rest, signIn, type Answer } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { copyOf, editionsOf, eventsOf, soundness } from '../support/release.ts'

const ROUNDS = Number(process.env.RACE_ROUNDS ?? 4)
let room: Newsroom
const tokens = {} as Record<StaffRole, string>
const eight = new Date('2027-03-01T08:00:00.000Z')
const NINE = '2027-03-01T09:00:00.000Z'
const nine = new Date(NINE)

beforeAll(async () => {
  room = await openNewsroom()
  for (const role of STAFF_ROLES)
    tokens[role] = await signIn(room.payload, room.staff[role].email, room.password)
})
afterAll(() => room?.close())

const given = () => ({ author: room.staff.author, editor: room.staff.editor })
const step = async (role: StaffRole, id: string, action: string, revision: number, note?: string) =>
  rest(`/articles/${id}/workflow/${action}`, {
    method: 'POST',
    body: { hash: (await seen(room.payload, id)).hash, revision, ...(note ? { note } : {}) },
    token: tokens[role],
  })
const edit = (role: StaffRole, id: string, revision: number) =>
  rest(`/articles/${id}?draft=true`, {
    method: 'PATCH',
    body: { revision, standfirst: `By the ${role}.` },
    token: tokens[role],
  })
const statuses = (answers: Answer[]) => answers.map(({ status }) => status)
const actions = async (id: string) => (await eventsOf(room.payload, id)).map(({ action }) => action)

async function inReview(data: Partial<Article> = {}): Promise<Article> {
  const { payload, staff } = room
  const { id } = await draft(payload, staff.author, data)
  await take(payload, staff.author, id, 'submit')
  return newest(payload, id)
}

/** Who lost is told who was first, and what they saved, or why the step cannot be taken any more. */
function isTold({ status, body }: Answer): boolean {
  const [error] = body.errors ?? []
  if (status !== 409 || !error) return false
  return (
    error.name === 'MoveRefused' ||
    (error.name === 'StaleRevision' &&
      /^The (author|editor|compliance|admin) (saved a newer revision \(\d+\)( with another .+)?|took a step since: .+)\. Reload/.test(
        error.message,
      ))
  )
}

describe.each(Array.from({ length: ROUNDS }, (_, i) => i + 1))('round %i', () => {
  test('approve, approve, ask for changes: one wins', async () => {
    const { id, revision } = await inReview()
    const answers = await Promise.all([
      step('editor', id, 'approve', revision),
      step('compliance', id, 'approve', revision),
      step('admin', id, 'request-changes', revision, 'Not yet.'),
    ])
    expect(statuses(answers).toSorted()).toEqual([200, 409, 409])
    expect(answers.filter(({ status }) => status === 409).every(isTold)).toBe(true)
    expect(await newest(room.payload, id)).toMatchObject({ revision: revision + 1 })
    expect((await actions(id)).length).toBe(2)
  })

  test('approve, and edit the same text: nobody approves what they have not seen', async () => {
    const { id, revision } = await inReview()
    const [approve, save] = (await Promise.all([
      step('editor', id, 'approve', revision),
      edit('author', id, revision),
    ])) as [Answer, Answer]
    expect(save.status).toBe(200)
    expect(approve.status === 200 || isTold(approve)).toBe(true)
    const article = await newest(room.payload, id)
    const valid = ((article.approvals as { isVoid?: boolean }[] | null) ?? []).filter(({ isVoid }) => !isVoid)
    expect([article.standfirst, valid]).toEqual(['By the author.', []])
    expect((await step('editor', id, 'publish', article.revision)).status).toBe(409)
  })

  test('publish, ask for changes and edit what is approved: what goes out is what was approved', async () => {
    const { payload } = room
    const { id } = await inReview()
    await take(payload, room.staff.editor, id, 'approve')
    const { revision } = await newest(payload, id)
    const [publish, changes, save] = (await Promise.all([
      step('editor', id, 'publish', revision),
      step('compliance', id, 'request-changes', revision, 'Wait.'),
      edit('author', id, revision),
    ])) as [Answer, Answer, Answer]
    expect([publish, changes].filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    expect([publish, changes].filter(({ status }) => status !== 200).every(isTold)).toBe(true)
    expect(save.status).toBe(200)
    const editions = await editionsOf(payload, id)
    expect(editions.map(({ document }) => (document as { standfirst: string }).standfirst)).toEqual(
      publish.status === 200 ? ['A short note.'] : [],
    )
    expect((await newest(payload, id)).standfirst).toBe('By the author.')
  })

  test('two publish: one edition', async () => {
    const { payload } = room
    const { id } = await inReview()
    await take(payload, room.staff.compliance, id, 'approve')
    const { revision } = await newest(payload, id)
    const answers = await Promise.all([
      step('editor', id, 'publish', revision),
      step('admin', id, 'publish', revision),
    ])
    expect(statuses(answers).toSorted()).toEqual([200, 409])
    expect((await editionsOf(payload, id)).length).toBe(1)
  })

  test('two confirm a withdrawal, a third declines: one of them is heard', async () => {
    const { payload } = room
    const { id } = await published(payload, given())
    await take(payload, room.staff.author, id, 'ask-withdrawal', { note: 'Wrong.' })
    const { revision } = await newest(payload, id)
    const answers = await Promise.all([
      step('editor', id, 'withdraw', revision),
      step('compliance', id, 'withdraw', revision),
      step('admin', id, 'decline', revision, 'Right.'),
    ])
    expect(statuses(answers).toSorted()).toEqual([200, 409, 409])
    expect(answers.filter(({ status }) => status === 409).every(isTold)).toBe(true)
    const withdrawals = (await editionsOf(payload, id)).filter(({ kind }) => kind === 'withdrawal')
    expect(withdrawals.length).toBe(answers[2]!.status === 200 ? 0 : 1)
    expect((await copyOf(payload, id)).state).toBe(withdrawals.length === 1 ? 'withdrawn' : 'published')
  })

  test('lift the embargo, cancel the release, and the clock, at the instant: it goes out once or not at all', async () => {
    const { payload, staff } = room
    const { id } = await published(payload, { ...given(), data: { embargoUntil: NINE }, now: eight })
    await take(payload, staff.editor, id, 'ask-lift', { note: 'Early.', now: eight })
    const { revision } = await newest(payload, id)
    const almost = new Date(nine.getTime() - 1)
    const [lift, cancel, tick] = await Promise.allSettled([
      take(payload, staff.compliance, id, 'lift', { revision, now: almost }),
      take(payload, staff.editor, id, 'cancel-release', { revision, now: almost }),
      releaseDue({ payload, now: nine }),
    ])
    const happened = (await actions(id)).filter((action) =>
      ['lift', 'cancel-release', 'release'].includes(action),
    )
    expect(happened).toHaveLength(1)
    expect([lift, cancel].filter(({ status }) => status === 'fulfilled').length).toBe(
      happened[0] === 'release' ? 0 : 1,
    )
    expect(tick).toMatchObject({ status: 'fulfilled', value: happened[0] === 'release' ? 1 : 0 })
    expect((await editionsOf(payload, id)).map(({ state }) => state)).toEqual([
      happened[0] === 'cancel-release' ? 'cancelled' : 'out',
    ])
  })

  test('two clocks release, and two end it: each happens once', async () => {
    const { payload } = room
    const end = new Date('2027-03-01T10:00:00.000Z')
    const { id } = await published(payload, {
      ...given(),
      data: { releaseAt: NINE, endsAt: end.toISOString(), atEnd: 'archive' },
      now: eight,
    })
    const released = await Promise.all([
      releaseDue({ payload, now: nine }),
      releaseDue({ payload, now: nine }),
    ])
    const ended = await Promise.all([endDue({ payload, now: end }), endDue({ payload, now: end })])
    expect([released.toSorted(), ended.toSorted()]).toEqual([
      [0, 1],
      [0, 1],
    ])
    expect(await actions(id)).toEqual(['submit', 'approve', 'publish', 'release', 'end'])
  })

  test('publish, and edit a figure that it cites: the page shows what was approved, and a change after that raises a task', async () => {
    const { payload, staff } = room
    const figure = await aFigure(payload, staff.author)
    const { id } = await inReview({ body: citing(figure) })
    await take(payload, staff.editor, id, 'approve')
    const { revision } = await newest(payload, id)
    const [publish, change] = (await Promise.all([
      step('editor', id, 'publish', revision),
      rest(`/figures/${figure.id}`, { method: 'PATCH', body: { value: '999' }, token: tokens.author }),
    ])) as [Answer, Answer]
    expect(change.status).toBe(200)
    const { totalDocs: tasks } = await payload.count({
      collection: 'tasks',
      where: { article: { equals: id } },
      overrideAccess: true,
    })
    const shown = (await editionsOf(payload, id)).map(
      ({ document }) => (document as { figures: { text: string }[] }).figures[0]?.text,
    )
    expect({ shown, tasks, told: publish.status === 200 || isTold(publish) }).toEqual(
      publish.status === 200
        ? { shown: ['$110/kg'], tasks: 1, told: true }
        : { shown: [], tasks: 0, told: true },
    )
  })

  test('after all this the record is one chain', async () => {
    expect(await soundness(room.payload)).toEqual({ broken: null, findings: [] })
  })
})
