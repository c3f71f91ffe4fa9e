// What can go wrong with the database, each with a code, a sentence for the person and a context for the log.

import { APIError } from 'payload'

/** The URL names no engine we know, or a MongoDB that cannot do transactions. Stops the start. */
export class DatabaseUrlError extends Error {
  readonly code = 'database.url'
  override readonly name = 'DatabaseUrlError'
}

/** Who holds SQLite's one writing place. */
export type LockHolder = {
  /** The writes seen so far, newest last, such as `updateOne articles`. */
  operation: string
  /** For how long, in milliseconds. */
  heldForMs: number
  /** How many others wait. */
  waiting: number
}

/**
 * Nobody got to write within the waiting time (503). `data.holder` names who holds the place: most often a
 * hook that calls Payload without `req`.
 */
export class DatabaseBusyError extends APIError<{
  code: string
  retryAfterSeconds: number
  holder: LockHolder
}> {
  readonly code = 'database.busy'
  override readonly name = 'DatabaseBusyError'

  constructor({ wanted, waitedMs, holder }: { wanted: string; waitedMs: number; holder: LockHolder }) {
    super(
      `The database is busy: ${wanted} waited ${waitedMs} ms for ${holder.operation}, which ` +
        `has been writing for ${holder.heldForMs} ms. Try again in a moment.`,
      503,
      { code: 'database.busy', retryAfterSeconds: 1, holder },
      true,
    )
  }
}

/**
 * The database server does not answer (503): it is being restarted, or is choosing another primary. Nothing
 * was stored.
 */
export class DatabaseAwayError extends APIError<{ code: string; retryAfterSeconds: number }> {
  readonly code = 'database.away'
  override readonly name = 'DatabaseAwayError'

  constructor({ cause }: { cause?: unknown } = {}) {
    super(
      'The database does not answer. Try again in a moment.',
      503,
      { code: 'database.away', retryAfterSeconds: 5 },
      true,
    )
    if (cause !== undefined) this.cause = cause
  }
}

/**
 * A write arrived for a transaction that was rolled back; letting it through would store half of a change.
 */
export class TransactionClosedError extends APIError<{ code: string }> {
  readonly code = 'database.transaction_closed'
  override readonly name = 'TransactionClosedError'

  constructor(operation: string) {
    super(
      `${operation} came after its transaction had been rolled back, so nothing of it was stored. Try again.`,
      503,
      {
        code: 'database.transaction_closed',
      },
      true,
    )
  }
}

/** Somebody else saved the same document first, and trying again did not help (409). */
export class WriteConflictError extends APIError<{ code: string }> {
  readonly code = 'database.write_conflict'
  override readonly name = 'WriteConflictError'

  constructor({ cause }: { cause?: unknown } = {}) {
    super(
      'Somebody else saved this at the same moment. Load it again and repeat your change.',
      409,
      {
        code: 'database.write_conflict',
      },
      true,
    )
    if (cause !== undefined) this.cause = cause
  }
}

/** One document that a bulk operation could not change. */
export type BulkFailure = { id: string; message: string }

/**
 * One document of a bulk edit or delete failed, so none was changed (400). `data.failures` says which and
 * why.
 */
export class BulkRefusedError extends APIError<{ code: string; failures: BulkFailure[] }> {
  readonly code = 'database.bulk_refused'
  override readonly name = 'BulkRefusedError'

  constructor(failures: BulkFailure[]) {
    const reasons = [...new Set(failures.map(({ message }) => message))].join(' ')
    super(
      `Nothing was changed, because ${failures.length} of the documents could not be: ${reasons}`,
      400,
      {
        code: 'database.bulk_refused',
        failures,
      },
      true,
    )
  }
}
