// What readers do over the API, and what nobody can do for them.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { addComment, approveComment } from '#src/comments/index.ts'
import { aReader, lastMail, mails, PASSWORD, place, type TestReader, tokenIn } from '../readers/desk.ts'
import { published } from '../support/articles.ts'
import { signIn, STAFF_COOKIE } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { apiClient, type Client, PARTNER, SITE, tokenOf } from './client.ts'

let newsroom: Newsroom
let api: Client
let article: Article
let regular: TestReader
let token: string

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff } = newsroom
  api = apiClient(payload)
  article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { headline: 'Open to all' },
    now: new Date(Date.now() - 3_600_000),
  })
  regular = await aReader(payload, 'Regular')
  const first = await addComment({
    payload,
    readerId: regular.id,
    articleId: article.id,
    parentId: null,
    body: 'Hello.',
    now: new Date(Date.now() - 1_800_000),
  })
  await approveComment({ payload, moderator: staff.moderator, id: first.id, reason: null, now: new Date() })
  token = await tokenOf(api, regular)
})
afterAll(() => newsroom?.close())

const COMMENTS = '/articles/open-to-all/comments'
const post = (body: string, call: Parameters<Client>[1] = { token }) =>
  api(COMMENTS, { method: 'POST', body: { body }, ...call })
const total = async () =>
  (await api('/comments/counts?articles=open-to-all')).body as unknown as { counts: Record<string, number> }

describe('a reader’s way', () => {
  test('goes from registration over the mail to a comment', async () => {
    const { payload } = newsroom
    const email = 'way@reader.example'
    const registered = await api('/readers', {
      method: 'POST',
      body: { displayName: 'Way Farer', email, password: PASSWORD },
    })
    expect([registered.status, registered.body]).toEqual([
      202,
      { message: 'Check your mail: we have written to that address.' },
    ])
    const session = await api('/sessions', { method: 'POST', body: { email, password: PASSWORD } })
    expect([session.status, session.body]).toEqual([
      201,
      {
        token: expect.any(String),
        expiresAt: expect.any(String),
        reader: {
          id: expect.any(String),
          displayName: 'Way Farer',
          askedName: null,
          email,
          verified: false,
          banned: false,
        },
      },
    ])
    const bearer = { token: (session.body as { token: string }).token }
    expect((await post('Too early.', bearer)).body.errors![0]).toMatchObject({ name: 'NotVerified' })
    const verified = await api('/readers/verify', {
      method: 'POST',
      body: { token: tokenIn((await lastMail(payload, email))!.text) },
      ...bearer,
    })
    expect(verified.status).toBe(200)
    expect((await api('/me', bearer)).body).toMatchObject({ reader: { email, verified: true } })
    const comment = await post('In time.', bearer)
    expect([comment.status, comment.body]).toEqual([201, { id: expect.any(String), state: 'pending' }])
    const own = await api('/me/comments?article=open-to-all', bearer)
    expect(own.body).toMatchObject({
      comments: [{ state: 'pending', source: 'In time.', article: { slug: 'open-to-all' } }],
      next: null,
    })
    expect(own.headers.get('cache-control')).toBe('private, no-store')
  })

  test('confirms the address with the password where there is no session, and with no other', async () => {
    const reader = await aReader(newsroom.payload, 'Sessionless', { verified: false })
    const link = tokenIn((await lastMail(newsroom.payload, reader.email))!.text)
    const verify = (body: Record<string, unknown>, call: Parameters<Client>[1] = {}) =>
      api('/readers/verify', { method: 'POST', body: { token: link, ...body }, ...call })
    const told = async (...sent: Parameters<typeof verify>) => {
      const { status, body } = await verify(...sent)
      return [status, body.errors?.[0]?.name, body.errors?.[0]?.data?.['code']]
    }
    const needed = [403, 'ProofNeeded', 'readers.proof_needed']
    expect(await told({})).toEqual(needed)
    expect(await told({}, { token })).toEqual(needed) // somebody else's session
    expect(await told({ password: 'not the password' })).toEqual([
      401,
      'WrongCredentials',
      'readers.credentials',
    ])
    expect((await verify({ password: PASSWORD })).status).toBe(200)
    expect((await verify({ password: PASSWORD })).status).toBe(400)
  })

  test('of a forgotten password ends every session', async () => {
    const { payload } = newsroom
    const reader = await aReader(payload, 'Forgetful')
    const old = await tokenOf(api, reader)
    expect((await api('/readers/forgot', { method: 'POST', body: { email: reader.email } })).status).toBe(202)
    const link = tokenIn((await lastMail(payload, reader.email))!.text)
    expect(
      (
        await api('/readers/reset', {
          method: 'POST',
          body: { token: link, password: 'a brand new password' },
        })
      ).status,
    ).toBe(200)
    expect((await api('/me', { token: old })).status).toBe(401)
    expect(await tokenOf(api, reader, 'a brand new password')).toBeTruthy()
  })

  test('posts, edits and removes; everybody sees the result at once', async () => {
    const before = (await total()).counts['open-to-all']!
    const made = (await post('First thoughts.')).body as unknown as { id: string; state: string }
    expect(made.state).toBe('visible')
    const reply = await api(COMMENTS, {
      method: 'POST',
      token,
      body: { body: 'Second thoughts.', parentId: made.id },
    })
    expect(reply.status).toBe(201)
    expect((await total()).counts['open-to-all']).toBe(before + 2)
    expect(
      (await api(`/comments/${made.id}`, { method: 'PATCH', token, body: { body: 'Better thoughts.' } }))
        .body,
    ).toEqual({ id: made.id, state: 'visible' })
    expect(JSON.stringify((await api(COMMENTS)).body)).toContain('Better thoughts.')
    for (const id of [(reply.body as { id: string }).id, made.id])
      expect((await api(`/comments/${id}`, { method: 'DELETE', token })).body).toEqual({
        id,
        state: 'removed',
      })
    expect(JSON.stringify((await api(COMMENTS)).body)).not.toContain('thoughts')
    expect((await api(`/comments/${made.id}`, { method: 'DELETE', token })).status).toBe(404)
  })

  test('ends with a log-out, which works once and harms nobody twice', async () => {
    const other = await tokenOf(api, regular)
    const out = await api('/sessions/current', { method: 'DELETE', token: other })
    expect([out.status, out.headers.getSetCookie()]).toEqual([
      200,
      [
        'assay-reader=; HttpOnly; Path=/; SameSite=Lax; Max-Age=0',
        'assay-in=; Path=/; SameSite=Lax; Max-Age=0',
      ],
    ])
    expect((await api('/me', { token: other })).status).toBe(401)
    expect((await api('/sessions/current', { method: 'DELETE', token: other })).status).toBe(200)
    expect((await api('/me', { token })).status).toBe(200)
  })
})

describe('without a session', () => {
  test('a comment is answered with the words on the page', async () => {
    for (const call of [{}, { token: 'nonsense' }, { body: { anything: 1 } }]) {
      const { status, body } = await api(COMMENTS, { method: 'POST', body: { body: 'Hello.' }, ...call })
      expect([status, body.errors]).toEqual([
        401,
        [
          {
            message: 'You must be logged in to post a comment.',
            name: 'NotLoggedIn',
            data: { code: 'readers.not_logged_in' },
          },
        ],
      ])
    }
  })

  test('a member of staff is nobody: that is another realm', async () => {
    const { payload, staff, password } = newsroom
    const desk = await signIn(payload, staff.admin.email, password)
    expect((await post('From the desk.', { token: desk })).status).toBe(401)
    expect((await api('/me', { headers: { cookie: `${STAFF_COOKIE}=${desk}`, origin: SITE } })).status).toBe(
      401,
    )
    expect((await api('/me', { headers: { cookie: `assay-reader=${desk}`, origin: SITE } })).status).toBe(401)
  })
})

describe('somebody else’s', () => {
  test('comment cannot be changed, a hidden one not even be told from none', async () => {
    const { payload } = newsroom
    const stranger = await aReader(payload, 'Stranger')
    const other = await tokenOf(api, stranger)
    const { id } = (await post('Hands off.')).body as unknown as { id: string }
    expect(
      (await api(`/comments/${id}`, { method: 'PATCH', token: other, body: { body: 'Mine now.' } })).status,
    ).toBe(403)
    expect((await api(`/comments/${id}`, { method: 'DELETE', token: other })).status).toBe(403)
    const waiting = (await post('I wait.', { token: other })).body as unknown as { id: string; state: string }
    expect(waiting.state).toBe('pending')
    const [hidden, none] = [
      await api(`/comments/${waiting.id}`, { method: 'DELETE', token }),
      await api('/comments/nothing', { method: 'DELETE', token }),
    ]
    expect([hidden.status, hidden.body]).toEqual([none.status, none.body])
    expect(JSON.stringify((await api(COMMENTS)).body)).toContain('Hands off.')
  })

  test('account is not found out by registering, logging in or asking for a password', async () => {
    const { payload } = newsroom
    const nameFor = (email: string) => (email === regular.email ? 'Hanna Prober' : 'Jonas Prober')
    const pairs = [
      ['/readers', (email: string) => ({ displayName: nameFor(email), email, password: PASSWORD })],
      // The name that was given is taken from then on, whether or not the address was known.
      [
        '/readers',
        (email: string) => ({ displayName: nameFor(email), email: `x${email}`, password: PASSWORD }),
      ],
      ['/readers/forgot', (email: string) => ({ email })],
      ['/sessions', (email: string) => ({ email, password: 'not the password' })],
    ] as const
    for (const [path, body] of pairs) {
      const [known, unknown] = [
        await api(path, { method: 'POST', body: body(regular.email) }),
        await api(path, { method: 'POST', body: body('nobody-knows@reader.example') }),
      ]
      const told = ({ status, body: said, headers }: typeof known) => [
        status,
        JSON.stringify(said).replaceAll(/(Hanna|Jonas) Prober/g, 'the name'),
        headers.get('set-cookie'),
      ]
      expect(told(known)).toEqual(told(unknown))
    }
    expect(
      (await mails(payload, regular.email))
        .map(({ kind }) => kind)
        .slice(0, 2)
        .sort(),
    ).toEqual(['account-exists', 'reset-password'])
  })
})

describe('what is sent', () => {
  const smuggled = {
    state: 'visible',
    author: 'x',
    createdAt: '2001-01-01T00:00:00.000Z',
    article: 'x',
    depth: 1,
    approvedComments: 9,
    verifiedAt: 'x',
    role: 'admin',
    _verified: true,
  }

  test.each(Object.entries(smuggled))('may not name %s', async (name, value) => {
    expect(
      (await api(COMMENTS, { method: 'POST', token, body: { body: 'Smuggled.', [name]: value } })).status,
    ).toBe(400)
    expect(
      (
        await api('/readers', {
          method: 'POST',
          body: {
            displayName: 'Smuggler',
            email: 'smuggler@reader.example',
            password: PASSWORD,
            [name]: value,
          },
        })
      ).status,
    ).toBe(400)
  })

  test.each([
    ['an object for a password', '/sessions', { email: 'a@b.example', password: { $gt: '' } }],
    ['a list for an address', '/sessions', { email: ['a@b.example'], password: 'x' }],
    ['an object for a token', '/readers/reset', { token: { $ne: null }, password: PASSWORD }],
    ['a number for a token', '/readers/verify', { token: 1 }],
    ['an object for a comment', COMMENTS, { body: { $gt: '' } }],
    ['an object for a parent', COMMENTS, { body: 'Hello.', parentId: { $ne: null } }],
    ['a list', '/sessions', []],
    ['nothing but null', '/sessions', null],
    ['half a sentence of JSON', '/sessions', '{"email":'],
  ])('as %s is 400', async (_, path, body) => {
    const { status, body: answer } = await api(path, { method: 'POST', token, body: body ?? 'null' })
    expect([status, answer.errors?.[0]?.name]).toEqual([400, 'InvalidRequest'])
  })

  test('is JSON of at most 64 kB', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonp',
      '',
    ]) {
      expect(
        (await api('/sessions', { method: 'POST', body: '{}', headers: { 'content-type': type } })).status,
      ).toBe(415)
    }
    expect(
      (await api('/sessions', { method: 'POST', body: { email: 'a'.repeat(70_000), password: 'x' } })).status,
    ).toBe(413)
    const wordy = { token: await tokenOf(api, await aReader(newsroom.payload, 'Wordy')) }
    expect((await post('x'.repeat(60_000), wordy)).status).toBe(400)
    expect((await post('x'.repeat(6_000), wordy)).body.errors![0]).toMatchObject({ name: 'CommentRefused' })
  })
})

describe('a cookie', () => {
  let session: string
  beforeAll(async () => {
    session = await tokenOf(api, await aReader(newsroom.payload, 'Cookie'))
  })
  const withCookie = (headers: Record<string, string>) =>
    post(`By cookie, ${JSON.stringify(headers)}`, {
      headers: { cookie: `assay-reader=${session}`, ...headers },
    })

  test('is set by a log-in, for this site alone and out of reach of scripts', async () => {
    const { headers } = await api('/sessions', {
      method: 'POST',
      body: { email: regular.email, password: PASSWORD },
    })
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^assay-reader=[\w.-]+; HttpOnly; Path=\/; SameSite=Lax; Max-Age=2592000$/),
      'assay-in=1; Path=/; SameSite=Lax; Max-Age=2592000',
    ])
  })

  test('writes for our own pages and listed origins', async () => {
    expect((await withCookie({ origin: SITE })).status).toBe(201)
    expect((await withCookie({ 'sec-fetch-site': 'same-origin' })).status).toBe(201)
    const partner = await withCookie({ origin: PARTNER, 'sec-fetch-site': 'cross-site' })
    expect([
      partner.status,
      partner.headers.get('access-control-allow-origin'),
      partner.headers.get('access-control-allow-credentials'),
    ]).toEqual([201, PARTNER, 'true'])
  })

  test.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a sister domain', { 'sec-fetch-site': 'same-site' }],
    ['nobody who says where from', {}],
    ['a listed origin in the wrong scheme', { origin: 'http://partner.example' }],
  ])('writes nothing for %s', async (_, headers) => {
    const before = (await total()).counts
    const { status, body } = await withCookie(headers as Record<string, string>)
    expect([status, body.errors![0]!.name]).toEqual([403, 'CrossSiteRequest'])
    expect((await total()).counts).toEqual(before)
  })

  test.each(['Bearer no good', 'bearer =', 'Bearer', 'Bearerx', 'JWT x', 'x'])(
    'is no session beside “Authorization: %s”, and the page that sends it is looked at',
    async (authorization) => {
      const before = (await total()).counts
      const own = await withCookie({ origin: SITE, authorization })
      expect([own.status, own.body.errors![0]!.name]).toEqual([401, 'NotLoggedIn'])
      const foreign = await withCookie({ origin: 'https://evil.example', authorization })
      expect([foreign.status, foreign.body.errors![0]!.name]).toEqual([403, 'CrossSiteRequest'])
      expect(
        (await api('/me', { headers: { cookie: `assay-reader=${session}`, authorization } })).status,
      ).toBe(401)
      expect((await total()).counts).toEqual(before)
    },
  )

  test('goes on beside the password of a proxy in front, and is looked at as ever', async () => {
    const authorization = `Basic ${btoa('press:preview')}`
    const cookie = `assay-reader=${await tokenOf(api, await aReader(newsroom.payload, 'Behind Proxy'))}`
    const from = (origin: string) => post('Behind a proxy.', { headers: { cookie, origin, authorization } })
    expect((await from(SITE)).status).toBe(201)
    expect((await from('https://evil.example')).status).toBe(403)
  })

  test('cannot be planted by a log-in from another site', async () => {
    const answer = await api('/sessions', {
      method: 'POST',
      body: { email: regular.email, password: PASSWORD },
      headers: { origin: 'https://evil.example' },
    })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
  })

  test('changes nothing about what everybody may read', async () => {
    const [anonymous, logged] = [
      await api(COMMENTS),
      await api(COMMENTS, { headers: { cookie: `assay-reader=${session}` } }),
    ]
    expect([logged.body, logged.headers.get('set-cookie')]).toEqual([anonymous.body, null])
  })
})

describe('too often', () => {
  test('wrong passwords make one place wait a little, and leave every other place alone', async () => {
    const { payload } = newsroom
    const target = await aReader(payload, 'Target')
    const attacker = place()
    const guess = (password: string, from: string) =>
      api('/sessions', {
        method: 'POST',
        body: { email: target.email, password },
        headers: { 'x-assay-address': from },
      })
    const statuses: number[] = []
    for (let attempt = 0; attempt < 8; attempt += 1)
      statuses.push((await guess(`wrong ${attempt}`, attacker)).status)
    expect(statuses.slice(0, 6)).toEqual([401, 401, 401, 401, 401, 401])
    const refused = await guess('wrong again', attacker)
    expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(300)
    expect((await guess(PASSWORD, attacker)).status).toBe(429)
    expect((await guess(PASSWORD, place())).status).toBe(201)
  })

  test('registering or asking from one place is 429 with the time to wait', async () => {
    const from = { 'x-assay-address': place() }
    const ask = (index: number) =>
      api('/readers/forgot', {
        method: 'POST',
        body: { email: `nobody${index}@reader.example` },
        headers: from,
      })
    for (let index = 0; index < 20; index += 1) expect((await ask(index)).status).toBe(202)
    const refused = await ask(21)
    expect([
      refused.status,
      refused.body.errors![0]!.name,
      Number(refused.headers.get('retry-after')) > 0,
    ]).toEqual([429, 'Throttled', true])
  })

  test('asking for one address sends three mails and says nothing of it', async () => {
    const { payload } = newsroom
    const reader = await aReader(payload, 'Bombed')
    for (let index = 0; index < 6; index += 1)
      expect((await api('/readers/forgot', { method: 'POST', body: { email: reader.email } })).status).toBe(
        202,
      )
    expect((await mails(payload, reader.email)).filter(({ kind }) => kind === 'reset-password')).toHaveLength(
      3,
    )
  })
})
