// What a reader may change of their own account: the name and the password.

import type { Payload } from 'payload'
import { purgeTalksOf } from '#src/comments/purgeReader.ts'
import { compareAndSet } from '#src/database/index.ts'
import { hashPassword, isPassword } from '#src/passwords/hash.ts'
import { inTransaction } from '#src/publishing/transaction.ts'
import { throttleOf } from '#src/throttle/index.ts'
import { accountById, type Account } from './account.ts'
import { NotLoggedInError, ReaderInputError } from './errors.ts'
import { nameProblem, normalName, passwordProblem, refuseProblems } from './input.ts'
import { storePassword } from './storePassword.ts'

/** Changes the name under which all comments of a reader stand. Throws ReaderInputError or NotLoggedInError. */
export async function changeDisplayName({
  payload,
  readerId,
  displayName,
}: {
  payload: Payload
  readerId: string
  displayName: string
}): Promise<void> {
  refuseProblems({ displayName: nameProblem(displayName) })
  await inTransaction(payload, null, async (req) => {
    const data = { displayName: normalName(displayName) }
    const won = await compareAndSet({
      payload,
      req,
      collection: 'readers',
      id: readerId,
      where: { email: { exists: true } },
      data,
    })
    if (!won) throw new NotLoggedInError()
    await purgeTalksOf({ req, readerId, kind: 'soft' })
  })
}

type PasswordChange = {
  payload: Payload
  readerId: string
  currentPassword: string
  password: string
  /** The session that asks, which stays; every other one ends. */
  sessionId: string | null
}

/** Changes a password, for who knows the present one. Throws ReaderInputError, NotLoggedInError or ThrottledError. */
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
