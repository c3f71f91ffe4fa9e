// Staff log-in and password recovery go through Payload's own endpoints; the gateway asks here first.

import type { Payload } from 'payload'
import { addressOf } from './address.ts'
import { throttleOf, type Guess, type ThrottledError } from './index.ts'

type StaffAttempt = {
  payload: Payload
  /** The request as it came; its body is not read. */
  headers: Headers
  /** The e-mail address that is tried, written as Payload stores it. */
  email: string
}

type StaffGuess = StaffAttempt & {
  /** When the request began to be answered. */
  started: number
}

/**
 * Counts a log-in of staff before it is tried; call `succeeded` when the password was right, and answer a
 * wrong one with `held` where there is one. Throws ThrottledError (429 with seconds to wait).
 */
export async function throttleStaffLogin({
  payload,
  headers,
  email,
  started,
}: StaffGuess): Promise<{ succeeded: () => Promise<void>; held: ThrottledError | null }> {
  const guess: Guess = { realm: 'staff', account: email, address: addressOf(headers) }
  const held = await throttleOf(payload).beforeGuess(guess, started)
  return { succeeded: () => throttleOf(payload).afterRightGuess(guess), held }
}

/**
 * Counts a request for a new staff password. Throws ThrottledError by address. Over the limit of the account
 * it is to be answered like any other and no mail sent (`send: false`): who asks for somebody else cannot
 * keep them from asking.
 */
export async function throttleStaffRecovery({
  payload,
  headers,
  email,
}: StaffAttempt): Promise<{ send: boolean }> {
  const throttle = throttleOf(payload)
  await throttle.take('forgot by address', `staff:${addressOf(headers)}`)
  return {
    send: await throttle.allows('forgot by account', `staff:${email.slice(0, 320)}`),
  }
}
