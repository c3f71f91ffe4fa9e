// The words of the newsroom stand under what they answer: nobody changes that afterwards.

import type { PayloadRequest, Where } from 'payload'
import type { Comment } from '#payload-types'
import { readRows } from '#src/database/index.ts'
import { CommentError } from './errors.ts'

type Row = Pick<Comment, 'id' | 'parent'>

const BY_STAFF: Where = { staffAuthor: { exists: true } }
const COUNTS: Where = { or: [{ state: { not_equals: 'removed' } }, { removedBy: { equals: 'moderator' } }] }

/**
 * Refuses an edit of a comment with an answer by staff anywhere below it. One that waits counts, and so does
 * one that a moderator has removed, since it can be brought back.
 * @throws CommentError `too-late`
 */
export async function refuseAnswered(req: PayloadRequest, comment: Comment): Promise<void> {
  const thread: Where = { root: { equals: comment.root ?? comment.id } }
  const rowsOf = (where: Where) =>
    // Whoever wrote them.
    readRows<Row>({ payload: req.payload, req, collection: 'comments', where, fields: ['parent'] })
  const answers = await rowsOf({ and: [thread, BY_STAFF, COUNTS] })
  if (answers.length === 0) return
  const parents = new Map(
    (await rowsOf(thread)).map(({ id, parent }) => [id, parent ? String(parent) : null]),
  )
  const above = new Set<string>()
  for (const { id } of answers)
    for (let at = parents.get(id); at && !above.has(at); at = parents.get(at)) above.add(at)
  if (above.has(comment.id))
    throw new CommentError(
      'too-late',
      'The newsroom has answered this comment, or is about to: it can no longer be changed. ' +
        'You can remove it, or write another.',
    )
}
