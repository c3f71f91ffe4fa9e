// A recommendation: an editor approves it, then compliance, over the staff endpoints; each declares what the
// rules want to know.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { block, p, text } from '#src/demo/text.ts'
import type { WorkflowStatus } from '#src/publishing/steps/workflowStatus.ts'
import { ATTESTATIONS } from '#src/workflow/attestations.ts'
import { STAFF_ROLES, type StaffRole } from '#src/workflow/transitions.ts'
import { draft, inMinutes, newest, published, seen, take, writersOf } from '../support/articles.ts'
import { NEWEST_NOTE, NEWEST_RECOMMENDATION } from '../support/definitions.ts'
import { rest, signIn } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { editionsOf, eventsOf, mailsOf, readAt, soundness } from '../support/release.ts'

let room: Newsroom
const tokens = {} as Record<StaffRole, string>

const DECLARED = {
  submit: ['interests_disclosed'],
  editorial: ['opinions_told_apart'],
  compliance: ['no_conflict', 'disclosures_complete'],
} as const

beforeAll(async () => {
  room = await openNewsroom()
  for (const role of STAFF_ROLES)
    tokens[role] = await signIn(room.payload, room.staff[role].email, room.password)
  await room.payload.update({
    collection: 'staff',
    id: room.staff.author.id,
    data: { jobTitle: 'Metals analyst' },
    ...as(room.staff.admin),
  })
})
afterAll(() => room?.close())

const view = (horizon: string | null) =>
  text(
    p('Buy zinc.'),
    block('commentary', {
      label: 'Our view',
      stance: 'bullish',
      horizon,
      analyst: null,
      text: text(p('Upwards.')),
    }),
  ) as unknown as Article['body']

/** A recommendation that lacks nothing. */
const recommendation = (data: Partial<Article> = {}) =>
  draft(room.payload, room.staff.author, {
    regulatoryClass: 'investment_recommendation',
    disclosure: 'The author holds no position.',
    body: view('Six months'),
    ...data,
  })

/** A step at the newest revision. */
async function step(
  role: StaffRole,
  id: string,
  action: string,
  body: { attestations?: readonly string[]; note?: string } = {},
) {
  return rest(`/articles/${id}/workflow/${action}`, {
    method: 'POST',
    body: { ...(await seen(room.payload, id)), ...body },
    token: tokens[role],
  })
}

const outlookOf = async (role: StaffRole, id: string) =>
  (await rest(`/articles/${id}/workflow`, { token: tokens[role] })).body as unknown as WorkflowStatus
const why = ({ status, body }: Awaited<ReturnType<typeof step>>) => [
  status,
  body.errors?.[0]?.data?.code ?? body.state,
]

async function submitted(data: Partial<Article> = {}): Promise<string> {
  const { id } = await recommendation(data)
  expect(why(await step('author', id, 'submit', { attestations: DECLARED.submit }))).toEqual([
    200,
    'in_review',
  ])
  return id
}

async function approved(data: Partial<Article> = {}): Promise<string> {
  const id = await submitted(data)
  await step('editor', id, 'approve', { attestations: DECLARED.editorial })
  expect(why(await step('compliance', id, 'approve', { attestations: DECLARED.compliance }))).toEqual([
    200,
    'approved',
  ])
  return id
}

test('goes out after an editor and compliance, with what each declared kept in the edition and on the record', async () => {
  const id = await submitted()
  expect(why(await step('editor', id, 'approve', { attestations: DECLARED.editorial }))).toEqual([
    200,
    'in_review',
  ])
  expect(why(await step('editor', id, 'publish'))).toEqual([409, 'state'])
  expect((await outlookOf('compliance', id)).stages).toMatchObject([
    { kind: 'editorial', label: "Editor's approval", given: { byName: 'The editor', matches: true } },
    { kind: 'compliance', label: "Compliance's approval", given: null },
  ])
  expect(why(await step('compliance', id, 'approve', { attestations: DECLARED.compliance }))).toEqual([
    200,
    'approved',
  ])
  expect(why(await step('editor', id, 'publish'))).toEqual([200, 'published'])
  const [edition] = await editionsOf(room.payload, id)
  expect(edition).toMatchObject({
    definition: NEWEST_RECOMMENDATION,
    approvals: [
      {
        kind: 'editorial',
        byName: 'The editor',
        byRole: 'editor',
        attestations: DECLARED.editorial,
        hash: edition!.contentHash,
      },
      {
        kind: 'compliance',
        byName: 'The compliance',
        byRole: 'compliance',
        attestations: DECLARED.compliance,
        hash: edition!.contentHash,
      },
    ],
  })
  expect(
    (await eventsOf(room.payload, id)).map(({ action, actorName, data }) => [
      action,
      actorName,
      (data as { attestations?: string[] }).attestations ?? [],
    ]),
  ).toEqual([
    ['submit', 'The author', DECLARED.submit],
    ['approve', 'The editor', DECLARED.editorial],
    ['approve', 'The compliance', DECLARED.compliance],
    ['publish', 'The editor', []],
  ])
  expect(await readAt(room.payload, id, new Date())).toBe('A short note.')
})

describe('what has to be declared', () => {
  test('is refused where it is missing, and the refusal says it in words', async () => {
    const { id } = await recommendation()
    const refused = await step('author', id, 'submit')
    expect(why(refused)).toEqual([400, 'submitAttested'])
    expect(refused.body.errors![0]).toMatchObject({
      message: `Declare: ${ATTESTATIONS.interests_disclosed.text}`,
      data: { attestations: [{ key: 'interests_disclosed', text: ATTESTATIONS.interests_disclosed.text }] },
    })
    await step('author', id, 'submit', { attestations: DECLARED.submit })
    expect(why(await step('editor', id, 'approve'))).toEqual([400, 'stageAttested'])
    expect(why(await step('editor', id, 'approve', { attestations: DECLARED.compliance }))).toEqual([
      400,
      'stageAttested',
    ])
    expect((await step('editor', id, 'approve', { attestations: ['on_my_honour'] })).status).toBe(400)
  })

  test('is offered with each step, so that a form can ask for it', async () => {
    const id = await submitted()
    const approve = (await outlookOf('editor', id)).choices.find(({ action }) => action === 'approve')
    expect(approve).toMatchObject({
      ok: true,
      label: "Editor's approval",
      declare: [{ key: 'opinions_told_apart' }],
    })
  })
})

describe('the order and the people', () => {
  test('compliance cannot go first, an editor cannot go second, and no one takes both parts', async () => {
    const id = await submitted()
    const early = await step('compliance', id, 'approve', { attestations: DECLARED.compliance })
    expect([why(early), early.body.errors![0]!.message]).toEqual([
      [403, 'stageRole'],
      "Editor's approval comes next, and is for editor or admin; you are signed in as compliance.",
    ])
    await step('admin', id, 'approve', { attestations: DECLARED.editorial })
    expect(why(await step('editor', id, 'approve', { attestations: DECLARED.compliance }))).toEqual([
      403,
      'stageRole',
    ])
    expect(why(await step('admin', id, 'approve', { attestations: DECLARED.compliance }))).toEqual([
      403,
      'stageRole',
    ])
  })

  test('the first approval mails compliance that it is their turn, the second tells the author', async () => {
    const id = await submitted({ headline: 'Buy zinc' })
    await step('editor', id, 'approve', { attestations: DECLARED.editorial })
    const mails = await mailsOf(room.payload, 'submitted', 'Buy zinc')
    expect(mails.map(({ to, text: said }) => [to, said.split('\n')[2]])).toEqual([
      ['admin@desk.example', 'The author submitted “Buy zinc” for review.'],
      ['compliance@desk.example', "The editor approved “Buy zinc”. Compliance's approval comes next."],
      ['editor@desk.example', 'The author submitted “Buy zinc” for review.'],
    ])
    await step('compliance', id, 'approve', { attestations: DECLARED.compliance })
    expect((await mailsOf(room.payload, 'approved', 'Buy zinc')).map(({ to }) => to)).toEqual([
      'author@desk.example',
    ])
  })

  test('an edit between the two approvals voids the first', async () => {
    const id = await submitted()
    await step('editor', id, 'approve', { attestations: DECLARED.editorial })
    await room.payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { standfirst: 'A sharper note.' },
      ...as(room.staff.author),
    })
    expect(why(await step('compliance', id, 'approve', { attestations: DECLARED.compliance }))).toEqual([
      403,
      'stageRole',
    ])
    expect((await outlookOf('editor', id)).stages[0]!.given).toMatchObject({
      byName: 'The editor',
      matches: false,
    })
  })
})

test.each([
  ['a disclosure', { disclosure: '' }, 'Write the disclosure; where nobody holds an interest, say so.'],
  [
    'how far ahead its view looks',
    { body: view(null) },
    'Say how far ahead the view of the commentary block looks.',
  ],
])('without %s it does not go into review', async (_, data, said) => {
  const { id } = await recommendation(data)
  const refused = await step('author', id, 'submit', { attestations: DECLARED.submit })
  expect([why(refused), refused.body.errors![0]!.message]).toEqual([[409, 'checked'], said])
})

test('without a job title of its author it does not go into review', async () => {
  const { id } = await recommendation({ byline: [room.staff.editor.id] })
  const refused = await step('author', id, 'submit', { attestations: DECLARED.submit })
  expect(refused.body.errors![0]!.message).toBe(
    'The editor needs a job title in the byline of a recommendation.',
  )
})

describe('the class decides the workflow', () => {
  test('a market note that becomes a recommendation loses its approval and needs both', async () => {
    const { payload, staff } = room
    const { id } = await recommendation({ regulatoryClass: 'commentary' })
    await take(payload, staff.author, id, 'submit')
    await take(payload, staff.compliance, id, 'approve')
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { regulatoryClass: 'investment_recommendation' },
      ...as(staff.author),
    })
    expect(await newest(payload, id)).toMatchObject({
      definition: NEWEST_RECOMMENDATION,
      approvals: [{ isVoid: true }],
    })
    expect(why(await step('editor', id, 'publish'))).toEqual([409, 'approved'])
  })

  test('a recommendation that becomes a market note loses both approvals and needs one anew', async () => {
    const { payload, staff } = room
    const id = await approved()
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { regulatoryClass: 'commentary' },
      ...as(staff.author),
    })
    expect(await newest(payload, id)).toMatchObject({ definition: NEWEST_NOTE })
    expect(why(await step('editor', id, 'publish'))).toEqual([409, 'approved'])
  })

  test('within one workflow the class may change, the version stays, and the approval does not', async () => {
    const { payload, staff } = room
    const id = await approved()
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { regulatoryClass: 'reproduced_recommendation' },
      ...as(staff.author),
    })
    expect(await newest(payload, id)).toMatchObject({
      definition: NEWEST_RECOMMENDATION,
      approvals: [{ isVoid: true }, { isVoid: true }],
    })
  })

  test('a running article keeps the workflow that it began under through every step and note', async () => {
    const { payload, staff } = room
    const id = await approved()
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { deskNotes: 'Ready.' },
      ...as(staff.editor),
    })
    await step('editor', id, 'publish')
    expect(
      (await eventsOf(payload, id)).map(({ data }) => (data as { definition: string }).definition),
    ).toEqual(Array.from({ length: 4 }, () => NEWEST_RECOMMENDATION))
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { standfirst: 'Newer.', change: { kind: 'update', note: 'Newer.' } },
      ...as(staff.author),
    })
    expect(await newest(payload, id)).toMatchObject({ definition: NEWEST_RECOMMENDATION, state: 'draft' })
  })
})

describe('in an emergency', () => {
  test('an admin alone publishes it, with a reason that stays in the edition, on the record and in everybody’s mail', async () => {
    const { payload } = room
    const { id } = await recommendation({ headline: 'Sell zinc now' })
    for (const role of ['author', 'editor', 'compliance'] as const)
      expect(why(await step(role, id, 'override', { note: 'The exchange has stopped trading.' }))).toEqual([
        403,
        'role',
      ])
    expect(why(await step('admin', id, 'override'))).toEqual([400, 'note'])
    expect(why(await step('admin', id, 'override', { note: 'The exchange has stopped trading.' }))).toEqual([
      200,
      'published',
    ])
    expect(await editionsOf(payload, id)).toMatchObject([
      {
        approvals: [],
        override: { byName: 'The admin', reason: 'The exchange has stopped trading.' },
        publishedByName: 'The admin',
      },
    ])
    expect((await eventsOf(payload, id)).at(-1)).toMatchObject({
      action: 'override',
      actorName: 'The admin',
      note: 'The exchange has stopped trading.',
      data: { missing: "Editor's approval", wroteSome: false },
    })
    const mails = await mailsOf(payload, 'emergency', 'Sell zinc now')
    expect(mails.map(({ to }) => to)).toEqual(['compliance@desk.example', 'editor@desk.example'])
    expect(mails[0]!.text).toContain(
      'The admin published “Sell zinc now” in an emergency, without the approvals that it needs. Read it now; it stays in the record.\n\nNote: The exchange has stopped trading.',
    )
    // Its writers stay its writers: nobody of them approves the next text of it.
    expect(await writersOf(payload, id)).toEqual([room.staff.author.id])
  })

  test('not even an admin publishes what fails its checks', async () => {
    const { id } = await recommendation({ disclosure: '' })
    expect(why(await step('admin', id, 'override', { note: 'Now.' }))).toEqual([409, 'checked'])
  })
})

test('its withdrawal takes three people: who asks, an editor, and compliance', async () => {
  const { payload } = room
  const id = await approved({ headline: 'Withdraw me' })
  await step('editor', id, 'publish')
  await step('author', id, 'ask-withdrawal', { note: 'The mine has flooded.' })
  expect(why(await step('compliance', id, 'withdraw'))).toEqual([403, 'confirmRole'])
  expect(why(await step('editor', id, 'withdraw'))).toEqual([200, 'published'])
  expect(await readAt(payload, id, new Date())).toBe('A short note.')
  expect(why(await step('editor', id, 'withdraw'))).toEqual([409, 'notAsker'])
  expect(
    (await mailsOf(payload, 'asked', 'Withdraw me'))
      .map(({ to, text: said }) => [to, said.split('\n')[2]])
      .toSorted(),
  ).toEqual([
    [
      'admin@desk.example',
      'The author asks to withdraw “Withdraw me”. It happens when 2 other people confirm it: for the editorial, then for the compliance approval.',
    ],
    [
      'compliance@desk.example',
      'The author asks to withdraw “Withdraw me”. It happens when 2 other people confirm it: for the editorial, then for the compliance approval.',
    ],
    [
      'compliance@desk.example',
      'The editor confirmed the withdrawal of “Withdraw me”. It happens when you confirm it too.',
    ],
    [
      'editor@desk.example',
      'The author asks to withdraw “Withdraw me”. It happens when 2 other people confirm it: for the editorial, then for the compliance approval.',
    ],
  ])
  expect(why(await step('compliance', id, 'withdraw'))).toEqual([200, 'withdrawn'])
  const edition = (await editionsOf(payload, id)).at(-1)!
  expect(edition).toMatchObject({
    kind: 'withdrawal',
    note: { note: 'The mine has flooded.' },
    approvals: [
      { asked: true, byName: 'The author' },
      { byName: 'The editor', kind: 'editorial' },
      { byName: 'The compliance' },
    ],
  })
  expect((await eventsOf(payload, id)).slice(-3).map(({ action, actorName }) => [action, actorName])).toEqual(
    [
      ['ask-withdrawal', 'The author'],
      ['withdraw', 'The editor'],
      ['withdraw', 'The compliance'],
    ],
  )
})

test('a market note needs nobody but two', async () => {
  const { payload, staff } = room
  const { id } = await published(payload, { author: staff.author, editor: staff.editor })
  await step('author', id, 'ask-withdrawal', { note: 'Wrong.' })
  expect(why(await step('compliance', id, 'withdraw'))).toEqual([200, 'withdrawn'])
})

test('after all this the record is sound', async () => {
  expect(await soundness(room.payload)).toEqual({ broken: null, findings: [] })
})

describe('what was declared was said of one text', () => {
  test('a commentary that becomes a recommendation in review is submitted again', async () => {
    const { payload, staff } = room
    const { id } = await recommendation({ regulatoryClass: 'commentary' })
    await take(payload, staff.author, id, 'submit')
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { regulatoryClass: 'investment_recommendation' },
      ...as(staff.author),
    })
    const refused = await step('editor', id, 'approve', { attestations: DECLARED.editorial })
    expect(why(refused)).toEqual([409, 'checked'])
    expect(refused.body.errors?.[0]?.message).toMatch(/Request changes, so that it is submitted again/)
    expect(why(await step('editor', id, 'request-changes', { note: 'Declare.' }))).toEqual([
      200,
      'changes_requested',
    ])
    expect(why(await step('author', id, 'submit', { attestations: DECLARED.submit }))).toEqual([
      200,
      'in_review',
    ])
    expect(why(await step('editor', id, 'approve', { attestations: DECLARED.editorial }))).toEqual([
      200,
      'in_review',
    ])
  })

  test('another text is submitted again, another release time is not', async () => {
    const { payload, staff } = room
    const id = await submitted()
    const save = (data: Partial<Article>) =>
      payload.update({ collection: 'articles', id, draft: true, data, ...as(staff.author) })
    await save({ releaseAt: inMinutes(600) })
    expect(why(await step('editor', id, 'approve', { attestations: DECLARED.editorial }))).toEqual([
      200,
      'in_review',
    ])
    await save({ standfirst: 'Sell zinc.' })
    expect(why(await step('editor', id, 'approve', { attestations: DECLARED.editorial }))).toEqual([
      409,
      'checked',
    ])
  })
})

test('what readers have as a recommendation stays one: compliance approves what becomes of it', async () => {
  const { payload, staff } = room
  const id = await approved()
  await step('editor', id, 'publish')
  const save = (data: Partial<Article>) =>
    payload.update({ collection: 'articles', id, draft: true, data, ...as(staff.author) })
  await save({ regulatoryClass: 'commentary', change: { kind: 'update', note: 'More.' } })
  const refused = await step('author', id, 'submit')
  expect(why(refused)).toEqual([409, 'checked'])
  expect(refused.body.errors?.[0]?.message).toContain('It keeps its regulatory class while it is public')
  await save({ regulatoryClass: 'investment_recommendation', standfirst: 'More of it.' })
  expect(why(await step('author', id, 'submit', { attestations: DECLARED.submit }))).toEqual([
    200,
    'in_review',
  ])
})
