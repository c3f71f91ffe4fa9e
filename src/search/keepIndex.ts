// Keeps the search index in step with the public copies: each write of a copy writes its words, in the same
// transaction.

import type { CollectionAfterChangeHook, Payload, PayloadRequest } from 'payload'
import type { PublicCopy } from '#payload-types'
import { inTransaction } from '#src/commands/transaction.ts'
import { type Engine, engineOfPayload, readRows } from '#src/database/index.ts'
import type { SearchEngine } from './engine.ts'
import { mongoSearch } from './mongo.ts'
import { sqliteSearch } from './sqlite.ts'
import { FOLDING, wordsOf } from './words.ts'

type Indexed = Pick<PublicCopy, 'id' | 'headline' | 'searchText' | 'state' | 'updatedAt'>

/** Copies that are read at once when the index is made anew. */
const BATCH_SIZE = 50

const SEARCHES: Record<Engine, (payload: Payload) => SearchEngine> = {
  sqlite: sqliteSearch,
  mongodb: mongoSearch,
}

/** The engine for this database. */
export function searchEngine(payload: Payload): SearchEngine {
  return SEARCHES[engineOfPayload(payload)](payload)
}

/** The hook of the public copies. */
export const indexCopy: CollectionAfterChangeHook = async ({ doc, req }) => {
  const engine = searchEngine(req.payload)
  if (engine.isMade === 'with a write') await engine.prepare(req)
  await put(engine, req, doc as PublicCopy)
  return doc
}

const prepared = new WeakMap<Payload, Promise<void>>()

/**
 * Makes the index where there is none, and brings in every copy whose words are missing or old (after a
 * restore, an import, a change of this code). Called at boot; the first search sees to it otherwise.
 */
export function ensureSearchIndex(payload: Payload): Promise<void> {
  const known = prepared.get(payload)
  if (known) return known
  const work = bringUpToDate(payload).catch((error: unknown) => {
    prepared.delete(payload)
    throw error
  })
  prepared.set(payload, work)
  return work
}

async function bringUpToDate(payload: Payload): Promise<void> {
  const engine = searchEngine(payload)
  if (engine.isMade === 'with a write') await inTransaction(payload, null, (req) => engine.prepare(req))
  else await engine.prepare({ payload } as PayloadRequest)
  const kept = await engine.stamps()
  const copies = await readRows<Pick<PublicCopy, 'id' | 'updatedAt'>>({
    payload,
    collection: 'publicCopies',
    where: {},
    fields: ['updatedAt'],
  }) // every copy is indexed; what is out is asked when reading
  const old = copies.filter((copy) => kept.get(copy.id) !== stampOf(copy)).map((copy) => copy.id)
  for (let start = 0; start < old.length; start += BATCH_SIZE) {
    const ids = old.slice(start, start + BATCH_SIZE)
    await inTransaction(payload, null, async (req) => {
      const { docs } = await payload.find({
        collection: 'publicCopies',
        where: { id: { in: ids } },
        depth: 0,
        pagination: false,
        overrideAccess: true,
        req,
      }) // as above
      for (const copy of docs) await put(engine, req, copy)
    })
  }
}

async function put(engine: SearchEngine, req: PayloadRequest, copy: Indexed): Promise<void> {
  const isOut = copy.state === 'published'
  await engine.put(req, {
    id: copy.id,
    stamp: stampOf(copy),
    headline: isOut ? wordsOf(copy.headline) : [],
    text: isOut ? wordsOf(copy.searchText ?? '') : [],
  })
}

/**
 * What an index says of a copy whose words it holds: when it was changed, and by which rules its words were
 * folded.
 */
export function stampOf({ updatedAt }: Pick<PublicCopy, 'updatedAt'>): string {
  return `${new Date(updatedAt).toISOString()} ${FOLDING}`
}
