// A count that a document keeps of others, made anew: right whatever happened before.

import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'
import { type Engine, engineOfPayload } from './common/engine.ts'
import { compareAndSet } from './compareAndSet.ts'
import { countRows } from './readRows.ts'
import { recountSqlite } from './sqlite/recount.ts'

export type Recount = {
  payload: Payload
  /** In its transaction: the count is of this very moment. */
  req: PayloadRequest
  /** The document that keeps the count, and the field it keeps it in. */
  collection: CollectionSlug
  id: string
  field: string
  /** What is counted. */
  of: { collection: CollectionSlug; where: Where }
}

/** True where the engine can count and store at once, and has. */
const IN_ONE_STATEMENT: Record<Engine, typeof recountSqlite> = {
  sqlite: recountSqlite,
  mongodb: async () => false,
}

/** Stores how many documents match. Runs no hooks; nothing happens where the document is gone. */
export async function recount({ payload, req, collection, id, field, of }: Recount): Promise<void> {
  if (await IN_ONE_STATEMENT[engineOfPayload(payload)]({ payload, req, collection, id, field, of })) return
  const count = await countRows({ payload, req, ...of })
  await compareAndSet({
    payload,
    req,
    collection,
    id,
    where: { createdAt: { exists: true } },
    data: { [field]: count },
  })
}
