// Ways round by changing a text that was approved or that is out: its fields, times, class and note.

import { afterAll, beforeAll, expect } from 'vitest'
import type { Article, Topic } from '#payload-types'
import { APPROVED_FIELDS } from '#src/articles/draftChange.ts'
import { fieldsOf } from '#src/articles/inputs.ts'
import {
  aFigure,
  citing,
  draft,
  inMinutes,
  newest,
  published,
  republished,
  take,
} from '../../support/articles.ts'
import { A_CORRECTION } from '../../support/changes.ts'
import { NEWEST_NOTE, NEWEST_RECOMMENDATION } from '../../support/definitions.ts'
import { as } from '../../support/newsroom.ts'
import { publicView } from '../../support/publicView.ts'
import { CHANGED } from '../../support/samples.ts'
import { EARLIER, openAttack, type Attack, type Person } from './attack.ts'
import {
  ALL_DECLARED,
  approvedArticle,
  patchAs,
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

way('fields-after-approval', async () => {
  const changes = await changesOfEachField()
  for (const field of APPROVED_FIELDS) {
    if (field === 'leadImage') continue // what a picture is, the tests of what an article shows say
    if (field === 'change') continue // dropped while readers have nothing: note-before-first
    const article = await approvedArticle(attack, { endsAt: inMinutes(900) })
    expect(
      (
        await attack.call('author', `/articles/${article.id}`, {
          method: 'PATCH',
          body: { [field]: changes[field] },
        })
      ).status,
    ).toBe(200)
    expect({ field, ...reasonOf(await step(attack, 'editor', article.id, 'publish')) }).toEqual({
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

way('written-by-approver', async () => {
  const changes = await changesOfEachField()
  for (const field of fieldsOf('text')) {
    if (field === 'leadImage') continue // what a picture is, the tests of what an article shows say
    if (field === 'change') continue // dropped while readers have nothing: note-before-first
    const { id } = await submitted(attack, { endsAt: inMinutes(900) })
    const slug = field === 'slug' ? { slug: `written-by-approver-${Date.now()}` } : {}
    expect((await patchAs(attack, 'editor', id, { [field]: changes[field], ...slug })).status).toBe(200)
    const answer = await step(attack, 'editor', id, 'approve', { attestations: ALL_DECLARED })
    expect({ field, ...reasonOf(answer) }).toEqual({ field, status: 409, code: 'notWriter' })
  }
})

way('planned-by-approver', async () => {
  const changes = await changesOfEachField()
  for (const field of fieldsOf('planning')) {
    const { id } = await submitted(attack, { endsAt: inMinutes(900) })
    expect((await patchAs(attack, 'editor', id, { [field]: changes[field] })).status).toBe(200)
    expect({ field, ...reasonOf(await step(attack, 'editor', id, 'approve')) }).toMatchObject({
      field,
      status: 200,
    })
    // What was approved holds the plan: another one, by anybody, voids it.
    expect((await patchAs(attack, 'editor', id, { releaseAt: inMinutes(45) })).status).toBe(200)
    expect(reasonOf(await step(attack, 'editor', id, 'publish'))).toEqual({ status: 409, code: 'approved' })
  }
})

way('embargo-lifted-by-planning', async () => {
  const { payload, staff } = attack
  const { id } = await submitted(attack, { embargoUntil: inMinutes(600) })
  await take(payload, staff.compliance, id, 'approve', { now: EARLIER })
  await take(payload, staff.admin, id, 'publish')
  expect((await step(attack, 'editor', id, 'cancel-release')).status).toBe(200)
  expect((await patchAs(attack, 'editor', id, { embargoUntil: null })).status).toBe(200)
  expect((await step(attack, 'editor', id, 'submit')).status).toBe(200)
  expect(reasonOf(await step(attack, 'editor', id, 'approve'))).toEqual({ status: 409, code: 'notWriter' })
  expect((await step(attack, 'admin', id, 'approve')).status).toBe(200)
})

way('taken-down-by-planning', async () => {
  const { payload, staff } = attack
  const { id } = await published(payload, {
    author: staff.author,
    editor: staff.admin,
  })
  await patchAs(attack, 'author', id, {
    standfirst: 'A shorter note.',
    change: { kind: 'refile', note: 'A slip.' },
  })
  await take(payload, staff.author, id, 'submit')
  expect((await patchAs(attack, 'editor', id, { endsAt: inMinutes(1), atEnd: 'archive' })).status).toBe(200)
  expect(reasonOf(await step(attack, 'editor', id, 'approve'))).toEqual({ status: 409, code: 'notWriter' })
})

way('renamed-then-planned', async () => {
  const { payload, staff } = attack
  const { id: topic } = await payload.create({
    collection: 'topics',
    data: { name: `Quotas ${Date.now()}` },
    overrideAccess: true,
  })
  const { id } = await submitted(attack, { topics: [topic] })
  await payload.update({
    collection: 'topics',
    id: topic,
    data: { name: `Quotas suspended ${Date.now()}` },
    ...as(staff.editor),
  })
  expect((await patchAs(attack, 'author', id, { releaseAt: inMinutes(30) })).status).toBe(200)
  expect(reasonOf(await step(attack, 'editor', id, 'approve'))).toEqual({ status: 409, code: 'notWriter' })
  expect((await step(attack, 'admin', id, 'approve')).status).toBe(200)
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
  expect((await patchAs(attack, 'author', id, { standfirst: 'One comma, more.' })).status).toBe(200)
  expect((await step(attack, 'author', id, 'submit')).status).toBe(200)
  for (const person of ['editor', 'admin'] as const)
    expect(reasonOf(await step(attack, person, id, 'approve'))).toEqual({ status: 409, code: 'notWriter' })
  expect((await step(attack, 'compliance', id, 'approve')).status).toBe(200)
  await showAuthor(attack)
})

way('class-changed', async () => {
  const { payload } = attack
  await titled(attack)
  const article = await approvedArticle(attack, RECOMMENDATION)
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
    expect((await step(attack, person, article.id, 'publish')).status).toBe(409)
  for (const definition of [NEWEST_NOTE, 'market-note@0', 'nothing@1']) {
    const other = await approvedArticle(attack, RECOMMENDATION)
    await attack.call('editor', `/articles/${other.id}`, { method: 'PATCH', body: { definition } })
    expect((await newest(payload, other.id)).definition).toBe(NEWEST_RECOMMENDATION)
    expect((await step(attack, 'editor', other.id, 'publish')).status).toBe(409)
  }
})

way('embargo-after-publishing', () =>
  attack.seesNothing(async ({ out }) => {
    for (const person of ['author', 'editor', 'admin'] as const) {
      const { status } = await attack.call(person, `/articles/${out.id}`, {
        method: 'PATCH',
        body: { embargoUntil: inMinutes(300), change: A_CORRECTION },
      })
      expect(status).toBe(200)
      const { body } = await step(attack, 'author', out.id, 'submit')
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
  const submit = (role: Person) => step(attack, role, article.id, 'submit')
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
  expect(reasonOf(await step(attack, 'admin', article.id, 'override', { note: 'At once.' }))).toEqual({
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
    expect(
      (await step(attack, person, article.id, action, { note: 'Now.' })).body.errors![0]!.message,
    ).toMatch(/is that of the edition that readers have/)
  }
  expect(await publicView(payload, article)).toEqual(before)
})
