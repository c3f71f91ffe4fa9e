// The rule for passwords at every way into a collection: REST, the Local API, the console, the demo.

import { APIError, type CollectionBeforeOperationHook } from 'payload'
import { type Account, normalPassword, passwordLengthProblem } from '#access/passwordRules.ts'

/** 400: the sentence says what a password must be. */
export class PasswordRefused extends APIError<{ path: string }> {
  constructor(message: string, { status = 400, path = 'password' } = {}) {
    super(message, status, { path }, true)
    this.name = 'PasswordRefused'
  }
}

/**
 * Composes a password that is about to be stored, and refuses one that the rule of its realm does not take.
 */
export function keepPasswordRule(account: Account): CollectionBeforeOperationHook {
  return ({ args, operation }) => {
    if (operation !== 'create' && operation !== 'update') return args
    const data = args.data as Record<string, unknown> | undefined
    if (data?.password === undefined || data.password === null || data.password === '') return args
    return { ...args, data: { ...data, password: acceptedPassword(account, data.password) } }
  }
}

/**
 * The password as it is hashed.
 * @throws PasswordRefused where the realm's rule does not take it.
 */
export function acceptedPassword(account: Account, typed: unknown): string {
  const problem = passwordLengthProblem(account, typeof typed === 'string' ? typed : '')
  if (problem) throw new PasswordRefused(problem)
  return normalPassword(typed as string)
}
