// A reader's account from registration to the last log-out, on a real database.

import { SignJWT } from 'jose'
import { JWT_AUTH_VERSION } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  changePassword,
  currentReader,
  LinkSpentError,
  ProofNeededError,
  logIn,
  logOut,
  ReaderInputError,
  register,
  requestReset,
  resendVerification,
  resetPassword,
  sessionCookies,
  verifyEmail,
  WrongCredentialsError,
} from '#src/readers/index.ts'
import { rest, signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { aReader, lastMail, mails, PASSWORD, place, tokenIn } from './desk.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom?.close())

const HOUR = 3_600_000
const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` })
const logged = (email: string, password = PASSWORD) =>
  logIn({ payload: newsroom.payload, email, password, address: place() })
/** Presses the button of the mail's page, with the password unless said otherwise. */
const confirmed = (token: string, changed: Partial<Parameters<typeof verifyEmail>[0]> = {}) =>
  verifyEmail({
    payload: newsroom.payload,
    token,
    readerId: null,
    password: PASSWORD,
    address: place(),
    now: new Date(),
    ...changed,
  })
const whoIs = async (token: string) =>
  (await currentReader({ payload: newsroom.payload, headers: bearer(token) }))?.reader ?? null
const readerRow = async (email: string) =>
  (
    await newsroom.payload.find({
      collection: 'readers',
      where: { email: { equals: email } },
      overrideAccess: true,
      showHiddenFields: true,
    })
  ).docs[0]!

const timed = async (email: string) => {
  const started = performance.now()
  const error: unknown = await logged(email, 'not the password').catch((caught: unknown) => caught)
  return { time: performance.now() - started, answer: [(error as Error).name, (error as Error).message] }
}
const median = (tries: { time: number }[]) => tries.map(({ time }) => time).sort((a, b) => a - b)[1]!

describe('registering', () => {
  test('takes a host in letters beyond ASCII as mail servers know it, and either spelling later', async () => {
    const { payload } = newsroom
    const stored = 'ola@xn--mller-kva.example'
    await register({
      payload,
      displayName: 'Ola Berg',
      email: 'Ola@Müller.example',
      password: PASSWORD,
      address: place(),
      now: new Date(),
    })
    expect(await readerRow(stored)).toMatchObject({ email: stored })
    const { text } = (await lastMail(payload, stored))!
    await confirmed(tokenIn(text))
    for (const email of ['ola@müller.example', stored])
      expect((await whoIs((await logged(email)).token))?.email).toBe(stored)
  })

  test('makes an unverified account and mails a link that verifies it once', async () => {
    const { payload } = newsroom
    const email = 'kenji@reader.example'
    await register({
      payload,
      displayName: '  Kenji   Mori ',
      email: ' Kenji@Reader.example ',
      password: PASSWORD,
      returnTo: '/articles/zinc#respond',
      address: place(),
      now: new Date(),
    })
    const row = await readerRow(email)
    expect(row).toMatchObject({ displayName: 'Kenji Mori', verifiedAt: null, approvedComments: 0 })
    const mail = (await lastMail(payload, email))!
    expect(mail.kind).toBe('verify-email')
    const link = new URL(/https?:\/\/\S+/.exec(mail.text)![0])
    expect([link.origin, link.pathname, link.searchParams.get('returnTo')]).toEqual([
      'http://localhost:3000',
      '/verify',
      '/articles/zinc#respond',
    ])
    const token = tokenIn(mail.text)
    expect(await confirmed(token)).toMatchObject({
      verified: true,
      email,
    })
    await expect(confirmed(token)).rejects.toThrow(LinkSpentError)
  })

  test('tells the owner of a known address, and the person who tried nothing', async () => {
    const { payload } = newsroom
    const known = await aReader(payload, 'Sofia')
    const tried = (displayName: string, email: string) =>
      register({
        payload,
        displayName,
        email,
        password: 'another long password',
        address: place(),
        now: new Date(),
      }).catch((error: Error) => error.constructor.name)
    // The name is taken from then on in both cases: that it is free would tell that the address was known.
    expect([
      await tried('Somebody Else', known.email),
      await tried('Somebody Else', 'a-third@reader.example'),
      await tried('Nobody Else', 'nobody@reader.example'),
      await tried('Nobody Else', 'a-third@reader.example'),
    ]).toEqual([undefined, 'ReaderInputError', undefined, 'ReaderInputError'])
    expect((await mails(payload, known.email)).map((mail) => mail.kind)).toEqual([
      'account-exists',
      'verify-email',
    ])
    expect((await readerRow(known.email)).displayName).toBe('Sofia')
    await expect(logged(known.email, 'another long password')).rejects.toThrow(WrongCredentialsError)
  })

  test('of an address that nobody has confirmed leads its owner to a password of their own', async () => {
    const { payload } = newsroom
    const stranger = await aReader(payload, 'Stranger', { verified: false })
    const before = await logged(stranger.email)
    await register({
      payload,
      displayName: 'Ona Owner',
      email: stranger.email,
      password: 'another long password',
      address: place(),
      now: new Date(),
    })
    const told = (await mails(payload, stranger.email)).find((mail) => mail.kind === 'account-exists')!
    expect(told.text).toContain('that confirms it, and whoever chose the first one knows it no longer')
    await requestReset({ payload, email: stranger.email, address: place(), now: new Date() })
    await resetPassword({
      payload,
      token: tokenIn((await lastMail(payload, stranger.email))!.text),
      password: 'the owner’s own password',
      address: place(),
      now: new Date(),
    })
    expect([await whoIs(before.token), (await readerRow(stranger.email)).verifiedAt]).toEqual([
      null,
      expect.any(String),
    ])
    await expect(logged(stranger.email)).rejects.toThrow(WrongCredentialsError)
  })

  test('of one address by five at once makes one account', async () => {
    const { payload } = newsroom
    const email = 'race@reader.example'
    await Promise.all(
      Array.from({ length: 5 }, () =>
        register({
          payload,
          displayName: 'Racer',
          email,
          password: PASSWORD,
          address: place(),
          now: new Date(),
        }),
      ),
    )
    const { totalDocs } = await payload.count({
      collection: 'readers',
      where: { email: { equals: email } },
      overrideAccess: true,
    })
    expect(totalDocs).toBe(1)
    expect((await mails(payload, email)).filter((mail) => mail.kind === 'verify-email')).toHaveLength(1)
  })

  test.each([
    ['a short password', { password: 'nine char' }, 'password'],
    ['an endless password', { password: 'ab'.repeat(101) }, 'password'],
    ['the address as password', { password: 'Someone@reader.example' }, 'password'],
    ['the name as password', { password: 'Some One Long', displayName: 'some one long' }, 'password'],
    ['no address', { email: 'someone' }, 'email'],
    ['two addresses', { email: 'a@b.example,c@d.example' }, 'email'],
    ['a name that turns the text around', { displayName: 'Some\u202Eone' }, 'displayName'],
    ['a name in letters of two scripts', { displayName: 'Jo\u043Fah Whitfield' }, 'displayName'],
    ['a name that is a link', { displayName: 'www.example.com' }, 'displayName'],
    ['a name that is markup', { displayName: '<img src=x>' }, 'displayName'],
    ['a name without letters to see', { displayName: '\u200B\u200B\u200B' }, 'displayName'],
  ])('refuses %s with a sentence', async (_, wrong, field) => {
    const entered = {
      payload: newsroom.payload,
      displayName: 'Some One',
      email: 'someone@reader.example',
      password: PASSWORD,
      address: place(),
      now: new Date(),
    }
    const refusal = await register({ ...entered, ...wrong }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(ReaderInputError)
    expect(Object.keys((refusal as ReaderInputError).errors)).toEqual([field])
  })
})

describe('a link in a mail', () => {
  test('is worth nothing once it is too old, for another purpose, or with a letter changed', async () => {
    const { payload } = newsroom
    const reader = await aReader(payload, 'Old', { verified: false })
    const token = tokenIn((await lastMail(payload, reader.email))!.text)
    const tryAt = (value: string, now: Date) => confirmed(value, { now })
    await expect(tryAt(token, new Date(Date.now() + 7 * 24 * HOUR + 1000))).rejects.toThrow(LinkSpentError)
    await expect(
      tryAt(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, new Date()),
    ).rejects.toThrow(LinkSpentError)
    await expect(
      resetPassword({ payload, token, password: 'a brand new password', address: place(), now: new Date() }),
    ).rejects.toThrow(LinkSpentError)
    const other = await aReader(payload, 'Other', { verified: false })
    await expect(tryAt(token.replace(reader.id, other.id), new Date())).rejects.toThrow(LinkSpentError)
    expect((await tryAt(token, new Date())).verified).toBe(true)
  })

  test('is text and nothing else', async () => {
    for (const token of [{ $gt: '' }, ['a'], null, 1] as unknown as string[]) {
      await expect(confirmed(token)).rejects.toThrow(LinkSpentError)
    }
  })

  test('clicked twenty times at once verifies once', async () => {
    const { payload } = newsroom
    const reader = await aReader(payload, 'Eager', { verified: false })
    const token = tokenIn((await lastMail(payload, reader.email))!.text)
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => confirmed(token)))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })

  test('confirms nothing for who did not register: it takes a session of the account, or its password', async () => {
    const { payload } = newsroom
    const reader = await aReader(payload, 'Proven', { verified: false })
    const other = await aReader(payload, 'Other Proven')
    const token = tokenIn((await lastMail(payload, reader.email))!.text)
    for (const password of [undefined, ''])
      await expect(confirmed(token, { password })).rejects.toMatchObject({ status: 403, name: 'ProofNeeded' })
    await expect(confirmed(token, { readerId: other.id, password: undefined })).rejects.toThrow(
      ProofNeededError,
    )
    await expect(confirmed(token, { password: 'a'.repeat(1001) })).rejects.toThrow(WrongCredentialsError)
    const address = place()
    const guesses: unknown[] = []
    for (let index = 0; index < 8; index += 1)
      guesses.push(
        await confirmed(token, { password: 'a guess', address }).catch((error: Error) => error.name),
      )
    expect(new Set(guesses)).toEqual(new Set(['WrongCredentials', 'Throttled'])) // as at the log-in
    expect((await readerRow(reader.email)).verifiedAt).toBeNull()
    expect((await confirmed(token, { readerId: reader.id, password: undefined })).verified).toBe(true)
  })

  test('can be asked for again until the address is verified, three times an hour', async () => {
    const { payload } = newsroom
    const reader = await aReader(payload, 'Again', { verified: false })
    const again = () => resendVerification({ payload, readerId: reader.id, now: new Date() })
    await again()
    await again()
    await again()
    await expect(again()).rejects.toMatchObject({ status: 429 })
    expect(await mails(payload, reader.email)).toHaveLength(4)
  })

  test('is refused once the address is confirmed, since no mail would go', async () => {
    const { payload } = newsroom
    const reader = await aReader(payload, 'Confirmed')
    const before = await mails(payload, reader.email)
    const again = resendVerification({ payload, readerId: reader.id, now: new Date() })
    await expect(again).rejects.toMatchObject({ status: 409, name: 'ConfirmedAlready' })
    expect(await mails(payload, reader.email)).toHaveLength(before.length)
  })
})

describe('a session', () => {
  test('starts with the right password, before verification too, and is known by cookie and by bearer token', async () => {
    const { payload } = newsroom
    const reader = await aReader(payload, 'Session', { verified: false })
    const { token } = await logged(reader.email.toUpperCase())
    expect(await whoIs(token)).toMatchObject({ id: reader.id, verified: false })
    const [cookie, hint] = sessionCookies(token)
    expect(cookie).toMatch(/^assay-reader=[^;]+; HttpOnly; Path=\/; SameSite=Lax; Max-Age=2592000$/)
    expect(hint).toBe('assay-in=1; Path=/; SameSite=Lax; Max-Age=2592000') // for scripts to read, and nobody's key
    const headers = new Headers({ cookie: `other=1; ${cookie?.split(';')[0]}` })
    expect((await currentReader({ payload, headers }))?.by).toBe('cookie')
  })

  test('ends at once with a log-out, and only that one', async () => {
    const { payload } = newsroom
    const reader = await aReader(payload, 'Leaver')
    const [phone, desk] = [await logged(reader.email), await logged(reader.email)]
    await logOut({ payload, headers: bearer(phone.token) })
    expect([await whoIs(phone.token), (await whoIs(desk.token))?.id]).toEqual([null, reader.id])
  })

  test('is kept when the same reader logs in ten times at once', async () => {
    const reader = await aReader(newsroom.payload, 'Busy')
    const sessions = await Promise.all(Array.from({ length: 10 }, () => logged(reader.email)))
    const known = await Promise.all(sessions.map(({ token }) => whoIs(token)))
    expect(known.map((view) => view?.id)).toEqual(Array.from({ length: 10 }, () => reader.id))
  })

  test('of a member of staff is nobody’s here, and a reader’s is nobody’s at the desk', async () => {
    const { payload, staff, password } = newsroom
    expect(await whoIs(await signIn(payload, staff.admin.email, password))).toBeNull()
    const { token } = await logged((await aReader(payload, 'Outsider')).email)
    const { user } = await payload.auth({ headers: new Headers({ authorization: `JWT ${token}` }) })
    expect(user?.collection).toBe('readers')
  })

  test('cannot be made up', async () => {
    const { token } = await logged((await aReader(newsroom.payload, 'Forger')).email)
    const [head, body] = token.split('.') as [string, string]
    const unsigned = `${Buffer.from('{"alg":"none","typ":"JWT","authVersion":1}').toString('base64url')}.${body}.`
    for (const forged of [`${head}.${body}.${'A'.repeat(43)}`, unsigned, 'nonsense', ''])
      expect(await whoIs(forged)).toBeNull()
  })

  test('is as Payload’s own check has it: of this Assay, of its version, for a reader, with a session that is there, in its time', async () => {
    const { payload } = newsroom
    const [reader, other] = [await aReader(payload, 'Olu Owner'), await aReader(payload, 'Other Person')]
    const { token } = await logged(reader.email)
    const said = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as {
      sid: string
      exp: number
      [claim: string]: unknown
    }
    const made = ({
      secret = payload.secret,
      version = JWT_AUTH_VERSION,
      ...claims
    }: {
      secret?: string
      version?: number
      [claim: string]: unknown
    }) =>
      new SignJWT({ ...said, ...claims })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT', authVersion: version })
        .sign(new TextEncoder().encode(secret))
    const asPayload = async (sent: string) =>
      (await payload.auth({ headers: new Headers({ authorization: `JWT ${sent}` }) })).user?.id ?? null
    expect([(await whoIs(await made({})))?.id, await asPayload(await made({}))]).toEqual([
      reader.id,
      reader.id,
    ])
    const refused = [
      { secret: 'another house entirely' },
      { version: JWT_AUTH_VERSION + 1 },
      { exp: Math.floor(Date.now() / 1000) - 1 },
      { sid: undefined },
      { sid: 'nobody’s' },
      { id: other.id },
      { id: undefined },
      { id: { equals: reader.id } },
      { sid: [said.sid] },
      { collection: 'staff' },
      { collection: undefined },
    ]
    for (const claims of refused)
      expect([claims, await whoIs(await made(claims)), await asPayload(await made(claims))]).toEqual([
        claims,
        null,
        null,
      ])
  })
})

describe('a password', () => {
  test('that is wrong and an address that is unknown get the same answer after the same work', async () => {
    const reader = await aReader(newsroom.payload, 'Timed')
    const known = [await timed(reader.email), await timed(reader.email), await timed(reader.email)]
    const unknown = [
      await timed('a@nobody.example'),
      await timed('b@nobody.example'),
      await timed('c@nobody.example'),
    ]
    expect(unknown.map(({ answer }) => answer)).toEqual(known.map(({ answer }) => answer))
    expect(median(unknown)).toBeGreaterThan(median(known) / 3)
  })

  test('that was forgotten is replaced by the link of a mail, once, which ends every session and verifies the address', async () => {
    const { payload } = newsroom
    const reader = await aReader(payload, 'Forgetful', { verified: false })
    const old = [await logged(reader.email), await logged(reader.email)]
    await requestReset({ payload, email: reader.email, address: place(), now: new Date() })
    const token = tokenIn((await lastMail(payload, reader.email))!.text)
    const reset = (password: string, now = new Date()) =>
      resetPassword({ payload, token, password, address: place(), now })
    await expect(reset('too short')).rejects.toThrow(ReaderInputError)
    await expect(reset('a brand new password', new Date(Date.now() + HOUR + 1000))).rejects.toThrow(
      LinkSpentError,
    )
    await reset('a brand new password')
    await expect(reset('yet another password')).rejects.toThrow(LinkSpentError)
    expect(await Promise.all(old.map((session) => whoIs(session.token)))).toEqual([null, null])
    await expect(logged(reader.email)).rejects.toThrow(WrongCredentialsError)
    expect(await whoIs((await logged(reader.email, 'a brand new password')).token)).toMatchObject({
      verified: true,
    })
  })

  test('is asked for in the same words whether or not the address is known, and only a known one gets mail', async () => {
    const { payload } = newsroom
    expect(
      await requestReset({ payload, email: 'stranger@nobody.example', address: place(), now: new Date() }),
    ).toBeUndefined()
    expect(await mails(payload, 'stranger@nobody.example')).toEqual([])
  })

  test('is changed by who knows the present one; that session stays and the others end', async () => {
    const { payload } = newsroom
    const reader = await aReader(payload, 'Changer')
    const [here, elsewhere] = [await logged(reader.email), await logged(reader.email)]
    const sessionId = (await currentReader({ payload, headers: bearer(here.token) }))!.sessionId
    const change = (currentPassword: string) =>
      changePassword({
        payload,
        readerId: reader.id,
        currentPassword,
        password: 'a brand new password',
        sessionId,
      })
    await expect(change('not the present one')).rejects.toThrow(ReaderInputError)
    await change(PASSWORD)
    expect([(await whoIs(here.token))?.id, await whoIs(elsewhere.token)]).toEqual([reader.id, null])
    await logged(reader.email, 'a brand new password')
  })
})

test('no member of staff sets a reader’s password, and each is told so', async () => {
  const { payload, staff, password } = newsroom
  const reader = await aReader(payload, 'Own Password')
  for (const role of ['moderator', 'admin'] as const) {
    const token = await signIn(payload, staff[role].email, password)
    for (const path of [`/readers/${reader.id}`, `/readers?where[id][equals]=${reader.id}`]) {
      const { status, body } = await rest(path, {
        method: 'PATCH',
        token,
        body: { password: 'chosen by the desk' },
      })
      expect([status, body.errors?.[0]?.message]).toEqual([
        403,
        'A reader sets the password alone: on their account’s page, or with “Forgotten your password?” on the site.',
      ])
    }
  }
  expect(await logged(reader.email)).toBeTruthy()
  await expect(logged(reader.email, 'chosen by the desk')).rejects.toThrow(WrongCredentialsError)
})
