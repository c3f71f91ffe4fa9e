// Notices in a collection of their own, which MongoDB empties by itself.

import { ObjectId } from 'mongodb'
import type { Connection } from 'mongoose'
import type { Payload } from 'payload'
import type { Notices } from '../common/notices.ts'
import { mongoInternals } from './internals.ts'

/** Seconds a notice stays: a process that was cut off for longer must not believe anything it kept. */
const NOTICES_STAY = 3_600

const COLLECTION = 'assay-notices'

type Stored = { _id: ObjectId; by: string; body: unknown; at: Date }

/** The notices of a MongoDB database. */
export function mongoNotices(payload: Payload): Notices {
  const { connection, sessions } = mongoInternals(payload.db)
  const stored = connection.collection<Stored>(COLLECTION)
  return {
    append: async (req, { by, body }) => {
      const id = await req?.transactionID
      const session = id ? sessions[id] : undefined
      await stored.insertOne({ _id: new ObjectId(), by, body, at: new Date() }, session ? { session } : {})
    },
    since: async (instant) => {
      const found = await stored.find({ at: { $gte: instant } }, { sort: { at: 1 } }).toArray()
      return found.map(({ _id, by, body }) => ({ id: _id.toHexString(), by, body }))
    },
  }
}

/**
 * Makes the collection and its expiry. Before the first transaction: MongoDB before 4.4 makes no collection
 * inside one.
 */
export async function prepareNotices(connection: Connection): Promise<void> {
  await connection.collection(COLLECTION).createIndex({ at: 1 }, { expireAfterSeconds: NOTICES_STAY })
}
