// What can go wrong with an account, each with its status and a sentence for the person.

import { APIError } from 'payload'

/** Sentences for the person, by the name of the field they are about. */
export type FieldErrors = Partial<Record<'displayName' | 'email' | 'password' | 'currentPassword' | 'token', string>>

/** 400: what was entered cannot be taken; `errors` says why, field by field. */
export class ReaderInputError extends APIError<{ code: string; errors: FieldErrors }> {
  readonly errors: FieldErrors

  constructor(errors: FieldErrors, { status = 400, code = 'readers.input' } = {}) {
    super(Object.values(errors).join(' '), status, { code, errors }, true)
    this.name = 'InvalidInput'
    this.errors = errors
  }
}

/** 400: the link of a mail was used already, is too old, or was never ours. */
export class LinkSpentError extends ReaderInputError {
  constructor() {
    super({ token: 'This link was used already, or it is too old. Ask for a new one.' }, { code: 'readers.link_spent' })
    this.name = 'LinkSpent'
  }
}

/** 401: no such pair of address and password. It never says which of the two was wrong. */
export class WrongCredentialsError extends ReaderInputError {
  constructor() {
    super({ password: 'The e-mail address or the password is wrong.' }, { status: 401, code: 'readers.credentials' })
    this.name = 'WrongCredentials'
  }
}

/** 401: a reader must be logged in for this. */
export class NotLoggedInError extends APIError<{ code: string }> {
  constructor(message = 'You must be logged in.') {
    super(message, 401, { code: 'readers.not_logged_in' }, true)
    this.name = 'NotLoggedIn'
  }
}
