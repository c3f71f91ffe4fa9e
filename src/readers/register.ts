// Registering: the answer is the same, after the same time, whether or not the address is known; what differs
// is the mail.

import type { Payload } from 'payload'
import { normalEmail } from '#access/email.ts'
import { publicError } from '#access/sameError.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { hashPassword, type PasswordHash } from '#src/passwords/hash.ts'
import { inEvenTime, throttleOf } from '#src/throttle/index.ts'
import { accountByEmail, type Account } from './account.ts'
import { sendAccountExists, sendVerification } from './accountMails.ts'
import { emailProblem, nameProblem, normalName, passwordProblem, refuseProblems } from './input/input.ts'
import { claim, refuseTaken } from './names/claims.ts'

export type Registration = {
  payload: Payload
  displayName: string
  email: string
  password: string
  /** A checked path of this site to come back to after the mail. */
  returnTo?: string
  /** Where the request came from (`addressOf`). */
  address: string
  now: Date
}

/**
 * Makes an unverified account and mails its owner; or, when there is one, tells the owner so, who can choose
 * a password of their own, which confirms the address: whoever registered it first may have been a stranger.
 * Returns nothing either way. Throws ReaderInputError (about what was entered, never about what is known) or
 * ThrottledError.
 */
export async function register({ payload, address, ...entered }: Registration): Promise<void> {
  const email = normalEmail(entered.email)
  const displayName = normalName(entered.displayName)
  refuseProblems({
    displayName: nameProblem(displayName),
    email: emailProblem(email),
    password: passwordProblem(entered.password, { displayName, email }),
  })
  const throttle = throttleOf(payload)
  await throttle.take('register by address', address)
  // Asked before it is known whether the address is: the answer is the same for either.
  await refuseTaken({ payload }, displayName)
  await inEvenTime(async () => {
    const password = await hashPassword(entered.password)
    // Enough mail for one address; the answer stays the same.
    if (!(await throttle.allows('register by account', email))) return
    await enrolOnce(payload, { displayName, email, password, returnTo: entered.returnTo, now: entered.now })
  })
}

type Person = { displayName: string; email: string; password: PasswordHash; returnTo?: string; now: Date }

async function enrolOnce(payload: Payload, person: Person): Promise<void> {
  try {
    await enrol(payload, person)
  } catch (error) {
    if (publicError(error)?.status !== 400) throw error
    await refuseTaken({ payload }, person.displayName)
    await enrol(payload, person) // somebody registered the same address at the same moment: now it is known
  }
}

async function enrol(
  payload: Payload,
  { displayName, email, password, returnTo, now }: Person,
): Promise<void> {
  await inTransaction(payload, null, async (req) => {
    const known = await accountByEmail({ payload, req, email })
    if (known) {
      // As with a new account: whether the name is taken now would tell whether the address was known.
      await claim({ req, name: displayName, readerId: known.id })
      return sendAccountExists({ req, reader: known, now })
    }
    const at = now.toISOString()
    const data = {
      displayName,
      email,
      ...password,
      verifiedAt: null,
      approvedComments: 0,
      createdAt: at,
      updatedAt: at,
    }
    const reader = (await payload.db.create({ collection: 'readers', data, req })) as Account
    await claim({ req, name: displayName, readerId: reader.id })
    await sendVerification({ req, reader: { ...data, ...reader }, now, returnTo })
  })
}
