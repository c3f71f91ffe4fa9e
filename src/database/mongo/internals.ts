// What we use of Payload's MongoDB adapter beyond the types that all adapters share: mongoose's connection
// and models, and the driver's session of each transaction. Read off @payloadcms/db-mongodb 3.90.1.

import type { ClientSession } from 'mongodb'
import type { Connection, FilterQuery, Model } from 'mongoose'
import type { Payload, Where } from 'payload'
import type { TransactionId } from '../common/writes.ts'

/** Payload's plugin adds how its conditions become a query. */
type CollectionModel = Model<unknown> & {
  buildQuery: (asked: { payload: Payload; where: Where }) => Promise<FilterQuery<unknown>>
}

export type MongoInternals = {
  connection: Connection
  collections: Record<string, CollectionModel | undefined>
  sessions: Record<TransactionId, ClientSession | undefined>
}

/** The inside of an adapter that is known to be MongoDB's. */
export function mongoInternals(adapter: object): MongoInternals {
  return adapter as MongoInternals
}
