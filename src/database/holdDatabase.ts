// Holds the database for this process where it is for one server at a time.

import { type Engine, engineOf } from './common/engine.ts'
import { type Hold, lockFile } from './sqlite/instanceLock.ts'

type Patience = { timeoutMs?: number }

const HOLD: Record<Engine, (url: string, patience: Patience) => Promise<Hold>> = {
  sqlite: lockFile,
  mongodb: async () => ({ release: () => {} }), // many servers share it
}

/**
 * Holds the database behind this address until it is released or the process ends.
 * @throws ServedAlreadyError when another process serves the same file.
 */
export function holdDatabase(databaseUrl: string, patience: Patience = {}): Promise<Hold> {
  return HOLD[engineOf(databaseUrl)](databaseUrl, patience)
}
