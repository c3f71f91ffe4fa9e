// Ways round by the workflow endpoint: the wrong person, the wrong moment, the wrong words.

import { afterAll, beforeAll, expect } from 'vitest'
import type { Topic } from '#payload-types'
import { ACTIONS, type Action } from '#src/workflow/actions.ts'
import { definitionFor } from '#src/workflow/definitions/index.ts'
import type { StaffRole } from '#src/workflow/transitions.ts'
import { aFigure, citing, draft, inMinutes, newest, published } from '../../support/articles.ts'
import { as } from '../../support/newsroom.ts'
import { publicView } from '../../support/publicView.ts'
import { EARLIER, openAttack, PEOPLE, STAFF, type Attack } from './attack.ts'
import {
  ALL_DECLARED,
  approvedArticle,
  reasonOf,
  RECOMMENDATION,
  showAuthor,
  step,
  submitted,
  titled,
} from './steps.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

way('step-wrong-role', () =>
  attack.seesNothing(async ({ out, scheduled, approved }) => {
    const { transitions } = definitionFor('commentary')
    for (const person of PEOPLE) {
      for (const action of ACTIONS) {
        if (transitions[action]?.roles.includes(person as StaffRole)) continue
        for (const { id } of [out, scheduled, approved]) {
          const answer = await step(attack, person, id, action, { note: 'Now.', attestations: ALL_DECLARED })
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
            (await step(attack, person, id, action, { note: 'Now.', attestations: ALL_DECLARED })).status,
          )
      }
    }
  }),
)

way('step-stale-revision', async () => {
  const { payload, staff } = attack
  const article = await submitted(attack)
  const { revision } = await newest(payload, article.id)
  await payload.update({
    collection: 'articles',
    id: article.id,
    draft: true,
    data: { standfirst: 'Slipped in.' },
    ...as(staff.author),
  })
  for (const stale of [revision, revision - 1, revision + 5, 0, -1]) {
    const answer = await step(attack, 'editor', article.id, 'approve', { revision: stale })
    expect(answer.body.errors?.[0]).toMatchObject({ name: 'StaleRevision', data: { revision: revision + 1 } })
  }
  for (const stale of [null, '3', 1.5, 1e300, {}, undefined])
    expect([400, 409]).toContain(
      (await step(attack, 'editor', article.id, 'approve', { revision: stale })).status,
    )
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
    const article = await submitted(attack, { body: citing(figure), topics: [topic.id] })
    const { revision, hash } = (await attack.call('editor', `/articles/${article.id}/workflow`)).body
    await touch()
    const answer = await step(attack, 'editor', article.id, 'approve', { revision, hash })
    expect(answer.body.errors?.[0]).toMatchObject({ name: 'StaleContent' })
    expect(answer.status).toBe(409)
    // Nor without saying what was read.
    expect((await step(attack, 'editor', article.id, 'approve', { revision, hash: null })).status).toBe(400)
    expect((await newest(payload, article.id)).state).toBe('in_review')
    const read = (await attack.call('editor', `/articles/${article.id}/workflow`)).body
    expect((await step(attack, 'editor', article.id, 'approve', { hash: read.hash })).status).toBe(200)
  }
  await showAuthor(attack)
})

way('step-attestations', async () => {
  const { payload, staff } = attack
  await titled(attack)
  const article = await draft(payload, staff.author, RECOMMENDATION)
  expect(reasonOf(await step(attack, 'author', article.id, 'submit'))).toEqual({
    status: 400,
    code: 'submitAttested',
  })
  for (const attestations of [['no_conflict'], []])
    expect((await step(attack, 'author', article.id, 'submit', { attestations })).status).toBe(400)
  for (const attestations of [
    ['made_up'],
    ['__proto__'],
    ['constructor'],
    'interests_disclosed',
    [null],
    { 0: 'interests_disclosed' },
  ])
    expect(
      (await step(attack, 'author', article.id, 'submit', { attestations })).body.errors![0]!.message,
    ).toMatch(/must be a list of what you declare/)
  expect(
    (await step(attack, 'author', article.id, 'submit', { attestations: ['interests_disclosed'] })).status,
  ).toBe(200)
  expect(
    reasonOf(
      await step(attack, 'editor', article.id, 'approve', {
        attestations: ['no_conflict', 'disclosures_complete'],
      }),
    ),
  ).toEqual({ status: 400, code: 'stageAttested' })
  expect(
    (await step(attack, 'editor', article.id, 'approve', { attestations: ['opinions_told_apart'] })).status,
  ).toBe(200)
  expect(reasonOf(await step(attack, 'editor', article.id, 'publish'))).toEqual({
    status: 409,
    code: 'state',
  })
  expect(
    reasonOf(await step(attack, 'compliance', article.id, 'approve', { attestations: ['no_conflict'] })),
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
        expect((await step(attack, 'admin', id, action, { note })).status).toBe(400)
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
        expect((await step(attack, 'editor', id, 'publish', more)).body.errors![0]!.message).toMatch(
          /Unknown property/,
        )
    }
    for (const body of [[], 'x', 5, null])
      expect(
        (await attack.call('editor', `/articles/${approved.id}/workflow/publish`, { method: 'POST', body }))
          .status,
      ).toBe(400)
    for (const action of ['fly', 'constructor', '__proto__', 'PUBLISH', 'publish%20'])
      expect((await step(attack, 'editor', approved.id, action)).status).toBe(404)
  }),
)

way('step-withdraw-alone', async () => {
  const { payload, staff } = attack
  const article = await published(payload, { author: staff.author, editor: staff.editor, now: EARLIER })
  const before = await publicView(payload, article)
  for (const person of ['editor', 'compliance', 'admin'] as const)
    expect(reasonOf(await step(attack, person, article.id, 'withdraw'))).toEqual({
      status: 409,
      code: 'askedWithdraw',
    })
  await step(attack, 'editor', article.id, 'ask-withdrawal', { note: 'Wrong.' })
  expect(reasonOf(await step(attack, 'editor', article.id, 'withdraw', { note: 'Wrong.' }))).toEqual({
    status: 409,
    code: 'notAsker',
  })
  expect(
    reasonOf(await step(attack, 'compliance', article.id, 'ask-withdrawal', { note: 'Wronger.' })),
  ).toEqual({
    status: 409,
    code: 'nothingAsked',
  })
  for (const person of ['author', 'moderator'] as const)
    expect((await step(attack, person, article.id, 'withdraw')).status).toBe(403)
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
    expect(reasonOf(await step(attack, person, article.id, 'lift'))).toEqual({
      status: 409,
      code: 'askedLift',
    })
  await step(attack, 'editor', article.id, 'ask-lift', { note: 'It is out elsewhere.' })
  expect(reasonOf(await step(attack, 'editor', article.id, 'lift'))).toEqual({
    status: 409,
    code: 'notAsker',
  })
  for (const embargoUntil of [null, inMinutes(-300)])
    expect(
      (await attack.call('editor', `/articles/${article.id}`, { method: 'PATCH', body: { embargoUntil } }))
        .status,
    ).toBe(409)
  // Taken back and written anew without it, it wants another person's approval again.
  expect((await step(attack, 'editor', article.id, 'cancel-release')).status).toBe(200)
  expect(
    (
      await attack.call('editor', `/articles/${article.id}`, {
        method: 'PATCH',
        body: { embargoUntil: null },
      })
    ).status,
  ).toBe(200)
  expect(reasonOf(await step(attack, 'editor', article.id, 'publish'))).toEqual({
    status: 409,
    code: 'approved',
  })
  const after = await publicView(payload, article)
  expect([after.page, after.api]).toEqual([before.page, before.api])
})

way('step-by-key', () =>
  attack.seesNothing(async ({ out, scheduled, approved }) => {
    for (const { id } of [out, scheduled, approved]) {
      for (const action of ACTIONS)
        expect((await step(attack, 'integration', id, action, { note: 'By a key.' })).status).toBe(403)
      expect((await attack.call('integration', `/articles/${id}/workflow`)).status).toBe(401)
    }
    for (const path of ['/bundles/x/release', '/tasks/x/dismiss'])
      expect((await attack.call('integration', path, { method: 'POST', body: { note: 'x' } })).status).toBe(
        403,
      )
  }),
)

way('step-two-at-once', async () => {
  const { payload } = attack
  const article = await approvedArticle(attack)
  const { revision } = await newest(payload, article.id)
  const answers = await Promise.all(
    (['editor', 'admin', 'editor', 'admin'] as const).map((person) =>
      step(attack, person, article.id, 'publish', { revision }),
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
  const article = await submitted(attack)
  expect(
    (await step(attack, 'admin', article.id, 'override', { note: 'The exchange has halted trading.' }))
      .status,
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
