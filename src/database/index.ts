// The database room: which engine, its adapter, SQLite's write gate, retries of write conflicts, boot checks.
export { databaseAdapter, type DatabaseOptions } from './adapter.ts'
export { type Engine, engineOf } from './engine.ts'
export {
  DatabaseBusyError,
  DatabaseUrlError,
  type GateHolder,
  TransactionClosedError,
  WriteConflictError,
} from './errors.ts'
