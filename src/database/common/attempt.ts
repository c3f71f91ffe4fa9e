// What happened to the database while one request was being answered, so that it can be run again when that
// is safe.

import { AsyncLocalStorage } from 'node:async_hooks'
import { processWide } from '#src/process/processWide.ts'

export type Attempt = {
  /** A write lost against another one. */
  conflict: boolean
  /** Something was stored for good: running the request again would store it twice. */
  stored: boolean
  /** Payload answered with an error, whatever the HTTP status (GraphQL answers errors with 200). */
  failed: boolean
}

const attempts = processWide('database.attempt', () => new AsyncLocalStorage<Attempt>())

/** The attempt this code runs in; undefined outside of a request through `retryingHandler`. */
export const currentAttempt = (): Attempt | undefined => attempts.getStore()

/** Runs `work` as one attempt and tells what became of it. */
export const runAttempt = async <T>(work: () => Promise<T>): Promise<{ result: T; attempt: Attempt }> => {
  const attempt: Attempt = { conflict: false, stored: false, failed: false }
  const result = await attempts.run(attempt, work)
  return { result, attempt }
}
