// Runs work again when it lost against another write, a little later each time and never in step with its
// rivals.

import { isWriteConflict } from './conflicts.ts'
import { WriteConflictError } from './errors.ts'

export type RetryOptions = {
  /** How often to run at most, the first time included. Default 10. */
  attempts?: number
  /** The longest pause before the second run, in milliseconds; doubles each time. Default 20. */
  firstPauseMs?: number
  /** No pause is longer than this, in milliseconds. Default 1000. */
  longestPauseMs?: number
  /** Waits; handed in by tests. */
  pause?: (milliseconds: number) => Promise<void>
  /** From 0 up to 1; handed in by tests. */
  random?: () => number
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * How long to wait before run number `attempt + 1`: anything from nothing to the ceiling ("full jitter"), in
 * milliseconds. https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export const pauseBefore = (
  attempt: number,
  { firstPauseMs = 20, longestPauseMs = 1000, random = Math.random }: RetryOptions,
): number => random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1))

/** Waits as long as `pauseBefore` says. */
export const pauseAfter = (attempt: number, options: RetryOptions): Promise<void> =>
  (options.pause ?? sleep)(pauseBefore(attempt, options))

/**
 * Runs `work` until it ends without a write conflict. `work` must open its own transaction and undo nothing
 * outside of it: call this around a whole command, never inside one.
 * @throws WriteConflictError (409) when the last run lost as well; any other error at once.
 */
export const withRetries = async <T>(work: () => Promise<T>, options: RetryOptions = {}): Promise<T> => {
  const attempts = options.attempts ?? 10
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isWriteConflict(error)) throw error
      if (attempt >= attempts) throw new WriteConflictError({ cause: error })
      await pauseAfter(attempt, options)
    }
  }
}
