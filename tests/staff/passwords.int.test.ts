// Who sets a colleague's password: the colleague, by a link or knowing the present one; and who hears of it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '#src/passwords/hash.ts'
import { aReader } from '../readers/desk.ts'
import { graphql, rest, signIn } from '../support/http.ts'
import { as, type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { logIn, mailsTo, newestToken, stored, useLink } from './desk.ts'

let room: Newsroom
let admin: string

beforeAll(async () => {
  room = await openNewsroom()
  admin = await signIn(room.payload, room.staff.admin.email, room.password)
})

afterAll(() => room.close())

const colleague = (name: string) => ({ name, email: `${name.toLowerCase()}@desk.example`, role: 'author' })

async function made(name: string) {
  const answer = await rest('/staff', { method: 'POST', token: admin, body: colleague(name) })
  expect(answer.status).toBe(201)
  return answer.body.doc as { id: string; email: string }
}

/** A colleague who has chosen a password, signed in. */
async function settled(name: string, password = 'a password of their own') {
  const { id, email } = await made(name)
  expect((await useLink(await newestToken(room.payload, email), password)).status).toBe(200)
  return { id, email, password, token: String((await logIn(email, password)).body.token) }
}

describe('a new account', () => {
  it('comes without a password that anybody knows, and with a link for its owner', async () => {
    const { id, email } = await made('Wanda')
    const [mail] = await mailsTo(room.payload, email)
    expect(mail).toMatchObject({ kind: 'staff-password-link' })
    expect(mail!.text).toContain('The admin made an account for you')
    const token = await newestToken(room.payload, email)
    expect((await stored(room.payload, id))?.resetPasswordToken).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(JSON.stringify(await stored(room.payload, id))).not.toContain(token)
    const answer = await useLink(token, 'chosen by Wanda alone')
    expect(answer.status).toBe(200)
    expect(answer.body).not.toHaveProperty('token')
    expect((await logIn(email, 'chosen by Wanda alone')).status).toBe(200)
    expect((await useLink(token, 'chosen by somebody')).status).toBe(403)
  })

  it('is refused with a password, over REST and for an admin of the Local API', async () => {
    const body = { ...colleague('Xenia'), password: 'chosen by an admin' }
    const answer = await rest('/staff', { method: 'POST', token: admin, body })
    expect(answer.status).toBe(400)
    expect(answer.body.errors?.[0]?.message).toMatch(/your colleague chooses it/)
    await expect(
      room.payload.create({ collection: 'staff', data: body as never, ...as(room.staff.admin) }),
    ).rejects.toThrow(/your colleague chooses it/)
    expect(await mailsTo(room.payload, body.email)).toEqual([])
  })

  it('is made by the console with a password that the rule takes, and no other', async () => {
    const create = (password: string) =>
      room.payload.create({
        collection: 'staff',
        data: { ...colleague('Yuri'), role: 'admin', password },
        depth: 0,
        overrideAccess: true,
      })
    await expect(create('eleven char')).rejects.toThrow('Use a password of 12 to 200 characters.')
    const { email } = await create('twelve chars')
    expect(await mailsTo(room.payload, email)).toEqual([])
    expect((await logIn(email, 'twelve chars')).status).toBe(200)
  })
})

describe('a colleague’s password', () => {
  it('is set by no admin, one by one or in bulk, with or without knowing it', async () => {
    const { compliance } = room.staff
    for (const [path, body] of [
      [`/staff/${compliance.id}`, { password: 'chosen by an admin' }],
      [`/staff/${compliance.id}`, { password: 'chosen by an admin', currentPassword: room.password }],
      [`/staff?where[id][equals]=${compliance.id}`, { password: 'chosen by an admin' }],
      [
        `/staff?where[id][equals]=${room.staff.admin.id}`,
        { password: 'my own', currentPassword: room.password },
      ],
    ] as const) {
      const answer = await rest(path, { method: 'PATCH', token: admin, body })
      expect(answer.status).toBe(403)
      expect(answer.body.errors?.[0]?.message).toMatch(/send a link instead/)
    }
    const mutation = await graphql(
      `mutation { updateStaff(id: "${compliance.id}", data: { password: "chosen by an admin" }) { id } }`,
      { token: admin },
    )
    expect(mutation.body.errors?.[0]?.message).toContain('updateStaff')
    for (const field of [
      'hash',
      'salt',
      'resetPasswordToken',
      'resetPasswordExpiration',
      'sessions',
      'places',
    ])
      await rest(`/staff/${compliance.id}`, {
        method: 'PATCH',
        token: admin,
        body: { [field]: field === 'sessions' || field === 'places' ? [] : 'x' },
      })
    expect((await logIn(compliance.email, room.password)).status).toBe(200)
  })

  it('is renewed by a link that an admin sends, and the sending is on the record', async () => {
    const { id, email } = await settled('Zora')
    expect(
      (await rest(`/staff/${id}/password-link`, { method: 'POST', token: admin, body: {} })).status,
    ).toBe(200)
    expect((await mailsTo(room.payload, email)).at(-1)?.text).toContain('The admin sent you this link')
    const { docs } = await room.payload.find({
      collection: 'audit',
      where: { and: [{ action: { equals: 'staff.link.sent' } }, { subject: { equals: `staff/${id}` } }] },
      sort: 'seq',
      depth: 0,
      overrideAccess: true,
    })
    expect(docs.map(({ actorId, data }) => ({ actorId, data }))).toEqual(
      ['invitation', 'reset'].map((occasion) => ({
        actorId: room.staff.admin.id,
        data: { name: 'Zora', occasion },
      })),
    )
    expect((await useLink(await newestToken(room.payload, email), 'another of their own')).status).toBe(200)
    expect((await mailsTo(room.payload, email, 'staff-account-changed')).at(-1)?.text).toContain(
      'You set a new password by a link',
    )
  })

  it.each(['author', 'editor', 'compliance', 'moderator'] as const)('no %s sends links', async (role) => {
    const token = await signIn(room.payload, room.staff[role].email, room.password)
    const answer = await rest(`/staff/${room.staff.admin.id}/password-link`, {
      method: 'POST',
      token,
      body: {},
    })
    expect(answer.status).toBe(403)
  })
})

describe('one’s own password', () => {
  it('is changed by who knows the present one, and ends every other session', async () => {
    const me = await settled('Abel')
    const other = await signIn(room.payload, me.email, me.password)
    const change = (body: Record<string, unknown>) =>
      rest(`/staff/${me.id}`, { method: 'PATCH', token: me.token, body })
    for (const [body, status, sentence] of [
      [{ password: 'a newer password' }, 403, 'Give your present password too.'],
      [
        { password: 'a newer password', currentPassword: 'guessed' },
        403,
        'This is not your present password.',
      ],
      [
        { password: 'a newer password', currentPassword: { $ne: '' } },
        403,
        'Give your present password too.',
      ],
      [{ password: 'short', currentPassword: me.password }, 400, 'Use a password of 12 to 200 characters.'],
      [{ password: ['a newer password'], currentPassword: me.password }, 400, '"password" must be text.'],
    ] as const) {
      const answer = await change(body)
      expect(answer.status).toBe(status)
      expect(answer.body.errors?.[0]?.message).toBe(sentence)
    }
    expect((await logIn(me.email, me.password)).status).toBe(200)
    expect((await change({ password: 'a newer password', currentPassword: me.password })).status).toBe(200)
    expect((await rest('/staff/me', { token: me.token })).body.user).toMatchObject({ id: me.id })
    expect((await rest('/staff/me', { token: other })).body.user).toBeNull()
    expect((await logIn(me.email, me.password)).status).toBe(401)
    expect((await logIn(me.email, 'a newer password')).status).toBe(200)
    const told = (await mailsTo(room.payload, me.email, 'staff-account-changed')).map(({ text }) => text)
    expect(told).toHaveLength(2)
    expect(told[1]).toContain('You set a new password in the admin panel.')
    expect(await stored(room.payload, me.id)).not.toHaveProperty('currentPassword')
  })

  it('cannot be guessed by a stolen session: ten tries an hour', async () => {
    const me = await settled('Bela')
    const tries = []
    for (let i = 0; i < 11; i += 1)
      tries.push(
        (
          await rest(`/staff/${me.id}`, {
            method: 'PATCH',
            token: me.token,
            body: { password: 'a newer password', currentPassword: `guess number ${i}` },
          })
        ).status,
      )
    expect(tries).toEqual([...Array.from({ length: 10 }, () => 403), 429])
  })
})

describe('a forgotten password', () => {
  const forget = (email: string) =>
    rest('/staff/forgot-password', {
      method: 'POST',
      body: { email, disableEmail: true, expiration: 1e12 },
      headers: { 'x-assay-address': `203.0.113.${Math.floor(Math.random() * 200)}` },
    })

  it('is renewed by the link in the mail, by the rule of the staff', async () => {
    const { email } = await settled('Cleo')
    expect((await forget(` ${email.toUpperCase()} `)).status).toBe(200)
    const token = await newestToken(room.payload, email)
    for (const password of ['abcd', 'x'.repeat(11), 'x'.repeat(201), '🙂🙃😀😁😂😃'])
      expect((await useLink(token, password)).status).toBe(400)
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, i) => useLink(token, `four at once, number ${i}`)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403])
  })

  it('is mailed to nobody who has left, nor to an address that nobody has', async () => {
    const { id, email } = await settled('Dora')
    await rest(`/staff/${id}/password-link`, { method: 'POST', token: admin, body: {} })
    const token = await newestToken(room.payload, email)
    const left = await rest(`/staff/${id}`, { method: 'PATCH', token: admin, body: { departed: true } })
    expect(left).toMatchObject({ status: 200, body: { doc: { departed: true } } })
    const before = await mailsTo(room.payload, email)
    for (const address of [email, 'nobody@desk.example'])
      expect((await forget(address)).body).toEqual({ message: 'Success' })
    expect(await mailsTo(room.payload, email)).toEqual(before)
    expect((await useLink(token, 'a password after leaving')).status).toBe(403)
    expect(
      (await rest(`/staff/${id}/password-link`, { method: 'POST', token: admin, body: {} })).status,
    ).toBe(409)
  })

  it('a token that an older Assay kept as it was sent is dead', async () => {
    const { id } = await settled('Egon')
    await room.payload.db.updateOne({
      collection: 'staff',
      id,
      data: { resetPasswordToken: 'a'.repeat(40), resetPasswordExpiration: '2099-01-01T00:00:00.000Z' },
      returning: false,
    })
    expect((await useLink('a'.repeat(40), 'by an older token')).status).toBe(403)
  })

  it('Payload’s own operations, which would keep the token as it is sent, are closed', async () => {
    await expect(
      room.payload.forgotPassword({ collection: 'staff', data: { email: room.staff.editor.email } }),
    ).rejects.toThrow(/src\/staff/)
    await expect(
      room.payload.resetPassword({
        collection: 'staff',
        data: { token: 'x', password: 'x'.repeat(12) },
        overrideAccess: true,
      }),
    ).rejects.toThrow(/src\/staff/)
  })
})

describe('a password with accents', () => {
  const COMPOSED = 'crème brûlée à midi'
  const DECOMPOSED = COMPOSED.normalize('NFD')

  it('of staff is the same on every keyboard, however it was set', async () => {
    const { id, email, token } = await settled('Fleur', DECOMPOSED)
    expect((await logIn(email, COMPOSED)).status).toBe(200)
    expect((await logIn(email, DECOMPOSED)).status).toBe(200)
    const body = { currentPassword: DECOMPOSED, password: `${DECOMPOSED}, encore` }
    expect((await rest(`/staff/${id}`, { method: 'PATCH', token, body })).status).toBe(200)
    expect((await logIn(email, `${COMPOSED}, encore`)).status).toBe(200)
  })

  it('or too short, that was set before the rule, still works as it was typed', async () => {
    const { id, email } = await settled('Gwen')
    for (const old of [DECOMPOSED, 'né'.normalize('NFD')]) {
      await room.payload.db.updateOne({
        collection: 'staff',
        id,
        data: await hashedAsTyped(old),
        returning: false,
      })
      expect((await logIn(email, old)).status).toBe(200)
    }
  })

  it('of a reader too', async () => {
    const { logIn: readerLogIn } = await import('#src/readers/index.ts')
    const reader = await aReader(room.payload, 'Noor Haddad')
    const { docs } = await room.payload.find({
      collection: 'readers',
      where: { email: { equals: reader.email } },
      depth: 0,
      overrideAccess: true,
    })
    const set = async (hashed: { hash: string; salt: string }) =>
      room.payload.db.updateOne({ collection: 'readers', id: docs[0]!.id, data: hashed, returning: false })
    const enter = (password: string) =>
      readerLogIn({ payload: room.payload, email: reader.email, password, address: '192.0.2.9' })
    await set(await hashPassword(DECOMPOSED))
    await expect(enter(COMPOSED)).resolves.toBeTruthy()
    await expect(enter(DECOMPOSED)).resolves.toBeTruthy()
    await set(await hashedAsTyped(DECOMPOSED))
    await expect(enter(DECOMPOSED)).resolves.toBeTruthy()
    await expect(enter('creme brulee a midi')).rejects.toThrow(/wrong/)
  })

  it('a reader of the Local API, such as the demo’s, keeps the rule of readers', async () => {
    await expect(
      room.payload.create({
        collection: 'readers',
        data: { displayName: 'Short', email: 'short@reader.example', password: 'nine char' },
        depth: 0,
        overrideAccess: true,
      }),
    ).rejects.toThrow('Use a password of 10 to 200 characters.')
  })
})

/** A hash as Assay made it before passwords were composed. */
async function hashedAsTyped(password: string) {
  const { pbkdf2Sync, randomBytes } = await import('node:crypto')
  const salt = randomBytes(32).toString('hex')
  return {
    salt,
    hash: `pbkdf2-sha256-v1:${pbkdf2Sync(password, salt, 600_000, 32, 'sha256').toString('hex')}`,
  }
}
