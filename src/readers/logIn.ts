// Logging in: Payload checks the password and starts the session; we see to it that neither time nor words
// tell who is known.

import type { Payload } from 'payload'
import { normalEmail } from '#access/email.ts'
import { passwordsToTry } from '#access/passwordRules.ts'
import { publicError } from '#access/sameError.ts'
import { withRetries } from '#src/database/index.ts'
import { workAsIfKnown } from '#src/passwords/hash.ts'
import { evenTime, throttleOf, type Guess } from '#src/throttle/index.ts'
import { accountByEmail, type ReaderView, viewOf } from './account.ts'
import { WrongCredentialsError } from './input/errors.ts'

export type LogIn = { payload: Payload; email: string; password: string; address: string }

/** A session: the token to send, when it ends, and whose it is. */
export type Session = { token: string; expiresAt: string; reader: ReaderView }

/**
 * Starts a session, for unverified and banned readers too. Throws WrongCredentialsError, whichever of the two
 * was wrong, or ThrottledError.
 */
export async function logIn({ payload, email: entered, password, address }: LogIn): Promise<Session> {
  const started = Date.now()
  const email = normalEmail(entered)
  const guess: Guess = { realm: 'reader', account: email, address }
  const throttle = throttleOf(payload)
  const held = await throttle.beforeGuess(guess, started)
  const session = await tryToLogIn({ payload, email, password })
  if (!session) {
    await evenTime(started)
    throw held ?? new WrongCredentialsError()
  }
  await throttle.afterRightGuess(guess)
  return session
}

type Tried = { payload: Payload; email: string; password: string }

/** Null for a wrong pair, after the same work for either. */
async function tryToLogIn({ payload, email, password }: Tried): Promise<Session | null> {
  if (password.trim() === '' || password.length > 1000) return null
  const known = await accountByEmail({ payload, email })
  if (!known) {
    await workAsIfKnown(password)
    return null
  }
  const session = await startSession({ payload, email, password })
  return session && { ...session, reader: viewOf(known) }
}

/**
 * Null for a wrong password. Tried composed, then as typed where that differs: so passwords from before we
 * composed them still work.
 */
async function startSession({
  payload,
  email,
  password: typed,
}: Tried): Promise<{ token: string; expiresAt: string } | null> {
  for (const password of passwordsToTry(typed)) {
    try {
      const { token, exp } = await withRetries(() =>
        payload.login({
          collection: 'readers',
          data: { email, password },
          depth: 0,
          overrideAccess: true, // nobody is logged in yet
        }),
      )
      if (!token || !exp) throw new Error('Payload started no session.')
      return { token, expiresAt: new Date(exp * 1000).toISOString() }
    } catch (error) {
      if (publicError(error)?.status !== 401) throw error
    }
  }
  return null
}
