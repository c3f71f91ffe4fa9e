// The errors by which an engine says that its server does not answer.

import { ENGINES } from '#src/environment/databaseEngines.ts'
import type { Engine } from './common/engine.ts'
import { mongoAway } from './mongo/unavailable.ts'

const AWAY: Record<Engine, (error: unknown) => unknown> = {
  sqlite: (error) => error, // it has no server
  mongodb: mongoAway,
}

/** The error as `DatabaseAwayError` where it says that the server is away; any other as it came. */
export function toUnavailableError(error: unknown): unknown {
  return ENGINES.reduce((seen, engine) => AWAY[engine](seen), error)
}
