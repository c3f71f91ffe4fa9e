// Another verification mail, for a reader who is logged in and has not confirmed the address.

import type { Payload } from 'payload'
import { NotLoggedInError } from '#src/commands/errors.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { throttleOf } from '#src/throttle/index.ts'
import { accountById } from './account.ts'
import { ConfirmedAlreadyError } from './errors.ts'
import { sendVerification } from './letters.ts'

type Resend = { payload: Payload; readerId: string; returnTo?: string; now: Date }

/** Mails the link again. Throws ConfirmedAlreadyError, ThrottledError or NotLoggedInError. */
export async function resendVerification({ payload, readerId, returnTo, now }: Resend): Promise<void> {
  await throttleOf(payload).take('resend by reader', readerId)
  await inTransaction(payload, null, async (req) => {
    const reader = await accountById({ payload, req, id: readerId })
    if (!reader) throw new NotLoggedInError()
    if (reader.verifiedAt) throw new ConfirmedAlreadyError()
    await sendVerification({ req, reader, now, returnTo })
  })
}
