// Whether a cursor names a place there is: a page that is asked for with a made-up one need not be kept.

import type { Payload } from 'payload'
import { readPlace } from '#src/paging/place.ts'
import { countComments, shownTo } from './shown.ts'

/** Whether a page of comments or replies under the article can have ended at this cursor. */
export async function isPlace({
  payload,
  articleId,
  cursor,
}: {
  payload: Payload
  articleId: string
  cursor: string
}): Promise<boolean> {
  const place = readPlace(cursor)
  if (!place) return false
  const { id, at } = place
  return (
    (await countComments(payload, {
      and: [
        { id: { equals: id } },
        { article: { equals: articleId } },
        { createdAt: { equals: at } },
        shownTo(null),
      ],
    })) > 0
  )
}
