// Too often: the one error of the limits.

import { APIError } from 'payload'
import { codeOfError } from '#access/sameError.ts'
import { waitInWords } from '#src/plainText/durations.ts'

const CODE = 'throttle.too_often'

/** 429: wait so many seconds and try again. */
export class ThrottledError extends APIError<{ code: string; retryAfterSeconds: number }> {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    const seconds = Math.max(1, Math.ceil(retryAfterSeconds))
    super(
      `Too many tries. Wait ${waitInWords(seconds)} and try again.`,
      429,
      { code: CODE, retryAfterSeconds: seconds },
      true,
    )
    this.name = 'Throttled'
    this.retryAfterSeconds = seconds
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return codeOfError(value) === CODE
  }
}
