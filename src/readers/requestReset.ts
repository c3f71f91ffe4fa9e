// A forgotten password: the answer is the same for every address, and takes as long; only a known one gets
// mail.

import type { Payload } from 'payload'
import { normalEmail } from '#access/email.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { inEvenTime, throttleOf } from '#src/throttle/index.ts'
import { accountByEmail } from './account.ts'
import { emailProblem, refuseProblems } from './input.ts'
import { sendReset } from './letters.ts'

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
    if (!(await throttle.allows('forgot by account', email))) return // three links in an hour lie in that mailbox already
    await inTransaction(payload, null, async (req) => {
      const reader = await accountByEmail({ payload, req, email })
      if (reader) await sendReset({ req, reader, now })
    })
  })
}
