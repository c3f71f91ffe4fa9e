// Whose session a request carries. A staff token is nobody's here, and a reader's is nobody's in the admin panel.

import { executeAuthStrategies, type Payload } from 'payload'
import { readerOf } from '#access/actors.ts'
import type { Reader } from '#payload-types'
import { viewOf, type ReaderView } from './account.ts'
import { sessionToken } from './session.ts'

export type SignedIn = {
  reader: ReaderView
  /** As Payload's access rules know them. */
  user: Reader & { collection: 'readers' }
  /** Which of the reader's sessions this is. */
  sessionId: string | null
  /** How the session came: only a cookie can be sent by a page of another site. */
  by: 'bearer' | 'cookie'
}

/**
 * The reader behind a request's cookie or bearer token; null for everybody else. The token goes to Payload in a header
 * alone, where its rule about cookies and origins does not apply and nothing else of the request is believed.
 */
export async function currentReader({ payload, headers }: { payload: Payload; headers: { get(name: string): string | null } }): Promise<SignedIn | null> {
  const sent = sessionToken(headers)
  if (!sent) return null
  const { user } = await executeAuthStrategies({ payload, headers: new Headers({ Authorization: `JWT ${sent.token}` }), canSetHeaders: false })
  const reader = readerOf(user)
  if (!reader) return null
  const { _sid: sessionId } = reader as { _sid?: string }
  return { reader: viewOf(reader), user: reader, sessionId: sessionId ?? null, by: sent.by }
}
