// Pictures are public exactly while an article that is out shows them.

import type { PayloadRequest } from 'payload'
import { listedNow } from '#access/visibility.ts'
import { pictureTag } from '#src/freshness/tags.ts'
import { purge } from '#src/purging/index.ts'

/**
 * Opens the pictures that a public copy now shows and closes those that none shows any more, among the ones
 * named.
 */
export async function showOnlyCited(req: PayloadRequest, pictures: string[], now: Date): Promise<void> {
  for (const id of new Set(pictures)) {
    const { totalDocs } = await req.payload.count({
      collection: 'publicCopies',
      where: { and: [{ images: { in: [id] } }, listedNow(now)] },
      overrideAccess: true, // the rule of visibility is in the query
      req,
    })
    await req.payload.db.updateOne({
      collection: 'media',
      id,
      data: { isPublic: totalDocs > 0, updatedAt: null }, // nobody changed the picture: the row keeps its time
      req,
      returning: false,
    })
    if (totalDocs === 0) await purge({ req, kind: 'hard', tags: [pictureTag(id)] })
  }
}
