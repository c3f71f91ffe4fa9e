// Whoever is not of the staff gets of a public copy what was verified, by whatever interface: a row that was
// changed in the database says nothing.

import type { CollectionAfterReadHook } from 'payload'
import { staffOf } from '#access/actors.ts'
import { clockOf } from '#access/clock.ts'
import type { PublicCopy } from '#payload-types'
import { columnsApart } from '#src/articles/copyColumns.ts'
import { inShortTurn } from '#src/eventLoop/yielding.ts'
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
 * columns. Payload reads the rows of a list at the same time, and the digest of each takes long.
 */
export const verifiedRow: CollectionAfterReadHook<PublicCopy> = async ({ doc, req }) => {
  if (req.payloadAPI === 'local' || staffOf(req.user) || !doc.document) return doc
  const isWhole = await inShortTurn(() => isVerified(doc, clockOf(req.context)))
  return isWhole ? doc : ({ ...doc, ...NOTHING } as unknown as PublicCopy)
}

function isVerified(doc: PublicCopy, now: Date): boolean {
  const { id, updatedAt } = doc.document
  return (
    digestOf(doc.document) === doc.documentHash &&
    id === doc.article &&
    Date.parse(updatedAt) <= now.getTime() &&
    columnsAsRead(doc).length === 0
  )
}

/** Of the columns that were asked for. */
function columnsAsRead(doc: PublicCopy): string[] {
  return columnsApart(doc).filter((name) => name in doc)
}
