// Whether a cursor names a place there is: a page that is asked for with a made-up one need not be kept.

import type { Payload } from 'payload'
import { cursorAfter, readCursor } from './cursor.ts'
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
  const place = readCursor(cursor)
  if (!place || cursorAfter(place) !== cursor) return false // one spelling of each
  const { id, createdAt } = place
  return (
    (await countComments(payload, {
      and: [
        { id: { equals: id } },
        { article: { equals: articleId } },
        { createdAt: { equals: createdAt } },
        shownTo(null),
      ],
    })) > 0
  )
}
