// Where counts are kept: in this process's memory on SQLite, which has one process; in MongoDB, where many
// may share them.

import type { Payload } from 'payload'
import { RateLimiterMemory, RateLimiterMongo, type RateLimiterAbstract } from 'rate-limiter-flexible'
import { type Engine, engineOfPayload } from '#src/database/common/engine.ts'
import { mongoInternals } from '#src/database/mongo/internals.ts'
import type { Limit } from './limits.ts'

/** Makes a counter under a name of its own. */
export type MakeCounter = (name: string, limit: Limit) => RateLimiterAbstract

/**
 * The counters' home for this database. A MongoDB that cannot count leaves each process counting for itself.
 */
export function counterStore(payload: Payload): MakeCounter {
  return STORES[engineOfPayload(payload)](payload)
}

const STORES: Record<Engine, (payload: Payload) => MakeCounter> = { sqlite: () => inMemory, mongodb: inMongo }

function inMongo(payload: Payload): MakeCounter {
  const { connection } = mongoInternals(payload.db)
  let indexed = false
  return (name, limit) => {
    const counter = new RateLimiterMongo({
      storeClient: connection.getClient(),
      dbName: connection.name,
      tableName: 'throttles',
      keyPrefix: name,
      points: limit.points,
      duration: limit.seconds,
      insuranceLimiter: inMemory(name, limit),
      disableIndexesCreation: indexed,
    })
    indexed = true
    return counter
  }
}

const inMemory: MakeCounter = (name, limit) =>
  new RateLimiterMemory({ keyPrefix: name, points: limit.points, duration: limit.seconds })
