// Too often: the one error of this room.

import { APIError } from 'payload'
import { codeOfError } from '#access/sameError.ts'

const CODE = 'throttle.too_often'

/** 429: wait so many seconds and try again. */
export class ThrottledError extends APIError<{ code: string; retryAfterSeconds: number }> {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    const seconds = Math.max(1, Math.ceil(retryAfterSeconds))
    super(
      `Too many tries. Wait ${inWords(seconds)} and try again.`,
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

function inWords(seconds: number): string {
  if (seconds === 1) return 'a second'
  if (seconds < 60) return `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
