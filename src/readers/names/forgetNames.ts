// A reader who is deleted leaves no name behind.

import type { CollectionAfterDeleteHook } from 'payload'

/** Deletes every claim of a deleted reader. */
export const forgetNames: CollectionAfterDeleteHook = async ({ doc, id, req }) => {
  await req.payload.db.deleteMany({
    collection: 'readerNames',
    where: { reader: { equals: String(id) } },
    req,
  })
  return doc
}
