// Tells a write conflict (try again, it will do) from every other failure.

import type { AfterErrorHook } from 'payload'
import { ENGINES } from '#src/environment/databaseEngines.ts'
import { currentAttempt } from './attempt.ts'
import type { Engine } from './engine.ts'
import { WriteConflictError } from './errors.ts'

/**
 * MongoDB's codes for "another transaction was there first": WriteConflict, NoSuchTransaction (the server has
 * already given it up), LockTimeout, SnapshotUnavailable.
 * https://www.mongodb.com/docs/manual/reference/error-codes/
 */
const CONFLICT_CODES = new Set([112, 251, 24, 246])

/** Our own: `WriteConflictError`. */
const CONFLICT = 'database.write_conflict'

/** How deep an error may be wrapped (`cause`, GraphQL's `originalError`) before we stop looking. */
const DEEPEST_CAUSE = 5

type Suspect = {
  code?: unknown
  cause?: unknown
  originalError?: unknown
  hasErrorLabel?: (label: string) => boolean
}

const CONFLICTS: Record<Engine, (suspect: Suspect) => boolean> = {
  sqlite: () => false, // its writers queue
  mongodb: (suspect) =>
    suspect.hasErrorLabel?.('TransientTransactionError') === true ||
    (typeof suspect.code === 'number' && CONFLICT_CODES.has(suspect.code)),
}

/** Whether running the whole transaction again would most likely succeed. */
export const isWriteConflict = (error: unknown, depth = 0): boolean => {
  if (typeof error !== 'object' || error === null || depth > DEEPEST_CAUSE) return false
  const suspect = error as Suspect
  // By its code: bundles that share one Payload have each a class of their own.
  if (suspect.code === CONFLICT) return true
  if (ENGINES.some((engine) => CONFLICTS[engine](suspect))) return true
  return isWriteConflict(suspect.cause, depth + 1) || isWriteConflict(suspect.originalError, depth + 1)
}

/**
 * Payload's `hooks.afterError`: turns a write conflict into a 409 for the person, and tells `retryingHandler`
 * that this attempt failed by one. Belongs in payload.config.ts.
 */
export const markWriteConflict: AfterErrorHook = ({ error, graphqlResult }) => {
  const attempt = currentAttempt()
  if (attempt) attempt.failed = true
  if (!isWriteConflict(error)) return
  if (attempt) attempt.conflict = true
  const { message, name, data } = new WriteConflictError()
  return {
    status: 409,
    response: { errors: [{ message, name, data: data ?? undefined }] },
    ...(graphqlResult
      ? { graphqlResult: { ...graphqlResult, message, extensions: { name, data, statusCode: 409 } } }
      : {}),
  }
}
