// What a reader has said when their account is erased: it stays, since others have answered it, and nobody's
// name stands beside it.

import type { CollectionBeforeDeleteHook } from 'payload'
import { readRows } from '#src/database/index.ts'
import { inBatches, slices } from '#src/eventLoop/yielding.ts'
import { purgeConversationsOf } from '../storage/purgeConversation.ts'

/** Comments that are written in one go: the database writes row by row. */
const BATCH_SIZE = 100

/**
 * Parts every comment of this reader from the account, in the transaction of its deletion, and purges the
 * pages with the name.
 */
export const leaveNameless: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const readerId = String(id)
  await purgeConversationsOf({ req, readerId, kind: 'hard' })
  const rows = await readRows({
    payload: req.payload,
    req,
    collection: 'comments',
    where: { author: { equals: readerId } },
    fields: [],
  })
  const parts = slices(
    rows.map((row) => row.id),
    BATCH_SIZE,
  )
  await inBatches(parts, 1, (ids) =>
    req.payload.db.updateMany({
      collection: 'comments',
      where: { id: { in: ids } },
      data: { author: null },
      req,
      returning: false,
    }),
  )
}
