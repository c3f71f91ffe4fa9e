// A reader who is deleted leaves neither a name nor an address behind.

import type { CollectionAfterDeleteHook } from 'payload'
import type { Reader } from '#payload-types'

/** Deletes every claim to a name of a deleted reader, and every mail to their address, sent or not. */
export const forgetReader: CollectionAfterDeleteHook<Reader> = async ({ doc, id, req }) => {
  const { db } = req.payload
  await db.deleteMany({ collection: 'readerNames', where: { reader: { equals: String(id) } }, req })
  await db.deleteMany({ collection: 'outbox', where: { to: { equals: doc.email } }, req })
  return doc
}
