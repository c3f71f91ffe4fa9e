// Choosing a new password with the token of a mail: it also proves the address, and ends every session.

import type { Payload } from 'payload'
import { inTransaction } from '#src/commands/transaction.ts'
import { hashPassword } from '#src/passwords/hash.ts'
import { throttleOf } from '#src/throttle/index.ts'
import { accountById } from './account.ts'
import { LinkSpentError } from './errors.ts'
import { passwordProblem, refuseProblems } from './input.ts'
import { storePassword } from './storePassword.ts'
import { isValidToken, subjectOfToken } from './tokens.ts'

type Reset = { payload: Payload; token: string; password: string; address: string; now: Date }

/**
 * Sets the password, once for each token. Throws LinkSpentError, ReaderInputError or ThrottledError. Starts
 * no session.
 */
export async function resetPassword({ payload, token, password, address, now }: Reset): Promise<void> {
  await throttleOf(payload).take('token by address', address)
  const id = subjectOfToken(token)
  const before = id ? await accountById({ payload, id }) : null
  const isValid = (subject: typeof before) =>
    subject !== null &&
    isValidToken(token, { secret: payload.secret, purpose: 'reset-password', subject, now })
  if (!before || !isValid(before)) throw new LinkSpentError()
  refuseProblems({ password: passwordProblem(password, before) })
  const hashed = await hashPassword(password)
  await inTransaction(payload, null, async (req) => {
    const reader = await accountById({ payload, req, id: before.id })
    if (!reader || !isValid(reader)) throw new LinkSpentError()
    await storePassword({
      req,
      reader,
      hashed,
      keepSession: null,
      also: { verifiedAt: reader.verifiedAt ?? now.toISOString() },
    })
  })
}
