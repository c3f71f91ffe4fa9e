// Keeps the counts that depend on a comment: visible replies in its thread, and its author's visible
// comments.

import type { PayloadRequest, Where } from 'payload'
import type { Comment } from '#payload-types'
import { idOf } from '#src/articles/ids.ts'
import { recount } from '#src/database/index.ts'

/**
 * Counts again, in the transaction of the write, whenever a comment comes into view or goes out of it.
 * `before` is null for a new one.
 */
export async function keepCounts(
  req: PayloadRequest,
  before: Comment | null,
  comment: Comment,
): Promise<void> {
  if ((before?.state === 'visible') === (comment.state === 'visible')) return
  const parent = idOf(comment.parent)
  if (comment.root) await countReplies(req, comment.root, { root: { equals: comment.root } })
  if (parent && parent !== comment.root) await countReplies(req, parent, { parent: { equals: parent } })
  if (comment.author) await countApproved(req, idOf(comment.author))
}

/** A root counts its whole thread; any other comment the replies to it alone. */
function countReplies(req: PayloadRequest, id: string, which: Where): Promise<void> {
  return recount({
    payload: req.payload,
    req,
    collection: 'comments',
    id,
    field: 'replies',
    of: visible(which),
  })
}

function countApproved(req: PayloadRequest, reader: string): Promise<void> {
  return recount({
    payload: req.payload,
    req,
    collection: 'readers',
    id: reader,
    field: 'approvedComments',
    of: visible({ author: { equals: reader } }),
  })
}

/** What all can see. */
function visible(which: Where): { collection: 'comments'; where: Where } {
  return { collection: 'comments', where: { and: [which, { state: { equals: 'visible' } }] } }
}
