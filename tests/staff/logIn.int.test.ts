// Signing in as staff: from our own pages alone, counted by what is really tried, and open to those who were
// here before.

import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { isKnownPlace, rememberPlace } from '#src/throttle/knownAddresses.ts'
import { type Answer, rest, signIn } from '../support/http.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { logIn, mailsTo, newestToken, stored, useLink } from './desk.ts'

const SITE = 'http://localhost:3000'

let room: Newsroom
let email: string
let tokens: { author: string; admin: string }

beforeAll(async () => {
  room = await openNewsroom()
  email = room.staff.author.email
  tokens = {
    author: await signIn(room.payload, email, room.password),
    admin: await signIn(room.payload, room.staff.admin.email, room.password),
  }
})

afterAll(() => room.close())

/** What the process forgets when it ends. */
function restart(payload: Payload): void {
  const shared = globalThis as { [key: symbol]: WeakMap<Payload, unknown> | undefined }
  shared[Symbol.for('assay.throttles')]!.delete(payload)
}

const multipart = (fields: unknown) => {
  const form = new FormData()
  form.set('_payload', JSON.stringify(fields))
  return form
}

describe('a page of another site', () => {
  const FOREIGN: Record<string, string>[] = [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: SITE, 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:3000.evil.example' },
    { origin: 'http://LOCALHOST:3001' },
    { origin: 'null' },
    { origin: '' },
  ]
  const WRITES: [string, string, unknown][] = [
    ['POST', '/staff/login', null],
    ['POST', '/staff/logout', {}],
    ['POST', '/staff/logout?allSessions=true', {}],
    ['POST', '/staff/refresh-token', {}],
    ['POST', '/staff/forgot-password', { email: 'author@desk.example' }],
    ['POST', '/staff/reset-password', { token: 'x', password: 'a new password' }],
    ['POST', '/staff/unlock', { email: 'author@desk.example' }],
    ['POST', '/staff', { name: 'Eve', email: 'eve@desk.example', role: 'admin' }],
    ['PATCH', '/staff/{author}', { role: 'admin' }],
    ['POST', '/staff/{author}/password-link', {}],
  ]

  it.each(WRITES)('cannot make a browser send %s %s', async (method, path, body) => {
    const credentials = { email, password: room.password }
    for (const headers of FOREIGN)
      for (const sent of [body ?? credentials, multipart(body ?? credentials)]) {
        const answer = await rest(path.replace('{author}', room.staff.author.id), {
          method,
          headers,
          body: sent,
          token: tokens.admin,
        })
        expect({ headers, status: answer.status }).toEqual({ headers, status: 403 })
        expect(answer.headers.get('set-cookie')).toBeNull()
      }
    expect(await mailsTo(room.payload, email)).toEqual([])
    expect((await rest('/staff/me', { token: tokens.author })).body.user).toMatchObject({ role: 'author' })
  })

  it.each([
    [{ origin: SITE, 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ origin: SITE }],
    [{}],
  ])('is not meant where a request comes with %j', async (headers: Record<string, string>) => {
    const body = { email, password: room.password }
    for (const sent of [body, multipart(body)])
      expect((await rest('/staff/login', { method: 'POST', headers, body: sent })).status).toBe(200)
  })
})

describe('wrong guesses', () => {
  let place = 0
  const somewhere = () => `203.0.113.${(place += 1)}`

  const raw = async (contentType: string | null, body: string, address: string): Promise<Answer> => {
    const { default: config } = await import('#config')
    const { handleEndpoints } = await import('payload')
    const { requireStaff } = await import('#src/gateway/gateway.ts')
    const response = await requireStaff((request) => handleEndpoints({ config, request }))(
      new Request(`${SITE}/api/staff/login`, {
        method: 'POST',
        headers: { ...(contentType ? { 'content-type': contentType } : {}), 'x-assay-address': address },
        body: new TextEncoder().encode(body),
      }),
      { params: Promise.resolve({}) },
    )
    return { status: response.status, headers: response.headers, body: await response.json() }
  }

  it.each([['application/json'], ['application/json; x=form'], ['APPLICATION/JSON']])(
    'as %s are all counted for the account',
    async (contentType) => {
      const address = somewhere()
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, i) => {
          const spelled = [email, email.toUpperCase(), `  ${email} `][i % 3]
          return raw(contentType, JSON.stringify({ email: spelled, password: `guess ${i}` }), address)
        }),
      )
      // Five are free and one has its turn; on a slow machine another one may have come round.
      const heldUp = answers.filter(({ status }) => status === 429)
      expect(heldUp.length).toBeGreaterThanOrEqual(5)
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(12 - heldUp.length)
    },
  )

  it.each<[string, string | null, string, number]>([
    ['text', 'text/plain', '{"email":"author@desk.example","password":"guess"}', 400],
    ['no type', null, '{"email":"author@desk.example","password":"guess"}', 400],
    ['a form', 'application/x-www-form-urlencoded', 'email=author@desk.example&password=guess', 415],
    ['a form without a boundary', 'multipart/form-data', '{}', 400],
    ['other multipart', 'multipart/mixed; boundary=x', '--x--', 400],
    ['no JSON', 'application/json', '{', 400],
    ['nothing', 'application/json', '', 400],
    ['a list', 'application/json', '[]', 400],
    ['an address that is none', 'application/json', '{"email":{"$ne":""},"password":"guess"}', 400],
    ['no password', 'application/json', '{"email":"author@desk.example"}', 400],
    [
      'a large body',
      'application/json',
      JSON.stringify({ email: 'a@b.example', password: 'x'.repeat(70_000) }),
      413,
    ],
    ['depth', 'application/json', '['.repeat(3_000) + ']'.repeat(3_000), 400],
    [
      'two types at once',
      'application/json; charset=multipart/form-data',
      '{"email":"author@desk.example","password":"guess"}',
      400,
    ],
  ])('as %s are refused with a sentence, and never tried', async (_what, type, body, status) => {
    const answer = await raw(type, body, somewhere())
    expect(answer.status).toBe(status)
    expect(answer.body.errors?.[0]?.message).toMatch(/\.$/)
  })

  it('hand Payload nothing but the address and the password', async () => {
    const answer = await rest('/staff/login', {
      method: 'POST',
      body: { email, password: room.password, username: 'admin', depth: 5, collection: 'readers' },
    })
    expect(answer).toMatchObject({ status: 200, body: { user: { email } } })
  })

  it('of a reader do not slow the desk at the same address', async () => {
    const address = somewhere()
    const { throttleOf } = await import('#src/throttle/index.ts')
    const guesses = await Promise.allSettled(
      Array.from({ length: 62 }, (_, i) =>
        throttleOf(room.payload).beforeGuess({
          realm: 'reader',
          account: `nobody${i}@reader.example`,
          address,
        }),
      ),
    )
    expect(guesses.filter(({ status }) => status === 'rejected')).toHaveLength(2)
    expect((await logIn(room.staff.moderator.email, room.password, address)).status).toBe(200)
  })
})

describe('where an account signed in before', () => {
  const HOME = '192.0.2.44'
  const STRANGE = '192.0.2.45'

  const flood = async (account: string, address?: string) => {
    const { throttleOf } = await import('#src/throttle/index.ts')
    await Promise.allSettled(
      Array.from({ length: 120 }, (_, i) =>
        throttleOf(room.payload).beforeGuess({
          realm: 'staff',
          account: address ? `nobody${i}@desk.example` : account,
          address: address ?? `bot ${i}`,
        }),
      ),
    )
  }

  it('signing in goes on while strangers are held up, after a restart too', async () => {
    const { email: owner } = room.staff.editor
    expect((await logIn(owner, room.password, HOME)).status).toBe(200)
    restart(room.payload)
    await flood(owner)
    expect((await logIn(owner, room.password, STRANGE)).status).toBe(429)
    expect((await logIn(owner, room.password, HOME)).status).toBe(200)
  })

  it('signing in goes on while somebody else at the same address is held up', async () => {
    const { email: owner } = room.staff.compliance
    expect((await logIn(owner, room.password, HOME)).status).toBe(200)
    restart(room.payload)
    await flood(owner, HOME)
    expect((await logIn(room.staff.moderator.email, room.password, HOME)).status).toBe(429)
    expect((await logIn(owner, room.password, HOME)).status).toBe(200)
    restart(room.payload)
  })

  it('is kept by keyed hashes, thirty at most, for twenty days, and shown to nobody', async () => {
    const { payload, staff } = room
    const guess = (address: string) => ({ realm: 'staff', account: staff.admin.email, address }) as const
    const now = new Date()
    const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
    for (let i = 0; i < 32; i += 1) await rememberPlace(payload, guess(`10.0.0.${i}`), now)
    const row = await stored(payload, staff.admin.id)
    expect(row?.places).toHaveLength(30)
    expect(JSON.stringify(row?.places)).not.toContain('10.0.0.')
    expect(await isKnownPlace(payload, guess('10.0.0.31'), now)).toBe(true)
    expect(await isKnownPlace(payload, guess('10.0.0.0'), now)).toBe(false)
    expect(await isKnownPlace(payload, { ...guess('10.0.0.31'), account: email }, now)).toBe(false)
    expect(await isKnownPlace(payload, { ...guess('10.0.0.31'), realm: 'reader' }, now)).toBe(false)
    expect(await isKnownPlace(payload, guess('10.0.0.31'), later(19))).toBe(true)
    expect(await isKnownPlace(payload, guess('10.0.0.31'), later(20))).toBe(false)
    const shown = await rest(`/staff/${staff.admin.id}?depth=0&select[places]=true`, { token: tokens.admin })
    expect(JSON.stringify(shown.body)).not.toContain('"until"')
    expect((await rest('/staff?where[places][exists]=true', { token: tokens.admin })).status).toBe(400)
  })
})

test('an address with a host in letters beyond ASCII is one, however it is typed', async () => {
  const { status, body } = await rest('/staff', {
    method: 'POST',
    token: tokens.admin,
    body: { name: 'Ola Berg', email: 'Ola@Müller.example', role: 'author' },
  })
  expect({ status, body }).toMatchObject({
    status: 201,
    body: { doc: { email: 'ola@xn--mller-kva.example' } },
  })
  const token = await newestToken(room.payload, 'ola@xn--mller-kva.example')
  expect((await useLink(token, 'a password of some length')).status).toBe(200)
  for (const typed of ['ola@müller.example', 'ola@xn--mller-kva.example'])
    expect((await logIn(typed, 'a password of some length')).status).toBe(200)
})
