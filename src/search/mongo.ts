// Search on MongoDB: a collection of the words of each public copy, written in the same transaction.
//
// Not a `$text` index: that has no beginnings of words and joins words by OR. An index over the list of words
// finds whole words and, by an anchored pattern, beginnings.

import type { ClientSession } from 'mongodb'
import type { Payload, PayloadRequest } from 'payload'
import { mongoInternals, type MongoInternals } from '#src/database/mongo/internals.ts'
import type { SearchEngine } from './engine.ts'

type Row = { _id: string; stamp: string; headline: string[]; words: string[] }
export function mongoSearch(payload: Payload): SearchEngine {
  const adapter = mongoInternals(payload.db)
  const rows = () => adapter.connection.collection<Row>('searchwords')
  return {
    isMade: 'at boot',
    prepare: async () => {
      await rows().createIndex({ words: 1 })
    },
    stamps: async () => {
      const known = await rows()
        .find({}, { projection: { stamp: 1 } })
        .toArray()
      return new Map(known.map(({ _id, stamp }) => [_id, stamp]))
    },
    put: async (req, { id, stamp, headline, text }) => {
      const row: Row = {
        _id: id,
        stamp,
        headline: [...new Set(headline)],
        words: [...new Set([...headline, ...text])],
      }
      await rows().replaceOne({ _id: id }, row, { upsert: true, ...(await sessionOf(adapter, req)) })
    },
    newest: async (words, { place, isBegun, limit }) => {
      const terms = words.map((word, index) =>
        isBegun && index === words.length - 1 ? { $regex: `^${word}` } : word,
      )
      const every = terms.flatMap((term): object[] =>
        place === 'headline' ? [{ words: term }, { headline: term }] : [{ words: term }],
      ) // the index is over all words
      const found = await rows()
        .find({ $and: every }, { projection: { _id: 1 } })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray()
      return found.map(({ _id: id }) => id)
    },
  }
}

async function sessionOf(adapter: MongoInternals, req: PayloadRequest): Promise<{ session?: ClientSession }> {
  const id = await req.transactionID
  const session = id ? adapter.sessions[id] : undefined
  return session ? { session } : {}
}
