// Who is not there to give a command, each with its status and a sentence for the person.

import { APIError } from 'payload'
import { codeOfError } from '#access/sameError.ts'

const NOT_LOGGED_IN = 'readers.not_logged_in'

/** 401: a reader must be logged in for this. */
export class NotLoggedInError extends APIError<{ code: string }> {
  constructor(message = 'You must be logged in.') {
    super(message, 401, { code: NOT_LOGGED_IN }, true)
    this.name = 'NotLoggedIn'
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return codeOfError(value) === NOT_LOGGED_IN
  }
}

/** 401: only staff move articles. */
export class NotSignedInError extends APIError<object> {
  constructor() {
    super('Sign in as staff first.', 401, {}, true)
    this.name = 'NotSignedIn'
  }
}
