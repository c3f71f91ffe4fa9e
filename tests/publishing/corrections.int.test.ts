// A public article changes by an edition with a note, approved like the first, or not at all.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { CHANGE_KINDS } from '#src/articles/changes.ts'
import { p, text } from '#src/demo/text.ts'
import { findPublicNotes } from '#src/public/notes.ts'
import { ACTIONS } from '#src/workflow/actions.ts'
import { STAFF_ROLES, type StaffRole } from '#src/workflow/transitions.ts'
import { tamper } from '../audit/tamper.ts'
import { aFigure, citing, newest, published, republished, seen, take, withdraw } from '../support/articles.ts'
import { A_CORRECTION } from '../support/changes.ts'
import { rest, signIn } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { articleAt, copyOf, editionsOf, eventsOf, mailsOf, readAt, soundness } from '../support/release.ts'

let room: Newsroom
const tokens = {} as Record<StaffRole, string>
const noon = new Date('2027-03-01T12:00:00.000Z')
const minutes = (count: number) => new Date(noon.getTime() + count * 60_000)

beforeAll(async () => {
  room = await openNewsroom()
  for (const role of STAFF_ROLES)
    tokens[role] = await signIn(room.payload, room.staff[role].email, room.password)
})
afterAll(() => room?.close())

const given = () => ({ author: room.staff.author, editor: room.staff.editor })
const out = (data: Partial<Article> = {}) => published(room.payload, { ...given(), data, now: noon })
const save = (id: string, data: Partial<Article>) =>
  room.payload.update({ collection: 'articles', id, draft: true, data, ...as(room.staff.author) })
const shown = (id: string, now: Date) => articleAt(room.payload, id, now)

describe.each(CHANGE_KINDS)('a change that is called %s', (kind) => {
  test('leaves what readers have as it is until somebody else has approved it and it is published', async () => {
    const { payload, staff } = room
    const { id } = await out({ standfirst: 'The nwe text.' })
    const change = kind === 'correction' ? A_CORRECTION : { kind, note: `The ${kind}.` }
    const before = await copyOf(payload, id)
    await save(id, { standfirst: 'The new text.', change })
    await take(payload, staff.author, id, 'submit', { now: minutes(1) })
    await expect(take(payload, staff.author, id, 'approve', { now: minutes(1) })).rejects.toMatchObject({
      status: 403,
    })
    await expect(take(payload, staff.editor, id, 'publish', { now: minutes(1) })).rejects.toMatchObject({
      data: { code: 'state' },
    })
    await take(payload, staff.editor, id, 'approve', { now: minutes(1) })
    expect(await copyOf(payload, id)).toEqual(before)
    await take(payload, staff.editor, id, 'publish', { now: minutes(2) })
    expect(await shown(id, minutes(2))).toMatchObject({
      standfirst: 'The new text.',
      edition: 2,
      publishedAt: noon.toISOString(),
      updatedAt: minutes(2).toISOString(),
      notes: [{ was: null, is: null, where: null, ...change, at: minutes(2).toISOString(), edition: 2 }],
    })
    expect((await editionsOf(payload, id)).at(-1)).toMatchObject({
      kind,
      note: { note: change.note },
      approvals: [{ byName: 'The editor' }],
    })
    expect((await eventsOf(payload, id)).at(-1)).toMatchObject({ action: 'publish', data: { edition: 2 } })
  })
})

test('notes gather, the newest first, on the article and in the run of all notes', async () => {
  const { payload } = room
  const { id } = await out()
  for (const [i, note] of ['One.', 'Two.', 'Three.'].entries())
    await republished(room.payload, {
      ...given(),
      id,
      data: { standfirst: `Text ${i}.` },
      change: { kind: 'update', note },
      now: minutes(i + 1),
    })
  expect((await shown(id, minutes(9)))?.notes.map(({ note, edition, at }) => [note, edition, at])).toEqual([
    ['Three.', 4, minutes(3).toISOString()],
    ['Two.', 3, minutes(2).toISOString()],
    ['One.', 2, minutes(1).toISOString()],
  ])
  const { notes } = await findPublicNotes({ payload, now: minutes(9), filter: { article: id }, limit: 10 })
  expect(notes.map(({ note, kind }) => [note, kind])).toEqual([
    ['Three.', 'update'],
    ['Two.', 'update'],
    ['One.', 'update'],
  ])
  const withdrawal = take(payload, room.staff.admin, id, 'emergency-withdraw', {
    note: 'Gone.',
    now: minutes(4),
  })
  await withdrawal
  expect((await shown(id, minutes(9)))?.notes).toHaveLength(3)
})

describe('a note that is not complete', () => {
  const refusal = async (change: Article['change'], data: Partial<Article> = { standfirst: 'Changed.' }) => {
    const { id } = await out()
    await save(id, { ...data, ...(change ? { change } : {}) })
    return take(room.payload, room.staff.author, id, 'submit', { now: minutes(1) }).then(
      () => 'accepted',
      (error: Error) => error.message,
    )
  }

  test.each([
    ['none at all', null, 'Say what kind of change this is: update, correction, clarification or refile.'],
    [
      'a kind without words',
      { kind: 'update', note: ' ' },
      'Write the note that readers will see about this change.',
    ],
    ['a correction without what was wrong', { ...A_CORRECTION, was: '' }, 'Say what was wrong.'],
    ['a correction without what is right', { ...A_CORRECTION, is: ' ' }, 'Say what is right.'],
    [
      'a correction without where it stood',
      { ...A_CORRECTION, where: null },
      'Say where in the article it stood.',
    ],
    [
      'a correction with a note alone',
      { kind: 'correction', note: 'Sorry.' },
      'Say what was wrong. Say what is right. Say where in the article it stood.',
    ],
  ] as [string, Article['change'], string][])('%s is refused', async (_, change, said) => {
    expect(await refusal(change)).toBe(said)
  })

  test('and nothing is public of a note on a change that was not made', async () => {
    expect(await refusal(A_CORRECTION, {})).toBe('Nothing has changed since edition 1, which readers have.')
    expect(await refusal(A_CORRECTION, { releaseAt: '2027-03-02T09:00:00.000Z' })).toBe(
      'Nothing has changed since edition 1, which readers have.',
    )
  })
})

test('the old note is not taken for the next change', async () => {
  const { payload, staff } = room
  const { id } = await out()
  await republished(room.payload, {
    ...given(),
    id,
    data: { standfirst: 'The first change.' },
    change: { kind: 'update', note: 'The first.' },
    now: minutes(1),
  })
  await save(id, { standfirst: 'The second change.' })
  await expect(take(payload, staff.author, id, 'submit', { now: minutes(2) })).rejects.toThrow(
    'The change note in the form is that of the edition that readers have. Write one for what has changed since.',
  )
  await save(id, { change: { kind: 'update', note: 'The second.' } })
  expect((await take(payload, staff.author, id, 'submit', { now: minutes(2) })).state).toBe('in_review')
})

test('a note that readers have had is not among what they will be told, be the article withdrawn and reopened', async () => {
  const { payload, staff } = room
  const { id } = await published(room.payload, given())
  const isTold = async () =>
    (await rest(`/articles/${id}/workflow`, { token: tokens.editor })).body.isChangeTold as boolean
  await save(id, { standfirst: 'The first change.', change: A_CORRECTION })
  expect(await isTold()).toBe(false)
  await take(payload, staff.author, id, 'submit')
  await take(payload, staff.editor, id, 'approve')
  await take(payload, staff.editor, id, 'publish')
  expect(await isTold()).toBe(true)
  await withdraw(payload, staff, id, 'The source retracted.')
  expect(await isTold()).toBe(true)
  await take(payload, staff.editor, id, 'reopen', { note: 'With another source.' })
  expect(await isTold()).toBe(true)
  await save(id, { change: { kind: 'update', note: 'With another source.' } })
  expect(await isTold()).toBe(false)
})

describe('nothing is changed in silence', () => {
  test('a save over REST by anybody changes no word that readers have, and no step publishes it without a note', async () => {
    const { payload, staff } = room
    const { id } = await published(payload, given())
    const before = await copyOf(payload, id)
    for (const role of STAFF_ROLES) {
      await rest(`/articles/${id}`, {
        method: 'PATCH',
        body: { standfirst: `By the ${role}.` },
        token: tokens[role],
      })
      await rest(`/articles/${id}`, {
        method: 'PATCH',
        body: {
          standfirst: `By the ${role}.`,
          _status: 'published',
          state: 'approved',
          approvals: [{ kind: 'editorial', hash: 'x' }],
        },
        token: tokens[role],
      })
    }
    expect(await copyOf(payload, id)).toEqual(before)
    for (const role of STAFF_ROLES)
      for (const action of ACTIONS.filter((one) => !one.includes('withdraw'))) {
        await rest(`/articles/${id}/workflow/${action}`, {
          method: 'POST',
          body: { ...(await seen(payload, id)), note: 'Quietly.', attestations: [] },
          token: tokens[role],
        })
      }
    expect(await copyOf(payload, id)).toEqual(before)
    expect((await editionsOf(payload, id)).length).toBe(1)
    expect(await readAt(payload, id, new Date())).toBe('A short note.')
    expect((await newest(payload, id)).state).not.toBe('published')
    await expect(take(payload, staff.admin, id, 'override', { note: 'Quietly.' })).rejects.toMatchObject({
      data: { code: 'changeNoted' },
    })
  })

  test('a note in which somebody else edits a word after the approval does not go out', async () => {
    const { payload, staff } = room
    const { id } = await out()
    await save(id, { standfirst: 'Changed.', change: { kind: 'update', note: 'New stocks.' } })
    await take(payload, staff.author, id, 'submit', { now: minutes(1) })
    await take(payload, staff.editor, id, 'approve', { now: minutes(1) })
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { change: { kind: 'update', note: 'Nothing to see.' } },
      ...as(staff.editor),
    })
    await expect(take(payload, staff.editor, id, 'publish', { now: minutes(1) })).rejects.toMatchObject({
      message: 'Changed since it was approved: change note. Submit it for review again.',
    })
  })

  test('a figure that changes under a public article changes no page, raises a task, and goes out with a note alone', async () => {
    const { payload, staff } = room
    const figure = await aFigure(payload, staff.author)
    const { id } = await out({ body: citing(figure) })
    await payload.update({
      collection: 'figures',
      id: figure.id,
      data: { value: '120' },
      ...as(staff.author),
    })
    expect((await shown(id, minutes(1)))?.figures[0]?.text).toBe('$110/kg')
    const open = () =>
      payload.count({
        collection: 'tasks',
        where: { and: [{ article: { equals: id } }, { state: { equals: 'open' } }] },
        overrideAccess: true,
      })
    expect((await open()).totalDocs).toBe(1)
    await save(id, { change: { ...A_CORRECTION, was: '$110/kg', is: '$120/kg', where: 'The floor' } })
    await take(payload, staff.author, id, 'submit', { now: minutes(1) })
    await take(payload, staff.editor, id, 'approve', { now: minutes(1) })
    await take(payload, staff.editor, id, 'publish', { now: minutes(1) })
    expect((await shown(id, minutes(1)))?.figures[0]?.text).toBe('$120/kg')
    expect((await open()).totalDocs).toBe(0)
  })

  test('what somebody wrote into the public copy past Assay does not travel into the next edition', async () => {
    const { payload } = room
    const { id } = await out()
    await republished(room.payload, {
      ...given(),
      id,
      data: { standfirst: 'The first change.' },
      change: { kind: 'update', note: 'The first.' },
      now: minutes(1),
    })
    await tamper(payload, 'publicCopies', { article: { equals: id } }, ({ document }) => ({
      publishedAt: '2020-01-01T00:00:00.000Z',
      document: { ...(document as object), publishedAt: '2020-01-01T00:00:00.000Z', notes: [] },
    }))
    await republished(room.payload, {
      ...given(),
      id,
      data: { standfirst: 'The second change.' },
      change: { kind: 'update', note: 'The second.' },
      now: minutes(2),
    })
    expect(await shown(id, minutes(2))).toMatchObject({
      publishedAt: noon.toISOString(),
      notes: [{ note: 'The second.' }, { note: 'The first.' }],
    })
  })

  test('nor does it into a withdrawal', async () => {
    const { payload, staff } = room
    const { id } = await out({ headline: 'Zinc falls' })
    await tamper(payload, 'publicCopies', { article: { equals: id } }, ({ document }) => ({
      headline: 'Zinc soars',
      document: { ...(document as object), headline: 'Zinc soars' },
    }))
    await take(payload, staff.admin, id, 'emergency-withdraw', { note: 'Wrong.', now: minutes(1) })
    expect(await shown(id, minutes(1))).toMatchObject({
      headline: 'Zinc falls',
      withdrawal: { note: 'Wrong.' },
    })
  })
})

describe('a withdrawal', () => {
  test('takes two people, and the page stays with the note and without the text', async () => {
    const { payload, staff } = room
    const { id } = await out({
      headline: 'To be withdrawn',
      body: text(p('A wrong number.')) as unknown as Article['body'],
    })
    await expect(take(payload, staff.author, id, 'withdraw', { now: minutes(1) })).rejects.toMatchObject({
      status: 403,
    })
    await expect(take(payload, staff.editor, id, 'withdraw', { now: minutes(1) })).rejects.toMatchObject({
      data: { code: 'askedWithdraw' },
    })
    await take(payload, staff.author, id, 'ask-withdrawal', {
      note: 'The source retracted.',
      now: minutes(1),
    })
    expect(await readAt(payload, id, minutes(1))).toBe('A short note.')
    await take(payload, staff.editor, id, 'withdraw', { now: minutes(2) })
    expect(await shown(id, minutes(2))).toMatchObject({
      headline: 'To be withdrawn',
      standfirst: '',
      body: { root: { children: [] } },
      edition: 2,
      withdrawal: { at: minutes(2).toISOString(), note: 'The source retracted.' },
    })
    expect(JSON.stringify((await copyOf(payload, id)).document)).not.toContain('A wrong number.')
    const mails = await mailsOf(payload, 'asked', 'To be withdrawn')
    expect(mails.map(({ to }) => to)).toEqual([
      'admin@desk.example',
      'compliance@desk.example',
      'editor@desk.example',
    ])
    expect(mails[0]!.text).toContain(
      'The author asks to withdraw “To be withdrawn”. It happens when another person confirms it.\n\nNote: The source retracted.',
    )
  })

  test('that was declined is as if nobody had asked, but on the record', async () => {
    const { payload, staff } = room
    const { id } = await out()
    await take(payload, staff.author, id, 'ask-withdrawal', {
      note: 'The source retracted.',
      now: minutes(1),
    })
    await take(payload, staff.editor, id, 'decline', { note: 'It did not.', now: minutes(1) })
    expect(
      (await mailsOf(payload, 'declined')).map(({ to, text: said }) => [to, said.split('\n')[2]]),
    ).toEqual([
      [
        'author@desk.example',
        expect.stringMatching(/^The editor declined to withdraw “.*”, as you had asked\.$/),
      ],
    ])
    await expect(take(payload, staff.compliance, id, 'withdraw', { now: minutes(1) })).rejects.toMatchObject({
      data: { code: 'askedWithdraw' },
    })
    expect((await eventsOf(payload, id)).slice(-2)).toMatchObject([
      { action: 'ask-withdrawal', note: 'The source retracted.' },
      { action: 'decline', note: 'It did not.' },
    ])
  })

  test('in an emergency is an admin’s alone, and says so for ever', async () => {
    const { payload, staff } = room
    const { id } = await out({ headline: 'A libel' })
    await expect(
      take(payload, staff.editor, id, 'emergency-withdraw', { note: 'Libel.', now: minutes(1) }),
    ).rejects.toMatchObject({ status: 403 })
    await expect(
      take(payload, staff.admin, id, 'emergency-withdraw', { now: minutes(1) }),
    ).rejects.toMatchObject({ status: 400 })
    await take(payload, staff.admin, id, 'emergency-withdraw', { note: 'Libel.', now: minutes(1) })
    expect((await editionsOf(payload, id)).at(-1)).toMatchObject({
      kind: 'withdrawal',
      approvals: [],
      override: { byName: 'The admin', reason: 'Libel.' },
    })
    expect((await eventsOf(payload, id)).at(-1)).toMatchObject({
      action: 'emergency-withdraw',
      actorName: 'The admin',
      note: 'Libel.',
    })
    const mails = await mailsOf(payload, 'emergency', 'A libel')
    expect(mails.map(({ to }) => to)).toEqual(['compliance@desk.example', 'editor@desk.example'])
    expect(mails[0]!.text).toContain('The admin withdrew “A libel” in an emergency')
  })
})

test('after all this the record is sound', async () => {
  expect(await soundness(room.payload)).toEqual({ broken: null, findings: [] })
})
