// What can go wrong with an account, each with its status and a sentence for the person.

import { APIError } from 'payload'
import { codeOfError } from '#access/sameError.ts'

const INPUT = 'readers.input'
const LINK_SPENT = 'readers.link_spent'
const CREDENTIALS = 'readers.credentials'
const CONFIRMED = 'readers.confirmed'
const PROOF_NEEDED = 'readers.proof_needed'

/** Sentences for the person, by the name of the field they are about. */
export type FieldErrors = Partial<
  Record<'displayName' | 'email' | 'password' | 'currentPassword' | 'token', string>
>

/** 400: what was entered cannot be taken; `errors` says why, field by field. */
export class ReaderInputError extends APIError<{ code: string; errors: FieldErrors }> {
  readonly errors: FieldErrors

  constructor(errors: FieldErrors, { status = 400, code = INPUT } = {}) {
    super(Object.values(errors).join(' '), status, { code, errors }, true)
    this.name = 'InvalidInput'
    this.errors = errors
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return [INPUT, LINK_SPENT, CREDENTIALS, CONFIRMED, PROOF_NEEDED].includes(codeOfError(value) ?? '')
  }
}

/** 400: the link of a mail was used already, is too old, or was never ours. */
export class LinkSpentError extends ReaderInputError {
  constructor() {
    super({ token: 'This link was used already, or it is too old. Ask for a new one.' }, { code: LINK_SPENT })
    this.name = 'LinkSpent'
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return codeOfError(value) === LINK_SPENT
  }
}

/** 409: another mail to confirm the address was asked for, and the address is confirmed. */
export class ConfirmedAlreadyError extends ReaderInputError {
  constructor() {
    super({ token: 'Your address is confirmed already. You can comment.' }, { status: 409, code: CONFIRMED })
    this.name = 'ConfirmedAlready'
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return codeOfError(value) === CONFIRMED
  }
}

/** 403: the link of a mail alone, without a sign that it was opened by who registered. */
export class ProofNeededError extends ReaderInputError {
  constructor() {
    super(
      { password: 'Enter the password that you chose when you registered.' },
      { status: 403, code: PROOF_NEEDED },
    )
    this.name = 'ProofNeeded'
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return codeOfError(value) === PROOF_NEEDED
  }
}

/** 401: no such pair of address and password. At the log-in it never says which of the two was wrong. */
export class WrongCredentialsError extends ReaderInputError {
  constructor(sentence = 'The e-mail address or the password is wrong.') {
    super({ password: sentence }, { status: 401, code: CREDENTIALS })
    this.name = 'WrongCredentials'
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return codeOfError(value) === CREDENTIALS
  }
}
