// How readers know a member of staff: as the newest article under their byline that is out says, and so as somebody approved it.

import type { Payload } from 'payload'
import { listedNow } from '#access/visibility.ts'
import type { PublicAuthor } from '#src/richtext/types.ts'
import { documentsOf, readCopies } from './copyRows.ts'

/** The name, job title and biography as they were approved last; null for staff who have nothing out at `now`. */
export async function publishedFace({
  payload,
  staffId,
  now,
}: {
  payload: Payload
  staffId: string
  now: Date
}): Promise<PublicAuthor | null> {
  const copies = await readCopies({
    payload,
    where: { and: [{ authors: { in: [staffId] } }, listedNow(now)] },
    sort: ['-contentUpdatedAt', '-id'],
    limit: 1,
  })
  return documentsOf(copies, now)[0]?.byline.find(({ id }) => id === staffId) ?? null
}
