// What its author may do to a comment for a while after posting it: edit it, which puts it through moderation
// again, or remove it.

import type { Payload } from 'payload'
import { type Clock, readClock } from '#access/clock.ts'
import { EDIT_WINDOW_OVER, isEditable } from '#access/editWindow.ts'
import type { Comment } from '#payload-types'
import { throttleOf } from '#src/throttle/index.ts'
import { CommentError, missingComment } from './errors.ts'
import { meaning, type Intent } from './intent.ts'
import { type ReaderUser, readerUser, refuseBanned } from './person.ts'
import type { CommentDone } from './types.ts'
import { writeComment } from './write.ts'

export type OwnChange = {
  payload: Payload
  readerId: string
  id: string
  /** Where the caller says it stands; another article's comment counts as missing. */
  articleId?: string
  now: Date | Clock
}

/**
 * Changes the text of an own comment. Throws CommentError: `missing`, `forbidden`, `too-late`, or why the
 * text is refused; ThrottledError for who changes comments over and over.
 */
export async function editComment({ body, ...change }: OwnChange & { body: string }): Promise<CommentDone> {
  await throttleOf(change.payload).take('comment edit by reader', change.readerId)
  return changeOwn(change, { intent: { verb: 'edit' }, data: { body } })
}

/** Takes an own comment out of view. Throws CommentError: `missing`, `forbidden` or `too-late`. */
export async function removeComment(change: OwnChange): Promise<CommentDone> {
  return changeOwn(change, { intent: { verb: 'remove' }, data: {} })
}

async function changeOwn(
  change: OwnChange,
  { intent, data }: { intent: Intent; data: Partial<Comment> },
): Promise<CommentDone> {
  const { payload, readerId, id } = change
  const comment = await ownComment(change, await readerUser({ payload, id: readerId }))
  return writeComment({
    payload,
    articleId: String(comment.article),
    now: change.now,
    write: async (req, now) => {
      const user = await readerUser({ payload, req, id: readerId })
      refuseBanned(user)
      req.user = user
      return payload.update({
        collection: 'comments',
        id,
        data,
        depth: 0,
        overrideAccess: false,
        user,
        req,
        context: meaning(intent, now),
      })
    },
  })
}

/** Says in words what the access rules would answer with a bare 403 or 404; they hold all the same. */
async function ownComment({ payload, id, articleId, now }: OwnChange, user: ReaderUser): Promise<Comment> {
  const comment = await payload.findByID({
    collection: 'comments',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
  }) // judged in the next lines
  if (!comment || comment.state === 'removed' || (articleId && comment.article !== articleId))
    throw missingComment()
  if (comment.author !== user.id && comment.state !== 'visible') throw missingComment()
  if (comment.author !== user.id) throw new CommentError('forbidden', 'This is not your comment.')
  refuseBanned(user)
  if (!isEditable(comment.createdAt, readClock(now))) throw new CommentError('too-late', EDIT_WINDOW_OVER)
  return comment
}
