// Whether a cursor of an article's comments names a place there is.

import type { Payload } from 'payload'
import { isPlaceIn } from '#src/database/index.ts'
import { shownTo } from './shown.ts'

/** Whether a page of comments or replies under the article can have ended at this cursor. */
export function isPlace({
  payload,
  articleId,
  cursor,
}: {
  payload: Payload
  articleId: string
  cursor: string
}): Promise<boolean> {
  const where = { and: [{ article: { equals: articleId } }, shownTo(null)] }
  return isPlaceIn({ payload, collection: 'comments', field: 'createdAt', cursor, where })
}
