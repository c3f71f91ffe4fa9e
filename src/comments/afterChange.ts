// Keeps the counts that depend on a comment: visible replies in its thread, and its author's visible comments.

import type { CollectionAfterChangeHook, PayloadRequest, Where } from 'payload'
import type { Comment } from '#payload-types'
import { compareAndSet, countRows } from '#src/database/index.ts'
import { idOf } from './idOf.ts'

/** Counts again, in the same transaction, whenever a comment comes into view or goes out of it. */
export const keepCounts: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const comment = doc as Comment
  const wasVisible = operation === 'update' && (previousDoc as Comment).state === 'visible'
  if (wasVisible === (comment.state === 'visible')) return doc
  const parent = idOf(comment.parent)
  if (comment.root) await countReplies(req, comment.root, { root: { equals: comment.root } })
  if (parent && parent !== comment.root) await countReplies(req, parent, { parent: { equals: parent } })
  await countApproved(req, idOf(comment.author))
  return doc
}

/** A root counts its whole thread; any other comment the replies to it alone. */
async function countReplies(req: PayloadRequest, id: string, which: Where): Promise<void> {
  await compareAndSet({ payload: req.payload, req, collection: 'comments', id, where: { depth: { exists: true } }, data: { replies: await countVisible(req, which) } })
}

/** Counted anew rather than added to, so that it is right whatever happened before, and falls when a comment is removed. */
async function countApproved(req: PayloadRequest, reader: string): Promise<void> {
  const approvedComments = await countVisible(req, { author: { equals: reader } })
  await compareAndSet({ payload: req.payload, req, collection: 'readers', id: reader, where: { email: { exists: true } }, data: { approvedComments } })
}

/** A count of what all can see. */
function countVisible(req: PayloadRequest, which: Where): Promise<number> {
  return countRows({ payload: req.payload, req, collection: 'comments', where: { and: [which, { state: { equals: 'visible' } }] } })
}
