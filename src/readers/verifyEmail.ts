// Confirming an address with the token of a mail, by the person who registered it and nobody else.

import type { Payload } from 'payload'
import { NotLoggedInError } from '#src/commands/errors.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { compareAndSet } from '#src/database/index.ts'
import { isPassword } from '#src/passwords/hash.ts'
import { throttleOf, type Guess } from '#src/throttle/index.ts'
import { accountById, type Account, type ReaderView, viewOf } from './account.ts'
import { sendVerification } from './accountMails.ts'
import {
  LinkSpentError,
  ProofNeededError,
  WrongCredentialsError,
  ConfirmedAlreadyError,
} from './input/errors.ts'
import { isValidToken, subjectOfToken } from './tokens.ts'

export type Confirmation = {
  payload: Payload
  token: string
  /** Whose session the request carries; null without one. */
  readerId: string | null
  /** The password that was chosen at registration, asked for where there is no session of that account. */
  password?: string | undefined
  address: string
  now: Date
}

/**
 * Confirms the address that the token was mailed to, once. The token says that the mail arrived. That it came
 * to who registered, and not to somebody whose address a stranger entered, a session of the account says, or
 * its password. Throws LinkSpentError, ProofNeededError, WrongCredentialsError or ThrottledError; the token
 * is good for another try then. Starts no session.
 */
export async function verifyEmail(confirmation: Confirmation): Promise<ReaderView> {
  const { payload, token, readerId, password, address, now } = confirmation
  await throttleOf(payload).take('token by address', address)
  const id = subjectOfToken(token)
  const isValid = (subject: Account | null): subject is Account =>
    subject !== null && isValidToken(token, { secret: payload.secret, purpose: 'verify-email', subject, now })
  const known = id ? await accountById({ payload, id }) : null
  if (!isValid(known)) throw new LinkSpentError()
  if (readerId !== known.id) await provePassword({ payload, account: known, password, address })
  return inTransaction(payload, null, async (req) => {
    const reader = await accountById({ payload, req, id: known.id })
    if (!isValid(reader) || reader.hash !== known.hash) throw new LinkSpentError()
    const verifiedAt = now.toISOString()
    const won = await compareAndSet({
      payload,
      req,
      collection: 'readers',
      id: reader.id,
      where: { verifiedAt: { exists: false } },
      data: { verifiedAt },
    })
    if (!won) throw new LinkSpentError()
    return viewOf({ ...reader, verifiedAt })
  })
}

type Proof = Pick<Confirmation, 'payload' | 'password' | 'address'> & { account: Account }

/** A guess like any at the log-in, and counted as one. */
async function provePassword({ payload, account, password, address }: Proof): Promise<void> {
  if (!password) throw new ProofNeededError()
  const guess: Guess = { realm: 'reader', account: account.email, address }
  const held = await throttleOf(payload).beforeGuess(guess)
  if (password.length > 1000 || !(await isPassword(password, account)))
    throw held ?? new WrongCredentialsError('This is not the password that was chosen at registration.')
  await throttleOf(payload).afterRightGuess(guess)
}

/** Another verification mail, for a reader who is logged in and has not confirmed the address. */
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
