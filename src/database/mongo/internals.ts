// What we use of Payload's MongoDB adapter beyond the types that all adapters share: mongoose's connection, and the driver's
// session of each transaction. Read off @payloadcms/db-mongodb 3.90.1.

import type { ClientSession } from 'mongodb'
import type { Connection } from 'mongoose'
import type { TransactionId } from '../writes.ts'

export type MongoInternals = {
  connection: Connection
  sessions: Record<TransactionId, ClientSession | undefined>
}

/** The inside of an adapter that is known to be MongoDB's. */
export function mongoInternals(adapter: object): MongoInternals {
  return adapter as MongoInternals
}
