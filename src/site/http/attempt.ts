// Runs a command for a form: what it refuses is an answer that the form can show, anything else goes on.

import { CommentError } from '#src/comments/index.ts'
import { NotLoggedInError, ReaderInputError } from '#src/readers/index.ts'
import { ThrottledError } from '#src/throttle/index.ts'
import { LoggedOut } from './errors.ts'

/** Sentences for the person, by the name of the field they are about. */
export type FieldErrors = Partial<
  Record<'displayName' | 'email' | 'password' | 'currentPassword' | 'token' | 'body', string>
>

type Throttled = { ok: false; code: 'throttled'; message: string; retryAfterSeconds: number }

/** Why a form about an account was refused. */
export type AccountRefusal = { ok: false; code: 'invalid'; errors: FieldErrors } | Throttled

/** Why a comment was not taken. */
export type CommentRefusal =
  | { ok: false; code: Exclude<CommentError['code'], 'changed'>; message: string }
  | Throttled

type Done<Result> = { ok: true; result: Result }

/** A command of a reader's account. @throws LoggedOut where the session has ended */
export async function attemptAccount<Result>(
  command: () => Promise<Result>,
): Promise<Done<Result> | AccountRefusal> {
  try {
    return { ok: true, result: await command() }
  } catch (error) {
    if (error instanceof ReaderInputError) return { ok: false, code: 'invalid', errors: error.errors }
    return throttledOr(error)
  }
}

/** A command of a comment. @throws LoggedOut where the session has ended */
export async function attemptComment<Result>(
  command: () => Promise<Result>,
): Promise<Done<Result> | CommentRefusal> {
  try {
    return { ok: true, result: await command() }
  } catch (error) {
    if (error instanceof CommentError)
      return { ok: false, code: error.code === 'changed' ? 'invalid' : error.code, message: error.message }
    return throttledOr(error)
  }
}

function throttledOr(error: unknown): Throttled {
  if (error instanceof NotLoggedInError) throw new LoggedOut()
  if (!(error instanceof ThrottledError)) throw error
  const { message, retryAfterSeconds } = error
  return { ok: false, code: 'throttled', message, retryAfterSeconds }
}
