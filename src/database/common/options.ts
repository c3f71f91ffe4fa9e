// What the choice of a database depends on.

export type DatabaseOptions = {
  /** `file:…` for SQLite, `mongodb://…?replicaSet=…` or `mongodb+srv://…` for MongoDB. */
  databaseUrl: string
  /**
   * Create the SQLite tables from the config instead of from migrations; for tests on a config of their own.
   * Default false.
   */
  push?: boolean
  /** How long a write waits for its turn on SQLite before it gets a 503, in milliseconds. Default 5000. */
  acquireTimeoutMs?: number
  /**
   * How long one transaction may hold SQLite's writing place while others wait before it is rolled back, in
   * milliseconds. Default 30000.
   */
  maxHoldMs?: number
}
