// Writes down a comment as it was, with its own time and state: for the demo and for imports, never on a
// person's behalf.

import type { Payload } from 'payload'
import type { Comment } from '#payload-types'
import { inTransaction } from '#src/commands/transaction.ts'
import type { Verdict } from '#src/moderation/types.ts'
import { placeOf } from '../rules/threadPosition.ts'
import { storeNew } from '../storage/store.ts'

export type Recorded = {
  payload: Payload
  articleId: string
  readerId: string
  parentId: string | null
  body: string
  state: Comment['state']
  /** What the pipeline had against it, for moderators. */
  reasons?: readonly Verdict[]
  createdAt: Date
}

/**
 * Stores the comment under its article and, if it has one, its visible parent; counts follow as with any
 * other. Gives its id.
 */
export async function recordComment({
  payload,
  articleId,
  readerId,
  parentId,
  body,
  state,
  reasons = [],
  createdAt,
}: Recorded): Promise<string> {
  const comment = await inTransaction(payload, null, async (req) => {
    const place = await placeOf({ req, articleId, parentId })
    const row = { article: articleId, author: readerId, ...place, body, state, reasons: [...reasons] }
    return storeNew(req, row, createdAt)
  })
  return comment.id
}
