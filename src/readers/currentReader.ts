// Whose session a request carries. A staff token is nobody's here, and a reader's is nobody's in the admin
// panel.

import { jwtVerify } from 'jose'
import { JWT_AUTH_VERSION, type Payload } from 'payload'
import type { Reader } from '#payload-types'
import { readRows } from '#src/database/index.ts'
import { viewOf, type ReaderView } from './account.ts'
import { sessionToken } from './session.ts'

export type SignedIn = {
  reader: ReaderView
  /** Which of the reader's sessions this is. */
  sessionId: string
  /** How the session came: only a cookie can be sent by a page of another site. */
  by: 'bearer' | 'cookie'
}

/**
 * Of the account, what the reader is told of it: every post and every page of a reader asks, and neither its
 * secrets nor its other sessions are of use.
 */
const OWN = ['displayName', 'askedName', 'email', 'verifiedAt', 'bannedAt'] as const

/**
 * The reader behind a request's cookie or bearer token; null for everybody else. As Payload's own strategy
 * does it (payload/dist/auth/strategies/jwt.js), for readers alone: the token is signed with the secret of
 * this newsroom and not too old, and the account has the session it names, which ends with a log-out or a new
 * password. Nothing else of the request is believed.
 */
export async function currentReader({
  payload,
  headers,
}: {
  payload: Payload
  headers: { get(name: string): string | null }
}): Promise<SignedIn | null> {
  const sent = sessionToken(headers)
  const session = sent && (await sessionOf(sent.token, payload.secret))
  if (!session) return null
  const [reader] = await readRows<Pick<Reader, 'id' | (typeof OWN)[number]>>({
    payload,
    collection: 'readers',
    // The reader's own account.
    where: { and: [{ id: { equals: session.readerId } }, { 'sessions.id': { equals: session.id } }] },
    limit: 1,
    fields: OWN,
  })
  return reader ? { reader: viewOf(reader), sessionId: session.id, by: sent.by } : null
}

type Session = { id: string; readerId: string }

/** What a token of ours says; null for any other, and for one whose time is over. */
async function sessionOf(token: string, secret: string): Promise<Session | null> {
  try {
    const { payload: claims, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
    })
    const { collection, id, sid } = claims
    if (protectedHeader['authVersion'] !== JWT_AUTH_VERSION || collection !== 'readers') return null
    return typeof id === 'string' && typeof sid === 'string' ? { id: sid, readerId: id } : null
  } catch {
    return null // whatever is wrong with it, it opens nothing
  }
}
