// Choosing a new password with the token of a mail: it also proves the address, and ends every session.

import type { Payload } from 'payload'
import { normalEmail } from '#access/email.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { hashPassword } from '#src/passwords/hash.ts'
import { throttleOf, inEvenTime } from '#src/throttle/index.ts'
import { accountById, accountByEmail } from './account.ts'
import { sendReset } from './accountMails.ts'
import { LinkSpentError } from './input/errors.ts'
import { passwordProblem, refuseProblems, emailProblem } from './input/input.ts'
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

/**
 * Mails a link to choose a new password, if there is such an account. Throws ReaderInputError or
 * ThrottledError.
 */
export async function requestReset({
  payload,
  email: entered,
  address,
  now,
}: {
  payload: Payload
  email: string
  address: string
  now: Date
}): Promise<void> {
  const email = normalEmail(entered)
  refuseProblems({ email: emailProblem(email) })
  const throttle = throttleOf(payload)
  await throttle.take('forgot by address', address)
  await inEvenTime(async () => {
    // Three links in an hour lie in that mailbox already.
    if (!(await throttle.allows('forgot by account', email))) return
    await inTransaction(payload, null, async (req) => {
      const reader = await accountByEmail({ payload, req, email })
      if (reader) await sendReset({ req, reader, now })
    })
  })
}
