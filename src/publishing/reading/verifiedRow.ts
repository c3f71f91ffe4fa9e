// Whoever is not of the staff gets of a public copy what was verified, by whatever interface: a row that was
// changed in the database says nothing.

import type { CollectionAfterReadHook } from 'payload'
import { staffOf } from '#access/actors.ts'
import { clockOf } from '#access/clock.ts'
import type { PublicCopy } from '#payload-types'
import { columnsApart } from '#src/articles/copyColumns.ts'
import { digestOf } from '#src/hashing/digest.ts'

const NOTHING = {
  state: 'held',
  slug: '',
  formerSlugs: [],
  headline: '',
  commodities: [],
  topics: [],
  authors: [],
  figures: [],
  images: [],
  document: {},
}

/**
 * Empties a row with a document that is not the one that went out, or is not out yet, or stands under other
 * columns.
 */
export const verifiedRow: CollectionAfterReadHook<PublicCopy> = ({ doc, req }) => {
  if (req.payloadAPI === 'local' || staffOf(req.user) || !doc.document) return doc
  const { id, updatedAt } = doc.document
  const isWhole =
    digestOf(doc.document) === doc.documentHash &&
    id === doc.article &&
    Date.parse(updatedAt) <= clockOf(req.context).getTime() &&
    columnsAsRead(doc).length === 0
  return isWhole ? doc : ({ ...doc, ...NOTHING } as unknown as PublicCopy)
}

/** Of the columns that were asked for. */
function columnsAsRead(doc: PublicCopy): string[] {
  return columnsApart(doc).filter((name) => name in doc)
}
