// Confirming an address with the token of a mail.

import type { Payload } from 'payload'
import { compareAndSet } from '#src/database/index.ts'
import { inTransaction } from '#src/publishing/transaction.ts'
import { throttleOf } from '#src/throttle/index.ts'
import { accountById, type ReaderView, viewOf } from './account.ts'
import { LinkSpentError } from './errors.ts'
import { isValidToken, subjectOfToken } from './tokens.ts'

/** Confirms the address that the token was mailed to, once. Throws LinkSpentError or ThrottledError. Starts no session. */
export async function verifyEmail({
  payload,
  token,
  address,
  now,
}: {
  payload: Payload
  token: string
  address: string
  now: Date
}): Promise<ReaderView> {
  await throttleOf(payload).take('token by address', address)
  const id = subjectOfToken(token)
  if (!id) throw new LinkSpentError()
  return inTransaction(payload, null, async (req) => {
    const reader = await accountById({ payload, req, id })
    if (
      !reader ||
      !isValidToken(token, { secret: payload.secret, purpose: 'verify-email', subject: reader, now })
    )
      throw new LinkSpentError()
    const verifiedAt = now.toISOString()
    const won = await compareAndSet({
      payload,
      req,
      collection: 'readers',
      id,
      where: { verifiedAt: { exists: false } },
      data: { verifiedAt },
    })
    if (!won) throw new LinkSpentError()
    return viewOf({ ...reader, verifiedAt })
  })
}
