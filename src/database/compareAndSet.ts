// The one primitive for "only if it is still so": exactly one of several concurrent callers wins.

import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'
import { writesOf } from './common/writes.ts'

export type CompareAndSet = {
  payload: Payload
  collection: CollectionSlug
  id: string
  /**
   * What must still hold, in fields of the document's own row (no arrays, blocks, hasMany or fields of
   * relations).
   */
  where: Where
  /** What to store then, in fields of the document's own row. */
  data: Record<string, unknown>
  /** Joins the transaction of this request, if it has one. */
  req?: Partial<PayloadRequest>
}

/**
 * Stores `data` if `where` still holds for this document; true for the one caller who did it. Runs no hooks
 * and writes no version: use it as the lock before a versioned write in the same transaction. On MongoDB a
 * rival's open transaction may surface as a write conflict: run the command in `withRetries`.
 */
export const compareAndSet = async ({
  payload,
  collection,
  id,
  where,
  data,
  req,
}: CompareAndSet): Promise<boolean> => {
  const updated = await writesOf(payload.db).updateOne({
    collection,
    data: { ...data },
    options: { atomic: true },
    where: { and: [{ id: { equals: id } }, where] },
    ...(req ? { req } : {}),
  })
  return updated !== null
}
