// What the record tells beside the workflow: who came, who may what, what Assay’s settings are, what
// moderators decided.

import { setTimeout as wait } from 'node:timers/promises'
import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Audit, Comment, Staff } from '#payload-types'
import { fromConsole } from '#src/audit/index.ts'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { approveComment, removeAsModerator } from '#src/comments/commands/moderateComments.ts'
import { ADDRESS_HEADER } from '#src/throttle/index.ts'
import { newestToken } from '../staff/desk.ts'
import { rest, signIn } from '../support/http.ts'
import { as, type Newsroom, openNewsroom } from '../support/newsroom.ts'

let room: Newsroom
let payload: Payload
let admin: string
let password: string

beforeAll(async () => {
  room = await openNewsroom()
  payload = room.payload
  password = room.password
  admin = await signIn(payload, room.staff.admin.email, password)
})
afterAll(() => room?.close())

async function events(action?: string): Promise<Audit[]> {
  const { docs } = await payload.find({
    collection: 'audit',
    where: action ? { action: { equals: action } } : {},
    sort: 'seq',
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs
}

async function newest(action: string): Promise<Audit> {
  const found = (await events(action)).at(-1)
  if (!found) throw new Error(`Nothing of ${action} is on the record.`)
  return found
}

async function newcomer(name: string): Promise<Staff> {
  const { body } = await rest('/staff', {
    method: 'POST',
    token: admin,
    body: { name, email: `${name.toLowerCase().replace(/\W/g, '.')}@desk.example`, role: 'author' },
  })
  return body.doc as unknown as Staff
}

test('a new colleague is on the record with role and address, by the admin who let them in', async () => {
  const staff = await newcomer('Una Fell')
  const event = await newest('staff.created')
  expect(event).toMatchObject({
    channel: 'admin',
    actorId: room.staff.admin.id,
    actorName: 'The admin',
    actorRole: 'admin',
    subject: `staff/${staff.id}`,
  })
  expect(event.data).toMatchObject({ name: 'Una Fell', role: 'author', email: 'una.fell@desk.example' })
})

test('a role, an address and a departure are recorded from what to what, a password only as changed', async () => {
  const staff = await newcomer('Vic Hale')
  // Asking for one field back hides nothing.
  await rest(`/staff/${staff.id}?select[name]=true`, {
    method: 'PATCH',
    token: admin,
    body: { role: 'editor' },
  })
  expect(await newest('staff.changed')).toMatchObject({
    subject: `staff/${staff.id}`,
    data: { changes: { role: { from: 'author', to: 'editor' } }, renewed: [] },
  })

  await rest(`/staff/${staff.id}`, {
    method: 'PATCH',
    token: admin,
    body: { email: 'vic@desk.example', departed: true },
  })
  expect((await newest('staff.changed')).data).toEqual({
    name: 'Vic Hale',
    changes: {
      email: { from: 'vic.hale@desk.example', to: 'vic@desk.example' },
      departed: { from: false, to: true },
    },
    renewed: [],
  })

  const own = await rest(`/staff/${room.staff.admin.id}`, {
    method: 'PATCH',
    token: admin,
    body: { password: 'another long password', currentPassword: password },
  })
  expect(own.status).toBe(200)
  expect(await newest('staff.changed')).toMatchObject({
    actorId: room.staff.admin.id,
    subject: `staff/${room.staff.admin.id}`,
    data: {
      name: 'The admin',
      changes: {},
      renewed: ['password'],
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      replaced: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  })

  const count = (await events('staff.changed')).length
  await rest(`/staff/${staff.id}`, { method: 'PATCH', token: admin, body: { name: 'Vic Hale' } })
  expect(await events('staff.changed')).toHaveLength(count)
})

test('several colleagues changed at once are several events', async () => {
  const people = [await newcomer('Wes Ode'), await newcomer('Xia Pu')]
  const { status } = await rest(`/staff?where[id][in]=${people.map(({ id }) => id).join(',')}`, {
    method: 'PATCH',
    token: admin,
    body: { role: 'moderator' },
  })
  expect(status).toBe(200)
  const changed = (await events('staff.changed')).slice(-2)
  expect(changed.map(({ subject }) => subject).sort()).toEqual(people.map(({ id }) => `staff/${id}`).sort())
  expect(changed.map(({ data }) => (data as { changes: unknown }).changes)).toEqual([
    { role: { from: 'author', to: 'moderator' } },
    { role: { from: 'author', to: 'moderator' } },
  ])
})

test('no password, hash, salt or key is ever on the record', async () => {
  const { body } = await rest('/integrations', {
    method: 'POST',
    token: admin,
    body: { name: 'Terminal', enableAPIKey: true, apiKey: 'a-very-secret-key-0123456789-abcdef' },
  })
  const integration = body.doc as unknown as { id: string }
  expect(await newest('integration.created')).toMatchObject({
    subject: `integrations/${integration.id}`,
    data: { name: 'Terminal' },
  })
  await rest(`/integrations/${integration.id}`, {
    method: 'PATCH',
    token: admin,
    body: { enableAPIKey: true, apiKey: 'another-secret-key-9876543210-abcdef' },
  })
  expect((await newest('integration.changed')).data).toMatchObject({ renewed: ['API key'] })
  await rest(`/integrations/${integration.id}`, { method: 'DELETE', token: admin })
  expect(await newest('integration.deleted')).toMatchObject({
    subject: `integrations/${integration.id}`,
    data: { name: 'Terminal' },
  })

  const text = JSON.stringify(await events())
  const rows = (await payload.db.find<Record<string, unknown>>({ collection: 'staff', pagination: false }))
    .docs
  for (const secret of [
    password,
    'another long password',
    'a-very-secret-key-0123456789-abcdef',
    'another-secret-key-9876543210-abcdef',
    ...rows.flatMap(({ hash, salt }) => [String(hash), String(salt)]),
  ]) {
    expect(text.includes(secret)).toBe(false)
  }
})

test('who signs in is recorded', async () => {
  await rest('/staff/login', { method: 'POST', body: { email: room.staff.editor.email, password } })
  expect(await newest('staff.login')).toMatchObject({
    actorId: room.staff.editor.id,
    channel: 'admin',
    subject: `staff/${room.staff.editor.id}`,
  })
})

test('ten who sign in at once all come in, and all are recorded', async () => {
  const before = (await events('staff.login')).length
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      rest('/staff/login', {
        method: 'POST',
        headers: { [ADDRESS_HEADER]: `192.0.2.${i}` },
        body: { email: room.staff.editor.email, password },
      }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
  expect(await events('staff.login')).toHaveLength(before + 10)
})

test('a refused log-in is recorded once in a while, without what was typed', async () => {
  const tries = [
    room.staff.author.email,
    room.staff.author.email,
    'nobody@desk.example',
    'somebody@desk.example',
  ]
  for (const email of tries)
    expect(
      (await rest('/staff/login', { method: 'POST', body: { email, password: 'not my password' } })).status,
    ).toBe(401)
  for (let i = 0; i < 50 && (await events('staff.login.refused')).length < 2; i += 1) await wait(100)
  const refused = await events('staff.login.refused')
  expect(refused.map(({ subject }) => subject ?? null)).toEqual([`staff/${room.staff.author.id}`, null])
  expect(JSON.stringify(refused)).not.toContain('nobody@desk.example')
  expect(refused[0]).toMatchObject({ actorName: 'Somebody' })
})

test('a password set by mail is recorded as such', async () => {
  const { email } = room.staff.compliance
  await rest('/staff/forgot-password', { method: 'POST', body: { email } })
  const token = await newestToken(payload, email)
  const logins = (await events('staff.login')).length
  expect(
    (
      await rest('/staff/reset-password', {
        method: 'POST',
        body: { token, password: 'yet another password' },
      })
    ).status,
  ).toBe(200)
  expect(await newest('staff.password.reset')).toMatchObject({ actorId: room.staff.compliance.id })
  expect(await events('staff.login')).toHaveLength(logins)
})

test('a change of the settings says which, from what to what', async () => {
  await rest('/globals/settings?select[tagline]=true', {
    method: 'POST',
    token: admin,
    body: { siteName: 'The Ledger' },
  })
  expect(await newest('settings.changed')).toMatchObject({
    actorId: room.staff.admin.id,
    data: { changes: { siteName: { to: 'The Ledger' } } },
  })
  await rest('/globals/settings', { method: 'POST', token: admin, body: { holdAllComments: true } })
  expect((await newest('settings.changed')).data).toEqual({
    changes: { holdAllComments: { from: false, to: true } },
  })
  await rest('/globals/settings', { method: 'POST', token: admin, body: { holdAllComments: false } })
})

test('a reader who is banned, let back in or deleted is on the record by id alone', async () => {
  const reader = await payload.create({
    collection: 'readers',
    data: { displayName: 'Loud One', email: 'loud@reader.example', password: 'a reader password' },
    depth: 0,
    overrideAccess: true,
  })
  const moderator = await signIn(payload, room.staff.moderator.email, password)
  await rest(`/readers/${reader.id}`, {
    method: 'PATCH',
    token: moderator,
    body: { bannedAt: '2025-07-10T12:00:00.000Z' },
  })
  expect(await newest('reader.banned')).toMatchObject({
    actorId: room.staff.moderator.id,
    subject: `readers/${reader.id}`,
  })
  await rest(`/readers/${reader.id}`, { method: 'PATCH', token: moderator, body: { bannedAt: null } })
  await newest('reader.unbanned')
  await rest(`/readers/${reader.id}`, { method: 'DELETE', token: admin })
  expect(await newest('reader.deleted')).toMatchObject({
    actorId: room.staff.admin.id,
    subject: `readers/${reader.id}`,
  })
  expect(JSON.stringify(await events())).not.toMatch(/Loud One|loud@reader/)
})

test('what moderators decide is recorded with its reason', async () => {
  const comment = await aComment()
  const decision = { payload, moderator: room.staff.moderator, id: comment.id, now: new Date() }
  await approveComment({ ...decision, reason: null })
  expect(await newest('comment.approve')).toMatchObject({
    actorId: room.staff.moderator.id,
    channel: 'admin',
    subject: `comments/${comment.id}`,
    data: { from: 'pending', to: 'visible' },
  })
  await removeAsModerator({ ...decision, reason: 'Names a client.' })
  expect(await newest('comment.remove')).toMatchObject({
    note: 'Names a client.',
    data: { from: 'visible', to: 'removed' },
  })
  await approveComment({ ...decision, reason: null })
  expect(await newest('comment.restore')).toMatchObject({ data: { from: 'removed', to: 'visible' } })
  expect(JSON.stringify(await events())).not.toContain(comment.body)
})

test('what the console does is told apart', async () => {
  await payload.create({
    collection: 'staff',
    data: { name: 'First Admin', email: 'first@desk.example', role: 'admin', password },
    depth: 0,
    overrideAccess: true,
    context: fromConsole(),
  })
  expect(await newest('staff.created')).toMatchObject({ channel: 'console', actorName: 'The console' })
})

test('a change that fails leaves nothing on the record', async () => {
  const before = (await events()).length
  expect(
    (
      await rest('/staff', {
        method: 'POST',
        token: admin,
        body: { name: 'Twice', email: room.staff.editor.email, role: 'author' },
      })
    ).status,
  ).toBe(400)
  await expect(
    payload.update({
      collection: 'staff',
      id: room.staff.editor.id,
      data: { role: 'admin' },
      ...as(room.staff.editor),
    }),
  ).resolves.toMatchObject({ role: 'editor' })
  expect(await events()).toHaveLength(before)
})

test('all of it is one chain', async () => {
  const { chain, findings } = await verifyRecord({ payload })
  expect(chain.broken).toBeNull()
  expect(chain.events).toBe((await events()).length)
  expect(findings.filter(({ about }) => about === 'staff')).toEqual([])
})

/** A comment that waits, under an article of no other use. */
async function aComment(): Promise<Comment> {
  const { recordComment } = await import('#src/comments/commands/recordComment.ts')
  const reader = await payload.create({
    collection: 'readers',
    data: { displayName: 'Kenji', email: 'kenji@reader.example', password: 'a reader password' },
    depth: 0,
    overrideAccess: true,
  })
  const article = await payload.create({
    collection: 'articles',
    draft: true,
    data: { headline: 'Under it' } as never,
    ...as(room.staff.author),
  })
  const id = await recordComment({
    payload,
    articleId: article.id,
    readerId: reader.id,
    parentId: null,
    body: 'A singular remark on tin.',
    state: 'pending',
    createdAt: new Date(),
  })
  return payload.findByID({ collection: 'comments', id, depth: 0, overrideAccess: true })
}
