// Names of readers: nobody can be, or become, somebody else.

import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reader, Staff } from '#payload-types'
import { FORMER } from '#src/comments/reading/present.ts'
import { enqueueMail } from '#src/mail/outbox.ts'
import { askForName, claimAllNames, namesToCheck, ReaderInputError, register } from '#src/readers/index.ts'
import { tamper } from '../audit/tamper.ts'
import { rest, signIn } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { aReader, mails, PASSWORD, place } from './desk.ts'

let newsroom: Newsroom
let moderator: string
let author: string
beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  moderator = await signIn(payload, staff.moderator.email, password)
  author = await signIn(payload, staff.author.email, password)
  await payload.update({
    collection: 'staff',
    id: staff.admin.id,
    data: { name: COLLEAGUE },
    ...as(staff.admin),
  })
})
afterAll(() => newsroom?.close())

const COLLEAGUE = 'Inés Albrecht'
const DAY = 86_400_000
const now = new Date()
let count = 0

const registering = (displayName: string, email = `somebody.${(count += 1)}@reader.example`) =>
  register({ payload: newsroom.payload, displayName, email, password: PASSWORD, address: place(), now })
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: unknown) => (error instanceof ReaderInputError ? error.errors.displayName : String(error)),
  )
const asking = (readerId: string, displayName: string, at = now) =>
  askForName({ payload: newsroom.payload, readerId, displayName, now: at })
const row = (id: string) =>
  newsroom.payload.findByID({ collection: 'readers', id, depth: 0, overrideAccess: true })
const claims = async (reader: string) =>
  (
    await newsroom.payload.find({
      collection: 'readerNames',
      where: { reader: { equals: reader } },
      overrideAccess: true,
    })
  ).docs
const decide = (id: string, decision: string, name: unknown, token = moderator) =>
  rest(`/readers/${id}/name/${decision}`, { method: 'POST', token, body: { name } })
const listed = async (id: string) =>
  (await namesToCheck(newsroom.payload, newsroom.staff.moderator)).filter((name) => name.id === id)
const eventsOf = async (id: string) =>
  (
    await newsroom.payload.find({
      collection: 'audit',
      where: { subject: { equals: `readers/${id}` } },
      sort: 'seq',
      overrideAccess: true,
    })
  ).docs

test('a job title that somebody on the staff has is no name of a reader', async () => {
  const { payload, staff } = newsroom
  const said = 'This is a name of the newsroom. Choose another.'
  expect(await refusal(registering('Tonnage wizard'))).toBeNull()
  await payload.update({
    collection: 'staff',
    id: staff.author.id,
    data: { jobTitle: 'Tariff wizard' },
    ...as(staff.admin),
  })
  for (const name of ['Tariff wizard', 'Kim Lee, tariff wizard', 'Senior Analyst', 'Research Desk'])
    expect([name, await refusal(registering(name))]).toEqual([name, said])
})

test('a name that looks like another reader’s is refused with a variant, in the same words for a known address', async () => {
  const first = await aReader(newsroom.payload, 'Wei Zhang')
  const said = 'Another reader has this name. If it is yours too, take “Wei Zhang 2”.'
  expect(await refusal(registering('Wei Zhang'))).toBe(said)
  expect(await refusal(registering('Wei Zhanɡ'))).toMatch(
    /^Another reader has this name\. If it is yours too, take “/,
  )
  const before = (await mails(newsroom.payload, first.email)).length
  expect(await refusal(registering('Wei Zhang', first.email))).toBe(said)
  expect((await mails(newsroom.payload, first.email)).length).toBe(before)
  await registering('Wei Zhang 2')
  expect(await refusal(registering('wei zhang'))).toBe(said.replace('Wei Zhang 2', 'wei zhang 3'))
})

test('names of staff, of the site and of roles are nobody’s to take', async () => {
  const name = COLLEAGUE
  expect(await refusal(registering(name))).toBe(
    `A member of staff has this name. If it is yours too, take “${name} (reader)”.`,
  )
  await registering(`${name} (reader)`)
  for (const reserved of [
    'Admin',
    'Assay',
    'ADMlN',
    'The House',
    'Kim (Editor)',
    'Staff',
    'Assaynews',
    'Former reader',
    FORMER,
  ])
    expect([reserved, await refusal(registering(reserved))]).toEqual([
      reserved,
      'This is a name of the newsroom. Choose another.',
    ])
})

test('the name that a colleague had before is still theirs: bylines and comments say it', async () => {
  const { payload, staff } = newsroom
  const rename = (name: string) =>
    payload.update({ collection: 'staff', id: staff.moderator.id, data: { name }, ...as(staff.admin) })
  const { name } = staff.moderator
  for (const next of ['Mara Vogt', 'Mara Lind', name]) await rename(next)
  for (const former of ['Mara Vogt', 'Mara Lind', 'Vogt Mara'])
    expect([former, await refusal(registering(former))]).toEqual([
      former,
      expect.stringMatching(/^A member of staff has this name/),
    ])
})

test('whoever may not comment asks for no other name', async () => {
  const { payload } = newsroom
  const reader = await aReader(payload, 'Noor Unsure')
  const ask = () => askForName({ payload, readerId: reader.id, displayName: 'Noor Sure', now: new Date() })
  const set = (data: Record<string, unknown>) =>
    payload.db.updateOne({ collection: 'readers', id: reader.id, data, returning: false })
  await set({ verifiedAt: null })
  expect(await refusal(ask())).toBe('Confirm your e-mail address first.')
  await set({ verifiedAt: new Date().toISOString(), bannedAt: new Date().toISOString() })
  expect(await refusal(ask())).toBe('You cannot ask for another name.')
})

test('two who register one name at once: one of them has it', async () => {
  const outcomes = await Promise.all(
    ['Twice Atonce', 'Twice atonce', 'TwiceAtonce'].map((name) => refusal(registering(name))),
  )
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
  for (const outcome of outcomes.filter((one) => one !== null)) expect(outcome).toMatch(/^Another reader/)
})

test('another name waits for a moderator, once in 30 days, and the old one stays the reader’s', async () => {
  const { payload } = newsroom
  const reader = await aReader(payload, 'Before Him')
  await asking(reader.id, 'After Him')
  expect(await row(reader.id)).toMatchObject({ displayName: 'Before Him', askedName: 'After Him' })
  expect(await listed(reader.id)).toEqual([
    { id: reader.id, displayName: 'Before Him', asked: 'After Him', why: 'Asks for another name.' },
  ])
  expect(await refusal(asking(reader.id, 'Another One'))).toMatch(
    /^“After Him” waits for a moderator\. You can ask for another name from \d{4}-\d\d-\d\d\.$/,
  )
  expect(await refusal(registering('After Him'))).toMatch(/^Another reader has this name/)

  expect((await decide(reader.id, 'approve', 'After Him', author)).status).toBe(403)
  expect((await rest(`/readers/${reader.id}/name/approve`, { method: 'POST', body: {} })).status).toBe(401)
  expect((await decide(reader.id, 'approve', 'Something Else')).status).toBe(409)
  expect((await decide(reader.id, 'approve', undefined)).status).toBe(400)
  expect((await decide(reader.id, 'approve', 'After Him')).status).toBe(200)
  expect((await decide(reader.id, 'approve', 'After Him')).status).toBe(404)

  const stored = await row(reader.id)
  expect(stored).toMatchObject({ displayName: 'After Him', askedName: null })
  expect(stored.formerNames).toEqual([{ name: 'Before Him', until: expect.any(String) }])
  expect(await refusal(registering('Before Him'))).toMatch(/^Another reader has this name/)
  expect(await refusal(asking(reader.id, 'Third', new Date(now.getTime() + 29 * DAY)))).toMatch(
    /^You can ask/,
  )
  await asking(reader.id, 'Before Him', new Date(now.getTime() + 31 * DAY))

  const events = await eventsOf(reader.id)
  expect(events.map(({ action }) => action)).toEqual(['reader.renamed'])
  const text = JSON.stringify(events)
  for (const name of ['Before', 'After']) expect(text).not.toContain(name)
})

test('a name that is declined is free again, and whoever asks for a colleague’s gets nowhere', async () => {
  const reader = await aReader(newsroom.payload, 'Plain Name')
  expect(await refusal(asking(reader.id, COLLEAGUE))).toMatch(/^A member of staff/)
  await asking(reader.id, 'Fancy Name')
  expect((await decide(reader.id, 'decline', 'Fancy Name')).status).toBe(200)
  expect(await row(reader.id)).toMatchObject({ displayName: 'Plain Name', askedName: null })
  await registering('Fancy Name')
  expect((await eventsOf(reader.id)).map(({ action }) => action)).toEqual(['reader.name.declined'])
})

test('nobody writes a name past all this, a moderator and an admin in the panel included', async () => {
  const reader = await aReader(newsroom.payload, 'Left Alone')
  const answer = await rest(`/readers/${reader.id}`, {
    method: 'PATCH',
    token: moderator,
    body: { displayName: newsroom.staff.editor.name, askedName: 'x', formerNames: [], nameAskedAt: null },
  })
  expect(answer.status).toBe(200)
  expect(await row(reader.id)).toMatchObject({ displayName: 'Left Alone' })
  expect((await rest('/readerNames', { token: moderator })).status).toBe(403)
})

test('a reader who has the name of a new colleague keeps it, and is listed', async () => {
  const { payload, staff } = newsroom
  const reader = await aReader(payload, 'Rosa Lund')
  await payload.create({
    collection: 'staff',
    data: { name: 'Rosa Lund', email: 'rosa.lund@assay.example', role: 'author' } as Staff,
    ...as(staff.admin),
  })
  expect((await row(reader.id)).displayName).toBe('Rosa Lund')
  expect(await listed(reader.id)).toMatchObject([{ asked: null, why: 'A member of staff has this name.' }])
})

describe('names from before names were unique', () => {
  /** A reader as an older Assay left them: of this name, without a claim. */
  const old = async (name: string) => {
    count += 1
    const reader = await aReader(newsroom.payload, `Old Reader ${count}`)
    await newsroom.payload.db.deleteMany({
      collection: 'readerNames',
      where: { reader: { equals: reader.id } },
    })
    await tamper(newsroom.payload, 'readers', { id: { equals: reader.id } }, () => ({ displayName: name }))
    return reader.id
  }

  test('twins keep theirs, and the second is listed', async () => {
    const { payload } = newsroom
    const first = await old('Old Name')
    const second = await old('OLD NAME')
    expect(await claimAllNames(payload)).toEqual({ claimed: 1, flagged: 1 })
    expect(await claimAllNames(payload)).toEqual({ claimed: 0, flagged: 0 })
    expect([(await row(first)).displayName, (await row(second)).displayName]).toEqual([
      'Old Name',
      'OLD NAME',
    ])
    expect(await listed(first)).toEqual([])
    expect(await listed(second)).toMatchObject([{ why: 'Another reader had this name before.' }])
    expect(await refusal(registering('Old Name'))).toMatch(/^Another reader/)
  })

  test('one that nobody could take now is kept and listed, until its reader has another', async () => {
    const { payload } = newsroom
    const wants = {
      Аdmin: 'This says that they work for the newsroom.',
      'Editor Bob': 'This says that they work for the newsroom.',
      'ЕDITOR BOB': 'This says that they work for the newsroom.',
      'Assay desk': 'This is the name of the site.',
      [`Dr ${COLLEAGUE}`]: 'A member of staff has this name.',
    }
    const ids: Record<string, string> = {}
    for (const name of Object.keys(wants)) ids[name] = await old(name)
    const plain = await old('Quite Plain')
    expect(await claimAllNames(payload)).toEqual({ claimed: 1, flagged: 5 })
    expect(await listed(plain)).toEqual([])
    for (const [name, why] of Object.entries(wants))
      expect(await listed(ids[name]!)).toEqual([{ id: ids[name], displayName: name, asked: null, why }])

    for (const name of ['Аdmin', 'ЕDITOR BOB']) {
      await asking(ids[name]!, `Was ${count++} before`)
      const asked = (await row(ids[name]!)).askedName
      expect((await decide(ids[name]!, 'approve', asked)).status).toBe(200)
      expect(await listed(ids[name]!)).toEqual([])
    }
    expect(await listed(ids['Editor Bob']!)).toHaveLength(1)
  })
})

test('the claims hold no name, and go with the reader', async () => {
  const { payload, staff } = newsroom
  const reader = await aReader(payload, 'Going Away')
  const [claim] = await claims(reader.id)
  expect(JSON.stringify(claim)).not.toMatch(/going|away/i)
  expect(claim?.key).toMatch(/^[\w-]{43}$/)
  const req = await createLocalReq({}, payload)
  await enqueueMail({
    req,
    mail: { to: reader.email, kind: 'test', subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' },
  })
  const kept = () =>
    payload.count({ collection: 'outbox', where: { to: { equals: reader.email } }, overrideAccess: true })
  expect((await kept()).totalDocs).toBeGreaterThan(0)
  await payload.delete({ collection: 'readers', id: reader.id, ...as(staff.admin) })
  expect((await kept()).totalDocs).toBe(0)
  expect(await claims(reader.id)).toEqual([])
  await registering('Going Away')
  const reborn: Reader[] = (
    await payload.find({
      collection: 'readers',
      where: { displayName: { equals: 'Going Away' } },
      overrideAccess: true,
    })
  ).docs
  expect(reborn).toHaveLength(1)
})
