// What becomes of an account when its standing changes, who hears of it, and whose hand the record names.

import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromConsole } from '#src/audit/index.ts'
import { accountHands, OPERATOR } from '#src/audit/recording/accountHands.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { rest, signIn } from '../support/http.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { logIn, mailsTo, newestToken, stored, useLink } from './desk.ts'

let room: Newsroom
let admin: string
const PASSWORD = 'a password of their own'

beforeAll(async () => {
  room = await openNewsroom()
  admin = await signIn(room.payload, room.staff.admin.email, room.password)
})

afterAll(() => room.close())

const change = (id: string, body: Record<string, unknown>, token = admin) =>
  rest(`/staff/${id}`, { method: 'PATCH', token, body })

async function settled(name: string, role = 'author') {
  const email = `${name.toLowerCase()}@desk.example`
  const answer = await rest('/staff', { method: 'POST', token: admin, body: { name, email, role } })
  const { id } = answer.body.doc as { id: string }
  expect((await useLink(await newestToken(room.payload, email), PASSWORD)).status).toBe(200)
  return { id, email, token: String((await logIn(email, PASSWORD)).body.token) }
}

describe('a colleague hears', () => {
  it('of a new role', async () => {
    const { id, email } = await settled('Ada')
    expect((await change(id, { role: 'editor', jobTitle: 'Editor' })).status).toBe(200)
    const told = await mailsTo(room.payload, email, 'staff-account-changed')
    expect(told.at(-1)?.text).toContain('The admin changed your role from author to editor.')
    const before = told.length
    await change(id, { jobTitle: 'Senior editor' })
    expect(await mailsTo(room.payload, email, 'staff-account-changed')).toHaveLength(before)
  })

  it('of a new address, at the old one and at the new one; links to the old one are dead', async () => {
    const { id, email } = await settled('Bob')
    await rest(`/staff/${id}/password-link`, { method: 'POST', token: admin, body: {} })
    const token = await newestToken(room.payload, email)
    expect((await change(id, { email: 'robert@desk.example' })).status).toBe(200)
    for (const address of [email, 'robert@desk.example'])
      expect((await mailsTo(room.payload, address, 'staff-account-changed')).at(-1)?.text).toContain(
        `The admin changed the address of your account from ${email} to robert@desk.example.`,
      )
    expect((await useLink(token, 'by the old address')).status).toBe(403)
  })
})

describe('somebody who left', () => {
  it('has no session when they come back', async () => {
    const { id, email, token } = await settled('Cid')
    const me = async () => (await rest('/staff/me', { token })).body.user
    expect(await me()).toMatchObject({ id })
    expect((await change(id, { departed: true })).status).toBe(200)
    expect((await stored(room.payload, id))?.sessions ?? []).toEqual([])
    expect((await logIn(email, PASSWORD)).status).toBe(401)
    expect((await change(id, { departed: false })).status).toBe(200)
    expect(await me()).toBeNull()
    expect((await logIn(email, PASSWORD)).status).toBe(200)
  })

  it('nor one that an older Assay left in the database', async () => {
    const { id, token } = await settled('Dan')
    await room.payload.db.updateOne({ collection: 'staff', id, data: { departed: true }, returning: false })
    expect((await change(id, { departed: false })).status).toBe(200)
    expect((await rest('/staff/me', { token })).body.user).toBeNull()
  })
})

describe('the last admin', () => {
  const REFUSED = 'This is the last admin. Make somebody else an admin first.'
  const admins = async () =>
    (
      await room.payload.find({
        collection: 'staff',
        where: { role: { equals: 'admin' } },
        depth: 0,
        overrideAccess: true,
      })
    ).docs.filter(({ departed }) => !departed)

  it('cannot take the role or the standing from himself, one by one or in bulk', async () => {
    const { id } = room.staff.admin
    for (const body of [{ role: 'editor' }, { departed: true }]) {
      const answer = await change(id, body)
      expect(answer.status).toBe(409)
      expect(answer.body.errors?.[0]?.message).toBe(REFUSED)
      await rest(`/staff?where[role][equals]=admin`, { method: 'PATCH', token: admin, body })
      expect(await admins()).toHaveLength(1)
    }
    expect((await change(id, { jobTitle: 'Managing editor' })).status).toBe(200)
  })

  it('stays where two demote one another at once', async () => {
    const pairs = 4
    for (let i = 0; i < pairs; i += 1) {
      const other = await settled(`Admin${i}`, 'admin')
      const answers = await Promise.all([
        change(other.id, { role: 'editor' }),
        change(room.staff.admin.id, { role: 'editor' }, other.token),
      ])
      expect(answers.map(({ status }) => status)).toContain(200)
      const left = await admins()
      expect(left).toHaveLength(1)
      await room.payload.db.updateOne({
        collection: 'staff',
        id: room.staff.admin.id,
        data: { role: 'admin' },
        returning: false,
      })
      await room.payload.db.updateOne({
        collection: 'staff',
        id: other.id,
        data: { role: 'editor' },
        returning: false,
      })
    }
  })
})

describe('the record names every hand on an account', () => {
  it('who made it and who changed its address and role, and the person’s own passwords; a link that was sent is no hand', async () => {
    const since = new Date()
    const { id, email, token } = await settled('Eve')
    await change(id, { role: 'editor' })
    await change(id, { email: 'eva@desk.example', jobTitle: 'Editor' })
    await change(id, { password: 'one more of their own', currentPassword: PASSWORD }, token)
    await rest(`/staff/${id}/password-link`, { method: 'POST', token: admin, body: {} })
    const hands = await handsSince([id], since)
    const by = room.staff.admin.id
    expect(hands.map(({ account, by: who, what }) => [account, who, what])).toEqual([
      [id, by, 'created'],
      [id, id, 'password'],
      [id, by, 'role'],
      [id, by, 'address'],
      [id, id, 'password'],
    ])
    expect(hands.every(({ at }) => at >= since.toISOString())).toBe(true)
    expect(await handsSince([id], new Date(Date.now() + 1000))).toEqual([])
    expect(await handsSince([], since)).toEqual([])
    expect(email).toBe('eve@desk.example')
  })

  it('the operator by a name of its own', async () => {
    const since = new Date()
    const atServer = async <T>(work: (req: Awaited<ReturnType<typeof createLocalReq>>) => Promise<T>) =>
      inTransaction(room.payload, null, work)
    const { id } = await atServer((req) =>
      room.payload.create({
        collection: 'staff',
        data: { name: 'Finn', email: 'finn@desk.example', role: 'admin', password: PASSWORD },
        depth: 0,
        overrideAccess: true,
        req,
        context: fromConsole(),
      }),
    )
    await atServer((req) =>
      room.payload.update({
        collection: 'staff',
        id,
        data: { password: 'by the operator' },
        depth: 0,
        overrideAccess: true,
        req,
        context: fromConsole(),
      }),
    )
    expect((await handsSince([id], since)).map(({ by, what }) => [by, what])).toEqual([
      [OPERATOR, 'created'],
      [OPERATOR, 'password'],
    ])
    expect((await mailsTo(room.payload, 'finn@desk.example')).at(-1)?.text).toContain(
      'The console set a new password for your account.',
    )
    await change(id, { departed: true })
  })
})

async function handsSince(staffIds: string[], since: Date) {
  return accountHands({ req: await createLocalReq({}, room.payload), staffIds, since })
}
