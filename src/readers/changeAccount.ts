// What a reader may change of their own account: the name, which is looked at, and the password.

import type { Payload } from 'payload'
import { NotLoggedInError } from '#src/commands/errors.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { compareAndSet } from '#src/database/index.ts'
import { hashPassword, isPassword } from '#src/passwords/hash.ts'
import { throttleOf } from '#src/throttle/index.ts'
import { accountById, type Account } from './account.ts'
import { ReaderInputError } from './input/errors.ts'
import { nameProblem, normalName, passwordProblem, refuseProblems } from './input/input.ts'
import { claim, letGoUnlessWorn, refuseTaken } from './names/claims.ts'
import { storePassword } from './storePassword.ts'

/** How long a reader waits from one wish for another name to the next, in days. */
const NAME_REST_DAYS = 30

/**
 * Asks for another name. It is the reader's from now on, and stands beside their comments once a moderator
 * has let it pass. Throws ReaderInputError or NotLoggedInError.
 */
export async function askForName({
  payload,
  readerId,
  displayName,
  now,
}: {
  payload: Payload
  readerId: string
  displayName: string
  now: Date
}): Promise<void> {
  refuseProblems({ displayName: nameProblem(displayName) })
  const name = normalName(displayName)
  await throttleOf(payload).take('name by reader', readerId)
  await inTransaction(payload, null, async (req) => {
    const reader = known(await accountById({ payload, req, id: readerId }))
    if (reader.displayName === name && !reader.askedName) return
    refuseUnconfirmed(reader)
    refuseTooSoon(reader, now)
    await refuseTaken({ payload, req }, name, readerId)
    const won = await compareAndSet({
      payload,
      req,
      collection: 'readers',
      id: readerId,
      where: { displayName: { equals: reader.displayName } },
      data: { askedName: name, nameAskedAt: now.toISOString() },
    })
    if (!won) throw new NotLoggedInError()
    // A new wish takes the place of the old one.
    if (reader.askedName) await letGoUnlessWorn(req, reader, reader.askedName)
    await claim({ req, name, readerId })
  })
}

/** A moderator looks at each: whoever may not comment asks nobody for a name. */
function refuseUnconfirmed({ verifiedAt, bannedAt }: Account): void {
  if (bannedAt) throw new ReaderInputError({ displayName: 'You cannot ask for another name.' })
  if (!verifiedAt) throw new ReaderInputError({ displayName: 'Confirm your e-mail address first.' })
}

function refuseTooSoon({ askedName, nameAskedAt }: Account, now: Date): void {
  if (!nameAskedAt) return
  const again = new Date(new Date(nameAskedAt).getTime() + NAME_REST_DAYS * 86_400_000)
  if (again <= now) return
  const day = again.toISOString().slice(0, 10)
  const waits = askedName ? `“${askedName}” waits for a moderator. ` : ''
  throw new ReaderInputError({ displayName: `${waits}You can ask for another name from ${day}.` })
}

type PasswordChange = {
  payload: Payload
  readerId: string
  currentPassword: string
  password: string
  /** The session that asks, which stays; every other one ends. */
  sessionId: string | null
}

/**
 * Changes a password, for who knows the present one. Throws ReaderInputError, NotLoggedInError or
 * ThrottledError.
 */
export async function changePassword({
  payload,
  readerId,
  currentPassword,
  password,
  sessionId,
}: PasswordChange): Promise<void> {
  await throttleOf(payload).take('password by reader', readerId)
  const before = known(await accountById({ payload, id: readerId }))
  if (!(await isPassword(currentPassword, before)))
    throw new ReaderInputError({ currentPassword: 'This is not your present password.' })
  refuseProblems({ password: passwordProblem(password, before) })
  const hashed = await hashPassword(password)
  await inTransaction(payload, null, async (req) => {
    const reader = known(await accountById({ payload, req, id: readerId }))
    if (reader.hash !== before.hash)
      throw new ReaderInputError({ currentPassword: 'Your password was changed a moment ago. Log in again.' })
    await storePassword({ req, reader, hashed, keepSession: sessionId })
  })
}

function known(account: Account | null): Account {
  if (!account) throw new NotLoggedInError()
  return account
}
