// Reading and writing the row of which the public reads. Only the commands of src/publishing write it.

import type { PayloadRequest, CollectionAfterChangeHook } from 'payload'
import type { PublicCopy } from '#payload-types'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { type PurgeKind, ARTICLES, articleTag } from '#src/caching/tags.ts'
import { purge } from '#src/invalidation/index.ts'
import { sudo } from '../sudo.ts'

/** The fields of a row that belong to one edition, and change with it. */
export type CopyRow = Omit<PublicCopy, 'id' | 'createdAt' | 'updatedAt' | 'next' | 'nextAt'>

/** An edition that takes the place of the present one at `nextAt` of the row. */
export type NextCopy = { row: CopyRow }

/** The row of an article, whatever its release time, or null. */
export async function copyOf(req: PayloadRequest, articleId: string): Promise<PublicCopy | null> {
  const { docs } = await req.payload.find({
    collection: 'publicCopies',
    where: { article: { equals: articleId } },
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: true, // whatever its release time
    req,
  })
  return docs[0] ?? null
}

/** Writes the row of an article, a new one where there is none. */
export async function writeCopy(
  req: PayloadRequest,
  before: PublicCopy | null,
  data: Partial<PublicCopy>,
): Promise<void> {
  // The publishing commands are its only writers.
  const options = { collection: 'publicCopies', depth: 0, overrideAccess: true, req: sudo(req) } as const
  if (before) await req.payload.update({ ...options, id: before.id, data })
  else await req.payload.create({ ...options, data: data as PublicCopy })
}

/** The document of a row, be it of a copy or of an edition. */
export function documentOf(row: { document: PublicArticle }): PublicArticle {
  return row.document
}

/** The waiting edition of a row, or null. */
export function nextOf(copy: Pick<PublicCopy, 'next'>): NextCopy | null {
  return copy.next ?? null
}

/**
 * After each write of a copy, whoever wrote it. Its own page is made anew before anybody sees it again: its
 * text may have been corrected, withdrawn or held. Lists may be a moment old when something came, and not
 * when something went.
 */
export const purgeCopy: CollectionAfterChangeHook = async ({ doc, previousDoc, req, operation }) => {
  const copy = doc as PublicCopy
  const before = operation === 'update' ? (previousDoc as PublicCopy) : null
  await purge({ req, kind: 'hard', tags: [articleTag(copy.article)] })
  await purge({ req, kind: kindForLists(before, copy), tags: [ARTICLES] })
  return doc
}

function kindForLists(before: PublicCopy | null, copy: PublicCopy): PurgeKind {
  if (before?.state !== 'published') return 'soft'
  const leaves =
    copy.state !== 'published' || copy.goneAt !== before.goneAt || copy.publishedAt !== before.publishedAt
  return leaves || copy.documentHash !== before.documentHash ? 'hard' : 'soft'
}
