// Readers: an account, a session, and what is one's own.

import { z } from '@hono/zod-openapi'
import { listOwnComments } from '#src/comments/index.ts'
import * as readers from '#src/readers/index.ts'
import { addressOf } from '#src/throttle/index.ts'
import { pageCursor } from '../http/cursor.ts'
import type { ApiDeps } from '../http/deps.ts'
import { defineEndpoint, type Api, BASE_PATH } from '../http/kit.ts'
import { presentOwn } from './commentPresenter.ts'
import { OwnComments } from './commentSchema.ts'
import { Cursor, Instant, limitOf, Slug } from './common.ts'
import { articleAt } from './resolveArticle.ts'

const Line = z.string().max(320)
const Password = z.string().max(1000)
const Token = z.string().max(400)

const Reader = z
  .object({
    id: z.string(),
    displayName: z.string(),
    askedName: z.string().nullable(), // what waits for a moderator
    email: z.string(),
    verified: z.boolean(),
    banned: z.boolean(),
  })
  .openapi('Reader')
const Message = z.object({ message: z.string() }).openapi('Message')
const Session = z.object({ token: z.string(), expiresAt: Instant, reader: Reader }).openapi('Session')

const CHECK_MAIL = { message: 'Check your mail: we have written to that address.' }

export function readerCalls(api: Api, deps: ApiDeps): void {
  const { payload, now } = deps

  defineEndpoint(api, deps, {
    method: 'post',
    path: '/readers',
    id: 'registerReader',
    tag: 'Readers',
    summary: 'Register',
    description: 'The answer is the same whether or not the address is known; the mail says which.',
    to: 'anybody',
    body: z.strictObject({ displayName: Line, email: Line, password: Password }),
    status: 202,
    answer: Message,
    errors: [429],
    handle: async ({ c, body }) => {
      await readers.register({ payload, ...body, address: addressOf(c.req.raw.headers), now: now() })
      return CHECK_MAIL
    },
  })

  defineEndpoint(api, deps, {
    method: 'post',
    path: '/readers/verify',
    id: 'verifyEmail',
    tag: 'Readers',
    summary: 'Confirm an e-mail address with the token of a mail',
    description:
      'By who registered: send a session of that account, or the password that was chosen at ' +
      'registration. With neither the answer is 403 (`ProofNeeded`), with a wrong password 401 ' +
      '(`WrongCredentials`); the token is good for another try. Starts no session.',
    to: 'anybody',
    readsSession: true,
    body: z.strictObject({ token: Token, password: Password.optional() }),
    answer: Message,
    errors: [401, 403, 429],
    handle: async ({ c, body }) => {
      const { headers } = c.req.raw
      const signedIn = await readers.currentReader({ payload, headers })
      await readers.verifyEmail({
        payload,
        ...body,
        readerId: signedIn?.reader.id ?? null,
        address: addressOf(headers),
        now: now(),
      })
      return { message: 'Your address is confirmed. You can comment now.' }
    },
  })

  defineEndpoint(api, deps, {
    method: 'post',
    path: '/readers/resend',
    id: 'resendVerification',
    tag: 'Readers',
    summary: 'Send the verification mail again',
    to: 'readers',
    body: z.strictObject({}),
    status: 202,
    answer: Message,
    errors: [409, 429],
    handle: async ({ c }) => {
      await readers.resendVerification({ payload, readerId: c.get('signedIn').reader.id, now: now() })
      return CHECK_MAIL
    },
  })

  defineEndpoint(api, deps, {
    method: 'post',
    path: '/readers/forgot',
    id: 'requestReset',
    tag: 'Readers',
    summary: 'Ask for a link to choose a new password',
    description: 'The answer is the same whether or not the address is known.',
    to: 'anybody',
    body: z.strictObject({ email: Line }),
    status: 202,
    answer: Message,
    errors: [429],
    handle: async ({ c, body }) => {
      await readers.requestReset({
        payload,
        email: body.email,
        address: addressOf(c.req.raw.headers),
        now: now(),
      })
      return { message: 'If there is an account with that address, a mail is on its way to it.' }
    },
  })

  defineEndpoint(api, deps, {
    method: 'post',
    path: '/readers/reset',
    id: 'resetPassword',
    tag: 'Readers',
    summary: 'Choose a new password with the token of a mail',
    description: 'Ends every session of the reader.',
    to: 'anybody',
    body: z.strictObject({ token: Token, password: Password }),
    answer: Message,
    errors: [429],
    handle: async ({ c, body }) => {
      await readers.resetPassword({ payload, ...body, address: addressOf(c.req.raw.headers), now: now() })
      return {
        message: 'Your password is changed, and you are logged out everywhere. Log in with the new one.',
      }
    },
  })

  defineEndpoint(api, deps, {
    method: 'post',
    path: '/sessions',
    id: 'logIn',
    tag: 'Readers',
    summary: 'Log in',
    description:
      'Sets the reader’s cookie, and gives the same session as a bearer token for programs and other sites.',
    to: 'anybody',
    body: z.strictObject({ email: Line, password: Password }),
    status: 201,
    answer: Session,
    errors: [401, 429],
    handle: async ({ c, body }) => {
      const session = await readers.logIn({ payload, ...body, address: addressOf(c.req.raw.headers) })
      for (const cookie of readers.sessionCookies(session.token))
        c.header('Set-Cookie', cookie, { append: true })
      c.header('Location', `${BASE_PATH}/sessions/current`)
      return { token: session.token, expiresAt: session.expiresAt, reader: presentReader(session.reader) }
    },
  })

  defineEndpoint(api, deps, {
    method: 'delete',
    path: '/sessions/current',
    id: 'logOut',
    tag: 'Readers',
    summary: 'Log out',
    description: 'Ends this session at once, everywhere its cookie or token may lie.',
    to: 'anybody',
    readsSession: true,
    answer: Message,
    handle: async ({ c }) => {
      await readers.logOut({ payload, headers: c.req.raw.headers })
      for (const cookie of readers.endedSessionCookies()) c.header('Set-Cookie', cookie, { append: true })
      return { message: 'You are logged out.' }
    },
  })

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/me',
    id: 'getMe',
    tag: 'Readers',
    summary: 'Who is logged in',
    to: 'readers',
    answer: z.object({ reader: Reader }),
    handle: async ({ c }) => ({ reader: presentReader(c.get('signedIn').reader) }),
  })

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/me/comments',
    id: 'listOwnComments',
    tag: 'Readers',
    summary: 'One’s own comments, those that wait included, newest first',
    to: 'readers',
    query: z.strictObject({ article: Slug.optional(), cursor: Cursor.optional(), limit: limitOf(50, 20) }),
    answer: OwnComments,
    errors: [404],
    handle: async ({ c, query: { article, cursor, limit } }) => {
      const before = pageCursor(cursor)
      const articleId = article ? (await articleAt(deps, article)).id : undefined
      const page = await listOwnComments({
        payload,
        readerId: c.get('signedIn').reader.id,
        before,
        now: now(),
        limit,
        articleId,
      })
      return { comments: page.comments.map(presentOwn), next: page.next }
    },
  })
}

function presentReader({
  id,
  displayName,
  askedName,
  email,
  verified,
  banned,
}: readers.ReaderView): z.output<typeof Reader> {
  return { id, displayName, askedName, email, verified, banned }
}
