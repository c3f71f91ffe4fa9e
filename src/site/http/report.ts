// What could not be foreseen is logged; the person is told to wait, or that the fault is ours.

import { toUnavailableError } from '#src/database/index.ts'
import type { SiteDeps } from './deps.ts'

/** How to answer: 503 with the seconds to wait, or 500. */
export type Answer = { status: 500 } | { status: 503; retryAfterSeconds: number }

/** Logs an unexpected error and says how to answer. */
export function report({ payload }: SiteDeps, thrown: unknown, request: Request): Answer {
  const error = toUnavailableError(thrown)
  const wait = secondsToWait(error)
  const log = { err: error, method: request.method, ...whereOf(request) }
  if (wait === null) payload.logger.error(log, 'A page failed')
  else payload.logger.warn(log, 'A page has to wait')
  return wait === null ? { status: 500 } : { status: 503, retryAfterSeconds: wait }
}

/**
 * The request's name, which its visitor was told; a page made for everybody has none, and only there the path
 * tells nothing of a person.
 */
function whereOf({ headers, url }: Request): { id: string } | { path: string } {
  const id = headers.get('x-request-id')
  return id === null ? { path: new URL(url).pathname } : { id }
}

/** A busy database (503) and a lost race that retries did not win (409) pass; anything else is a fault. */
function secondsToWait(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null
  if (error.status !== 503 && error.status !== 409) return null
  const data = 'data' in error ? (error.data as { retryAfterSeconds?: unknown } | null) : null
  return typeof data?.retryAfterSeconds === 'number' ? data.retryAfterSeconds : 1
}
