// What a reader has said when their account is erased: it stays, since others have answered it, and nobody's name stands beside it.

import type { CollectionBeforeDeleteHook } from 'payload'
import { purgeTalksOf } from './purgeReader.ts'

/** Parts every comment of this reader from the account, in the transaction of its deletion, and purges the pages with the name. */
export const leaveNameless: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const readerId = String(id)
  await purgeTalksOf({ req, readerId, kind: 'hard' })
  await req.payload.db.updateMany({
    collection: 'comments',
    where: { author: { equals: readerId } },
    data: { author: null },
    req,
    returning: false,
  })
}
