// Ways round by the workflow endpoint: the wrong person, the wrong moment, the wrong words.

import { afterAll, beforeAll, expect } from 'vitest'
import type { Article, Topic } from '#payload-types'
import { APPROVED_FIELDS } from '#src/articles/draftChange.ts'
import { fieldsOf } from '#src/articles/inputs.ts'
import { ACTIONS, type Action } from '#src/workflow/actions.ts'
import type { AttestationKey } from '#src/workflow/attestations.ts'
import { definitionFor } from '#src/workflow/definitions/index.ts'
import type { StaffRole } from '#src/workflow/transitions.ts'
import {
  aFigure,
  citing,
  draft,
  inMinutes,
  newest,
  published,
  republished,
  seen,
  take,
} from '../../support/articles.ts'
import { A_CORRECTION } from '../../support/changes.ts'
import { NEWEST_NOTE, NEWEST_RECOMMENDATION } from '../../support/definitions.ts'
import { signIn, type Answer } from '../../support/http.ts'
import { as } from '../../support/newsroom.ts'
import { publicView } from '../../support/publicView.ts'
import { CHANGED } from '../../support/samples.ts'
import { EARLIER, openAttack, PEOPLE, STAFF, type Attack, type Person } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const ALL_DECLARED: AttestationKey[] = [
  'interests_disclosed',
  'opinions_told_apart',
  'no_conflict',
  'disclosures_complete',
]

const step = async (
  person: Person,
  id: string,
  action: string,
  body: Record<string, unknown> = {},
): Promise<Answer> =>
  attack.call(person, `/articles/${id}/workflow/${action}`, {
    method: 'POST',
    body: {
      ...(action === 'approve' || action === 'override'
        ? await seen(attack.payload, id)
        : { revision: (await newest(attack.payload, id)).revision }),
      ...body,
    },
  })

const reasonOf = ({ status, body }: Answer) => ({ status, code: body.errors?.[0]?.data?.code })

async function submitted(data: Partial<Article> = {}): Promise<Article> {
  const article = await draft(attack.payload, attack.staff.author, data)
  await take(attack.payload, attack.staff.author, article.id, 'submit', {
    attestations: ALL_DECLARED,
    now: EARLIER,
  })
  return article
}

async function approvedArticle(data: Partial<Article> = {}): Promise<Article> {
  const article = await submitted(data)
  await take(attack.payload, attack.staff.editor, article.id, 'approve', {
    attestations: ALL_DECLARED,
    now: EARLIER,
  })
  return article
}

const RECOMMENDATION: Partial<Article> = {
  regulatoryClass: 'investment_recommendation',
  disclosure: 'Nobody holds an interest.',
}

/** The author of a recommendation needs a job title. */
async function titled(): Promise<void> {
  const { payload, staff } = attack
  await payload.update({
    collection: 'staff',
    id: staff.author.id,
    data: { jobTitle: 'Correspondent' },
    ...as(staff.admin),
  })
  await showAuthor()
}

/**
 * On the word of somebody who changed nothing, readers get to know the author as they are now: whoever
 * changed that is free again.
 */
async function showAuthor(): Promise<void> {
  const { payload, staff } = attack
  const { id } = await submitted()
  await take(payload, staff.compliance, id, 'approve')
  await take(payload, staff.admin, id, 'publish')
}

way('step-wrong-role', () =>
  attack.seesNothing(async ({ out, scheduled, approved }) => {
    const { transitions } = definitionFor('commentary')
    for (const person of PEOPLE) {
      for (const action of ACTIONS) {
        if (transitions[action]?.roles.includes(person as StaffRole)) continue
        for (const { id } of [out, scheduled, approved]) {
          const answer = await step(person, id, action, { note: 'Now.', attestations: ALL_DECLARED })
          expect({ person, action, status: answer.status }).toEqual({
            person,
            action,
            status: (STAFF as readonly string[]).includes(person) || person === 'integration' ? 403 : 401,
          })
        }
      }
    }
  }),
)

way('step-wrong-state', () =>
  attack.seesNothing(async ({ out, scheduled }) => {
    for (const person of ['editor', 'compliance', 'admin'] as const) {
      for (const action of [
        'publish',
        'approve',
        'submit',
        'lift',
        'withdraw',
        'reopen',
        'archive',
      ] as Action[]) {
        for (const { id } of [out, scheduled])
          expect([403, 409]).toContain(
            (await step(person, id, action, { note: 'Now.', attestations: ALL_DECLARED })).status,
          )
      }
    }
  }),
)

way('step-own-text', async () => {
  const { payload, staff } = attack
  for (const role of ['editor', 'admin'] as const) {
    const mine = await draft(payload, staff[role])
    await take(payload, staff[role], mine.id, 'submit')
    expect(reasonOf(await step(role, mine.id, 'approve'))).toEqual({ status: 409, code: 'notWriter' })
    expect((await step(role, mine.id, 'publish')).status).toBe(409)
    // A word of it, a restored version, or a figure that it cites makes one a writer too.
    const figure = await aFigure(payload, staff.author)
    for (const touch of [
      (id: string) =>
        payload.update({
          collection: 'articles',
          id,
          draft: true,
          data: { standfirst: 'One word.' },
          ...as(staff[role]),
        }),
      async (id: string) =>
        attack.call(role, `/articles/versions/${await otherVersion(id)}`, { method: 'POST' }),
      () =>
        payload.update({
          collection: 'figures',
          id: figure.id,
          data: { value: String(Math.random() * 1000).slice(0, 5) },
          ...as(staff[role]),
        }),
    ]) {
      const article = await draft(payload, staff.author, { body: citing(figure) })
      await payload.update({
        collection: 'articles',
        id: article.id,
        draft: true,
        data: { standfirst: 'A second version.' },
        ...as(staff.author),
      })
      await touch(article.id)
      await take(payload, staff.author, article.id, 'submit')
      expect(reasonOf(await step(role, article.id, 'approve'))).toEqual({ status: 409, code: 'notWriter' })
    }
  }
})

async function otherVersion(id: string): Promise<string> {
  const { docs } = await attack.payload.findVersions({
    collection: 'articles',
    where: { parent: { equals: id } },
    sort: 'updatedAt',
    limit: 1,
    depth: 0,
    overrideAccess: true,
  })
  return docs[0]!.id
}

way('step-own-name', async () => {
  const { staff } = attack
  const byline = await submitted({ byline: [staff.author.id, staff.editor.id] })
  expect(reasonOf(await step('editor', byline.id, 'approve'))).toEqual({ status: 409, code: 'notWriter' })
  const { block, p, text } = await import('#src/demo/text.ts')
  const analyst = await submitted({
    body: text(
      p('Tight.'),
      block('commentary', {
        label: 'View',
        analyst: staff.compliance.id,
        stance: 'none',
        horizon: '',
        text: text(p('Tight.')),
      }),
    ) as unknown as Article['body'],
  })
  expect(reasonOf(await step('compliance', analyst.id, 'approve'))).toEqual({
    status: 409,
    code: 'notWriter',
  })
  expect((await step('editor', analyst.id, 'approve')).status).toBe(200)
})

way('step-stale-revision', async () => {
  const { payload, staff } = attack
  const article = await submitted()
  const { revision } = await newest(payload, article.id)
  await payload.update({
    collection: 'articles',
    id: article.id,
    draft: true,
    data: { standfirst: 'Slipped in.' },
    ...as(staff.author),
  })
  for (const stale of [revision, revision - 1, revision + 5, 0, -1]) {
    const answer = await step('editor', article.id, 'approve', { revision: stale })
    expect(answer.body.errors?.[0]).toMatchObject({ name: 'StaleRevision', data: { revision: revision + 1 } })
  }
  for (const stale of [null, '3', 1.5, 1e300, {}, undefined])
    expect([400, 409]).toContain((await step('editor', article.id, 'approve', { revision: stale })).status)
})

way('note-of-another', async () => {
  const { payload, staff } = attack
  const { id } = await published(payload, { author: staff.author, editor: staff.editor, now: EARLIER })
  expect((await step('editor', id, 'ask-withdrawal', { note: 'The author made it up.' })).status).toBe(200)
  expect(
    (await patchAs('author', id, { headline: 'Another', change: { kind: 'update', note: 'New.' } })).status,
  ).toBe(200)
  expect((await step('author', id, 'submit')).status).toBe(200)
  expect((await step('compliance', id, 'approve')).status).toBe(200)
  expect((await step('admin', id, 'withdraw')).status).toBe(200)
  const { docs } = await payload.find({
    collection: 'audit',
    where: { article: { equals: id } },
    sort: 'seq',
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  expect(docs.slice(-4).map(({ action, note }) => [action, note ?? null])).toEqual([
    ['ask-withdrawal', 'The author made it up.'],
    ['submit', null],
    ['approve', null],
    ['withdraw', 'The author made it up.'],
  ])
})

way('shown-changed-while-read', async () => {
  const { payload, staff } = attack
  const topic = await payload.create({
    collection: 'topics',
    data: { name: 'Ore read twice' } as Topic,
    overrideAccess: true,
  })
  const figure = await aFigure(payload, staff.author)
  for (const touch of [
    () =>
      payload.update({ collection: 'figures', id: figure.id, data: { value: '9999' }, ...as(staff.author) }),
    () => payload.update({ collection: 'topics', id: topic.id, data: { name: 'Ore' }, ...as(staff.admin) }),
    () =>
      payload.update({
        collection: 'staff',
        id: staff.author.id,
        data: { jobTitle: 'Head of everything' },
        ...as(staff.admin),
      }),
  ]) {
    const article = await submitted({ body: citing(figure), topics: [topic.id] })
    const { revision, hash } = (await attack.call('editor', `/articles/${article.id}/workflow`)).body
    await touch()
    const answer = await step('editor', article.id, 'approve', { revision, hash })
    expect(answer.body.errors?.[0]).toMatchObject({ name: 'StaleContent' })
    expect(answer.status).toBe(409)
    // Nor without saying what was read.
    expect((await step('editor', article.id, 'approve', { revision, hash: null })).status).toBe(400)
    expect((await newest(payload, article.id)).state).toBe('in_review')
    const read = (await attack.call('editor', `/articles/${article.id}/workflow`)).body
    expect((await step('editor', article.id, 'approve', { hash: read.hash })).status).toBe(200)
  }
  await showAuthor()
})

way('step-attestations', async () => {
  const { payload, staff } = attack
  await titled()
  const article = await draft(payload, staff.author, RECOMMENDATION)
  expect(reasonOf(await step('author', article.id, 'submit'))).toEqual({
    status: 400,
    code: 'submitAttested',
  })
  for (const attestations of [['no_conflict'], []])
    expect((await step('author', article.id, 'submit', { attestations })).status).toBe(400)
  for (const attestations of [
    ['made_up'],
    ['__proto__'],
    ['constructor'],
    'interests_disclosed',
    [null],
    { 0: 'interests_disclosed' },
  ])
    expect((await step('author', article.id, 'submit', { attestations })).body.errors![0]!.message).toMatch(
      /must be a list of what you declare/,
    )
  expect((await step('author', article.id, 'submit', { attestations: ['interests_disclosed'] })).status).toBe(
    200,
  )
  expect(
    reasonOf(
      await step('editor', article.id, 'approve', { attestations: ['no_conflict', 'disclosures_complete'] }),
    ),
  ).toEqual({ status: 400, code: 'stageAttested' })
  expect(
    (await step('editor', article.id, 'approve', { attestations: ['opinions_told_apart'] })).status,
  ).toBe(200)
  expect(reasonOf(await step('editor', article.id, 'publish'))).toEqual({ status: 409, code: 'state' })
  expect(
    reasonOf(await step('compliance', article.id, 'approve', { attestations: ['no_conflict'] })),
  ).toEqual({ status: 400, code: 'stageAttested' })
})

way('step-note', () =>
  attack.seesNothing(async ({ out, approved }) => {
    for (const note of [undefined, null, '', ' \n ', 5, {}, ['x'], 'x'.repeat(2001), 'a\0b', 'a\uD800b']) {
      for (const [action, id] of [
        ['ask-withdrawal', out.id],
        ['request-changes', approved.id],
        ['emergency-withdraw', out.id],
        ['override', approved.id],
      ] as const) {
        expect((await step('admin', id, action, { note })).status).toBe(400)
      }
    }
  }),
)

way('step-clock', () =>
  attack.seesNothing(async ({ approved, scheduled, out }) => {
    for (const more of [
      { now: '2030-01-01T00:00:00.000Z' },
      { at: 0 },
      { channel: 'job' },
      { bundle: { id: 'x', startsAt: EARLIER } },
      { actor: { id: attack.staff.admin.id, role: 'admin' } },
      { override: true },
      { force: true },
      { __proto__: null, contentHash: 'x' },
    ]) {
      for (const { id } of [approved, scheduled, out])
        expect((await step('editor', id, 'publish', more)).body.errors![0]!.message).toMatch(
          /Unknown property/,
        )
    }
    for (const body of [[], 'x', 5, null])
      expect(
        (await attack.call('editor', `/articles/${approved.id}/workflow/publish`, { method: 'POST', body }))
          .status,
      ).toBe(400)
    for (const action of ['fly', 'constructor', '__proto__', 'PUBLISH', 'publish%20'])
      expect((await step('editor', approved.id, action)).status).toBe(404)
  }),
)

way('step-void-approval', async () => {
  const { payload, staff } = attack
  const article = await approvedArticle()
  const { headline } = article
  for (const text of [`${headline},`, headline])
    await payload.update({
      collection: 'articles',
      id: article.id,
      draft: true,
      data: { headline: text },
      ...as(staff.author),
    })
  for (const person of ['editor', 'admin'] as const)
    expect(reasonOf(await step(person, article.id, 'publish'))).toEqual({ status: 409, code: 'approved' })
  expect((await publicView(payload, article)).page).toMatch(/^404/)
})

way('fields-after-approval', async () => {
  const changes = await changesOfEachField()
  for (const field of APPROVED_FIELDS) {
    if (field === 'leadImage') continue // what a picture is, the tests of what an article shows say
    if (field === 'change') continue // dropped while readers have nothing: note-before-first
    const article = await approvedArticle({ endsAt: inMinutes(900) })
    expect(
      (
        await attack.call('author', `/articles/${article.id}`, {
          method: 'PATCH',
          body: { [field]: changes[field] },
        })
      ).status,
    ).toBe(200)
    expect({ field, ...reasonOf(await step('editor', article.id, 'publish')) }).toEqual({
      field,
      status: 409,
      code: 'approved',
    })
  }
})

/** Another value for each field of the form, of things that are there. */
async function changesOfEachField(): Promise<Record<string, unknown>> {
  const { payload, staff } = attack
  const commodity = { name: `Zinc ${Math.random()}` }
  const topic = { name: `Mines ${Math.random()}` }
  return {
    ...CHANGED,
    byline: [staff.author.id, staff.moderator.id],
    commodities: [
      (await payload.create({ collection: 'commodities', data: commodity, overrideAccess: true })).id,
    ],
    topics: [(await payload.create({ collection: 'topics', data: topic, overrideAccess: true })).id],
    body: citing(await aFigure(payload, staff.author)),
    releaseAt: inMinutes(30),
    embargoUntil: inMinutes(30),
    endsAt: inMinutes(60),
  }
}

const patchAs = (person: Person, id: string, body: object) =>
  attack.call(person, `/articles/${id}`, { method: 'PATCH', body })

way('written-by-approver', async () => {
  const changes = await changesOfEachField()
  for (const field of fieldsOf('text')) {
    if (field === 'leadImage') continue // what a picture is, the tests of what an article shows say
    if (field === 'change') continue // dropped while readers have nothing: note-before-first
    const { id } = await submitted({ endsAt: inMinutes(900) })
    const slug = field === 'slug' ? { slug: `written-by-approver-${Date.now()}` } : {}
    expect((await patchAs('editor', id, { [field]: changes[field], ...slug })).status).toBe(200)
    const answer = await step('editor', id, 'approve', { attestations: ALL_DECLARED })
    expect({ field, ...reasonOf(answer) }).toEqual({ field, status: 409, code: 'notWriter' })
  }
})

way('planned-by-approver', async () => {
  const changes = await changesOfEachField()
  for (const field of fieldsOf('planning')) {
    const { id } = await submitted({ endsAt: inMinutes(900) })
    expect((await patchAs('editor', id, { [field]: changes[field] })).status).toBe(200)
    expect({ field, ...reasonOf(await step('editor', id, 'approve')) }).toMatchObject({ field, status: 200 })
    // What was approved holds the plan: another one, by anybody, voids it.
    expect((await patchAs('editor', id, { releaseAt: inMinutes(45) })).status).toBe(200)
    expect(reasonOf(await step('editor', id, 'publish'))).toEqual({ status: 409, code: 'approved' })
  }
})

way('embargo-lifted-by-planning', async () => {
  const { payload, staff } = attack
  const { id } = await submitted({ embargoUntil: inMinutes(600) })
  await take(payload, staff.compliance, id, 'approve', { now: EARLIER })
  await take(payload, staff.admin, id, 'publish')
  expect((await step('editor', id, 'cancel-release')).status).toBe(200)
  expect((await patchAs('editor', id, { embargoUntil: null })).status).toBe(200)
  expect((await step('editor', id, 'submit')).status).toBe(200)
  expect(reasonOf(await step('editor', id, 'approve'))).toEqual({ status: 409, code: 'notWriter' })
  expect((await step('admin', id, 'approve')).status).toBe(200)
})

way('taken-down-by-planning', async () => {
  const { payload, staff } = attack
  const { id } = await published(payload, {
    author: staff.author,
    editor: staff.admin,
  })
  await patchAs('author', id, { standfirst: 'A shorter note.', change: { kind: 'refile', note: 'A slip.' } })
  await take(payload, staff.author, id, 'submit')
  expect((await patchAs('editor', id, { endsAt: inMinutes(1), atEnd: 'archive' })).status).toBe(200)
  expect(reasonOf(await step('editor', id, 'approve'))).toEqual({ status: 409, code: 'notWriter' })
})

way('renamed-then-planned', async () => {
  const { payload, staff } = attack
  const { id: topic } = await payload.create({
    collection: 'topics',
    data: { name: `Quotas ${Date.now()}` },
    overrideAccess: true,
  })
  const { id } = await submitted({ topics: [topic] })
  await payload.update({
    collection: 'topics',
    id: topic,
    data: { name: `Quotas suspended ${Date.now()}` },
    ...as(staff.editor),
  })
  expect((await patchAs('author', id, { releaseAt: inMinutes(30) })).status).toBe(200)
  expect(reasonOf(await step('editor', id, 'approve'))).toEqual({ status: 409, code: 'notWriter' })
  expect((await step('admin', id, 'approve')).status).toBe(200)
})

way('renamed-then-written', async () => {
  const { payload, staff } = attack
  const { id: topic } = await payload.create({
    collection: 'topics',
    data: { name: `Duties ${Date.now()}` } as Topic,
    overrideAccess: true,
  })
  const { id } = await draft(payload, staff.author, { topics: [topic] })
  await payload.update({
    collection: 'topics',
    id: topic,
    data: { name: `Duties are a fraud ${Date.now()}` },
    ...as(staff.editor),
  })
  await payload.update({
    collection: 'staff',
    id: staff.author.id,
    data: { jobTitle: 'Convicted correspondent' },
    ...as(staff.admin),
  })
  // The author goes on writing, and never sees either.
  expect((await patchAs('author', id, { standfirst: 'One comma, more.' })).status).toBe(200)
  expect((await step('author', id, 'submit')).status).toBe(200)
  for (const person of ['editor', 'admin'] as const)
    expect(reasonOf(await step(person, id, 'approve'))).toEqual({ status: 409, code: 'notWriter' })
  expect((await step('compliance', id, 'approve')).status).toBe(200)
  await showAuthor()
})

way('class-changed', async () => {
  const { payload } = attack
  await titled()
  const article = await approvedArticle(RECOMMENDATION)
  expect(await newest(payload, article.id)).toMatchObject({
    state: 'in_review',
    definition: NEWEST_RECOMMENDATION,
  })
  expect(
    (
      await attack.call('author', `/articles/${article.id}`, {
        method: 'PATCH',
        body: { regulatoryClass: 'commentary' },
      })
    ).status,
  ).toBe(200)
  const after = await newest(payload, article.id)
  expect(after.definition).toBe(NEWEST_NOTE)
  expect((after.approvals as { isVoid?: boolean }[]).every(({ isVoid }) => isVoid)).toBe(true)
  for (const person of ['editor', 'admin'] as const)
    expect((await step(person, article.id, 'publish')).status).toBe(409)
  for (const definition of [NEWEST_NOTE, 'market-note@0', 'nothing@1']) {
    const other = await approvedArticle(RECOMMENDATION)
    await attack.call('editor', `/articles/${other.id}`, { method: 'PATCH', body: { definition } })
    expect((await newest(payload, other.id)).definition).toBe(NEWEST_RECOMMENDATION)
    expect((await step('editor', other.id, 'publish')).status).toBe(409)
  }
})

way('step-one-person-twice', async () => {
  const { payload, staff } = attack
  await titled()
  const article = await approvedArticle(RECOMMENDATION)
  for (const person of ['editor', 'admin'] as const)
    expect(reasonOf(await step(person, article.id, 'approve', { attestations: ALL_DECLARED }))).toEqual({
      status: 403,
      code: 'stageRole',
    })
  // Not even with the other role: then the approval given as an editor is void, and comes next again.
  await payload.update({
    collection: 'staff',
    id: staff.editor.id,
    data: { role: 'compliance' },
    ...as(staff.admin),
  })
  expect(reasonOf(await step('editor', article.id, 'approve', { attestations: ALL_DECLARED }))).toEqual({
    status: 403,
    code: 'stageRole',
  })
  await payload.update({
    collection: 'staff',
    id: staff.editor.id,
    data: { role: 'editor' },
    ...as(staff.admin),
  })
  // Void for good: the role is back, the approval is not.
  expect(reasonOf(await step('compliance', article.id, 'approve', { attestations: ALL_DECLARED }))).toEqual({
    status: 403,
    code: 'stageRole',
  })
  for (const person of ['editor', 'compliance'] as const)
    expect((await step(person, article.id, 'approve', { attestations: ALL_DECLARED })).status).toBe(200)
})

way('step-withdraw-alone', async () => {
  const { payload, staff } = attack
  const article = await published(payload, { author: staff.author, editor: staff.editor, now: EARLIER })
  const before = await publicView(payload, article)
  for (const person of ['editor', 'compliance', 'admin'] as const)
    expect(reasonOf(await step(person, article.id, 'withdraw'))).toEqual({
      status: 409,
      code: 'askedWithdraw',
    })
  await step('editor', article.id, 'ask-withdrawal', { note: 'Wrong.' })
  expect(reasonOf(await step('editor', article.id, 'withdraw', { note: 'Wrong.' }))).toEqual({
    status: 409,
    code: 'notAsker',
  })
  expect(reasonOf(await step('compliance', article.id, 'ask-withdrawal', { note: 'Wronger.' }))).toEqual({
    status: 409,
    code: 'nothingAsked',
  })
  for (const person of ['author', 'moderator'] as const)
    expect((await step(person, article.id, 'withdraw')).status).toBe(403)
  expect(await publicView(payload, article)).toEqual(before)
})

way('step-lift-alone', async () => {
  const { payload, staff } = attack
  const article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { embargoUntil: inMinutes(300) },
    now: EARLIER,
  })
  const before = await publicView(payload, article)
  for (const person of ['editor', 'compliance', 'admin'] as const)
    expect(reasonOf(await step(person, article.id, 'lift'))).toEqual({ status: 409, code: 'askedLift' })
  await step('editor', article.id, 'ask-lift', { note: 'It is out elsewhere.' })
  expect(reasonOf(await step('editor', article.id, 'lift'))).toEqual({ status: 409, code: 'notAsker' })
  for (const embargoUntil of [null, inMinutes(-300)])
    expect(
      (await attack.call('editor', `/articles/${article.id}`, { method: 'PATCH', body: { embargoUntil } }))
        .status,
    ).toBe(409)
  // Taken back and written anew without it, it wants another person's approval again.
  expect((await step('editor', article.id, 'cancel-release')).status).toBe(200)
  expect(
    (
      await attack.call('editor', `/articles/${article.id}`, {
        method: 'PATCH',
        body: { embargoUntil: null },
      })
    ).status,
  ).toBe(200)
  expect(reasonOf(await step('editor', article.id, 'publish'))).toEqual({ status: 409, code: 'approved' })
  const after = await publicView(payload, article)
  expect([after.page, after.api]).toEqual([before.page, before.api])
})

way('embargo-after-publishing', () =>
  attack.seesNothing(async ({ out }) => {
    for (const person of ['author', 'editor', 'admin'] as const) {
      const { status } = await attack.call(person, `/articles/${out.id}`, {
        method: 'PATCH',
        body: { embargoUntil: inMinutes(300), change: A_CORRECTION },
      })
      expect(status).toBe(200)
      const { body } = await step('author', out.id, 'submit')
      expect(JSON.stringify(body)).toContain('An embargo cannot be set on what readers have seen')
    }
  }),
)

way('republish-silently', async () => {
  const { payload, staff } = attack
  const article = await published(payload, { author: staff.author, editor: staff.editor, now: EARLIER })
  const before = await publicView(payload, article)
  const save = (data: Partial<Article>) =>
    payload.update({ collection: 'articles', id: article.id, draft: true, data, ...as(staff.author) })
  const submit = (role: Person) => step(role, article.id, 'submit')
  // Nothing changed, not really changed, changed without a note, with half a note.
  await save({ headline: `${article.headline} ` })
  expect(reasonOf(await submit('author'))).toEqual({ status: 409, code: 'changeNoted' })
  await save({ change: A_CORRECTION })
  expect((await submit('author')).body.errors![0]!.message).toMatch(/Nothing has changed since edition 1/)
  await save({ standfirst: 'Changed.', change: { kind: null, note: null } })
  expect((await submit('author')).body.errors![0]!.message).toMatch(/Say what kind of change/)
  await save({ change: { kind: 'correction', note: 'Wrong.', was: null, is: null, where: null } })
  for (const person of ['author', 'editor', 'admin'] as const)
    expect(reasonOf(await submit(person))).toEqual({ status: 409, code: 'changeNoted' })
  expect(reasonOf(await step('admin', article.id, 'override', { note: 'At once.' }))).toEqual({
    status: 409,
    code: 'changeNoted',
  })
  expect(await publicView(payload, article)).toEqual(before)
})

way('republish-old-note', async () => {
  const { payload, staff } = attack
  const pair = { author: staff.author, editor: staff.editor, now: EARLIER }
  const article = await published(payload, pair)
  await republished(payload, {
    ...pair,
    id: article.id,
    data: { standfirst: 'Corrected.' },
    change: A_CORRECTION,
  })
  const before = await publicView(payload, article)
  await payload.update({
    collection: 'articles',
    id: article.id,
    draft: true,
    data: { standfirst: 'Changed once more.' },
    ...as(staff.author),
  })
  for (const [person, action] of [
    ['author', 'submit'],
    ['admin', 'override'],
  ] as const) {
    expect((await step(person, article.id, action, { note: 'Now.' })).body.errors![0]!.message).toMatch(
      /is that of the edition that readers have/,
    )
  }
  expect(await publicView(payload, article)).toEqual(before)
})

way('step-departed', async () => {
  const { payload, staff } = attack
  const leaver = await payload.create({
    collection: 'staff',
    data: { name: 'A leaver', email: 'leaver@desk.example', role: 'admin', password: attack.password },
    depth: 0,
    overrideAccess: true,
  })
  const token = await signIn(payload, leaver.email, attack.password)
  const article = await approvedArticle()
  await attack.seesNothing(
    async ({ out }) => {
      await payload.update({
        collection: 'staff',
        id: leaver.id,
        data: { departed: true },
        ...as(staff.admin),
      })
      for (const [id, action] of [
        [article.id, 'publish'],
        [article.id, 'override'],
        [out.id, 'emergency-withdraw'],
      ] as const) {
        const { revision } = await newest(payload, id)
        const { status } = await attack.call('anonymous', `/articles/${id}/workflow/${action}`, {
          method: 'POST',
          body: { revision, note: 'Goodbye.' },
          headers: { authorization: `JWT ${token}` },
        })
        expect(status).toBe(401)
      }
      await expect(take(payload, { ...leaver, departed: true }, article.id, 'publish')).rejects.toThrow(/./)
    },
    ['staff.changed'],
  )
  expect((await publicView(payload, article)).page).toMatch(/^404/)
})

way('step-by-key', () =>
  attack.seesNothing(async ({ out, scheduled, approved }) => {
    for (const { id } of [out, scheduled, approved]) {
      for (const action of ACTIONS)
        expect((await step('integration', id, action, { note: 'By a key.' })).status).toBe(403)
      expect((await attack.call('integration', `/articles/${id}/workflow`)).status).toBe(401)
    }
    for (const path of ['/bundles/x/release', '/tasks/x/dismiss'])
      expect((await attack.call('integration', path, { method: 'POST', body: { note: 'x' } })).status).toBe(
        403,
      )
  }),
)

way('role-of-oneself', () =>
  attack.seesNothing(async () => {
    for (const role of STAFF.filter((one) => one !== 'admin')) {
      const own = `/staff/${attack.staff[role].id}`
      for (const body of [
        { role: 'admin' },
        { role: ['admin'] },
        {
          departed: false,
          role: 'compliance',
          email: 'new@desk.example',
          name: 'New',
          slug: 'new',
          jobTitle: 'New',
          bio: 'New',
        },
      ])
        await attack.call(role, own, { method: 'PATCH', body })
      const after = await attack.payload.findByID({
        collection: 'staff',
        id: attack.staff[role].id,
        depth: 0,
        overrideAccess: true,
      })
      expect([after.role, after.email, after.name, after.bio ?? null]).toEqual([
        role,
        `${role}@desk.example`,
        `The ${role}`,
        null,
      ])
      const other = await attack.call(role, `/staff/${attack.staff.admin.id}`, {
        method: 'PATCH',
        body: { password: 'a new long password' },
      })
      expect([403, 404]).toContain(other.status)
    }
  }),
)

way('step-two-at-once', async () => {
  const { payload } = attack
  const article = await approvedArticle()
  const { revision } = await newest(payload, article.id)
  const answers = await Promise.all(
    (['editor', 'admin', 'editor', 'admin'] as const).map((person) =>
      step(person, article.id, 'publish', { revision }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  const { totalDocs } = await payload.count({
    collection: 'editions',
    where: { article: { equals: article.id } },
    overrideAccess: true,
  })
  expect(totalDocs).toBe(1)
})

way('emergency', async () => {
  const { payload } = attack
  const article = await submitted()
  expect(
    (await step('admin', article.id, 'override', { note: 'The exchange has halted trading.' })).status,
  ).toBe(200)
  const { docs } = await payload.find({
    collection: 'editions',
    where: { article: { equals: article.id } },
    depth: 0,
    overrideAccess: true,
  })
  expect(docs).toMatchObject([
    { override: { byName: 'The admin', reason: 'The exchange has halted trading.' }, approvals: [] },
  ])
  const { docs: events } = await payload.find({
    collection: 'audit',
    where: { and: [{ article: { equals: article.id } }, { action: { equals: 'override' } }] },
    depth: 0,
    overrideAccess: true,
  })
  expect(events).toMatchObject([
    { actorName: 'The admin', note: 'The exchange has halted trading.', data: { missing: 'Approval' } },
  ])
  const { docs: mails } = await payload.find({
    collection: 'outbox',
    where: { kind: { equals: 'emergency' } },
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  expect(mails.map(({ to }) => to).sort()).toEqual(['compliance@desk.example', 'editor@desk.example'])
})
