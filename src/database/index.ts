// The database room: which engine, its adapter, SQLite's write gate, retries of write conflicts, boot checks.
export { databaseAdapter } from './adapter.ts'
export type { DatabaseOptions } from './options.ts'
export { type Engine, engineOf, engineOfPayload } from './engine.ts'
export {
  type BulkFailure,
  BulkRefusedError,
  DatabaseAwayError,
  DatabaseBusyError,
  DatabaseUrlError,
  type GateHolder,
  TransactionClosedError,
  WriteConflictError,
} from './errors.ts'
export { asAway } from './asAway.ts'
export { afterCommit } from './afterCommit.ts'
export type { Notice, Notices } from './notices.ts'
export { noticesOf } from './noticesOf.ts'
export { countRows, type Read, readRows } from './readRows.ts'
export { recount, type Recount } from './recount.ts'
export { holdDatabase } from './holdDatabase.ts'
export { closeDatabase } from './closeDatabase.ts'
export { isId } from './isId.ts'
export { compareAndSet, type CompareAndSet } from './compareAndSet.ts'
export { isWriteConflict, markWriteConflict } from './conflicts.ts'
export { type RetryOptions, withRetries } from './retries.ts'
export { retryingHandler, type RouteHandler } from './retryingHandler.ts'
export { bulkIsAllOrNothing } from './bulk.ts'
export { bootChecks, type BootProblem } from './bootChecks.ts'
