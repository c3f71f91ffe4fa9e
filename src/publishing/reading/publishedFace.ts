// How readers know a member of staff: as the newest article under their byline that is out says, and so as somebody approved it.

import type { Payload } from 'payload'
import { listedNow } from '#access/visibility.ts'
import type { PublicAuthor } from '#src/richtext/types.ts'
import { documentsOf, SHOWN } from './publicReads.ts'

/** The name, job title and biography as they were approved last; null for staff who have nothing out at `now`. */
export async function publishedFace({ payload, staffId, now }: { payload: Payload; staffId: string; now: Date }): Promise<PublicAuthor | null> {
  const { docs } = await payload.find({
    collection: 'publicCopies',
    where: { and: [{ authors: { in: [staffId] } }, listedNow(now)] },
    sort: ['-contentUpdatedAt', '-id'],
    select: SHOWN,
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // the rule of visibility is in the query
  })
  return documentsOf(docs, now)[0]?.byline.find(({ id }) => id === staffId) ?? null
}
