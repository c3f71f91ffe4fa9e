// What its author may do to a comment for a while after posting it: edit it, which puts it through moderation
// again, or remove it.

import type { Payload, PayloadRequest } from 'payload'
import type { Clock } from '#access/clock.ts'
import { EDIT_WINDOW_OVER, isEditable } from '#access/editWindow.ts'
import type { Comment } from '#payload-types'
import { idOf } from '#src/articles/ids.ts'
import { throttleOf } from '#src/throttle/index.ts'
import { CommentError, missingComment } from '../rules/errors.ts'
import { type Person, refuseUnverified, writerOf } from '../rules/person.ts'
import { refuseAnswered } from '../rules/refuseAnswered.ts'
import type { CommentDone } from '../rules/types.ts'
import { articleOf, rowOf } from '../storage/row.ts'
import { type Change, storeChange } from '../storage/store.ts'
import { writeComment } from '../storage/write.ts'
import { decideComment } from './decideComment.ts'

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
  return changeOwn(change, async ({ req, author, before, now }) => {
    refuseUnverified(author)
    await refuseAnswered(req, before)
    const judged = await decideComment({
      req,
      articleId: idOf(before.article),
      author,
      body,
      commentId: before.id,
      now,
    })
    // An edit can send a visible comment to the moderators; it cannot get a waiting one past them, and what a
    // moderator has read and approved goes back to be read again.
    const isToBeRead = before.state === 'pending' || before.moderatedBy
    return {
      body: judged.body,
      state: isToBeRead ? 'pending' : judged.state,
      reasons: judged.reasons,
      editedAt: now.toISOString(),
      fingerprint: `edited ${before.id}`,
    }
  })
}

/** Takes an own comment out of view. Throws CommentError: `missing`, `forbidden` or `too-late`. */
export async function removeComment(change: OwnChange): Promise<CommentDone> {
  return changeOwn(change, ({ before }) => ({
    state: 'removed',
    removedBy: 'author',
    fingerprint: `removed ${before.id}`,
  }))
}

/** What a reader's change makes of their own comment. */
type Decide = (step: {
  req: PayloadRequest
  author: Person
  before: Comment
  now: Date
}) => Promise<Change> | Change

async function changeOwn(change: OwnChange, decide: Decide): Promise<CommentDone> {
  const { payload, readerId, id } = change
  return writeComment({
    payload,
    articleId: await articleOf(payload, id),
    now: change.now,
    write: async (req, now) => {
      const author = await writerOf(req, readerId)
      const before = await rowOf(req, id)
      refuseOthers(before, { ...change, now })
      return storeChange(req, { before, change: await decide({ req, author, before, now }), now })
    },
  })
}

/** Nobody learns of what they cannot see, and nobody but its author changes a comment, for a while. */
function refuseOthers(comment: Comment, { readerId, articleId, now }: OwnChange & { now: Date }): void {
  const isOwn = idOf(comment.author) === readerId
  if (comment.state === 'removed' || (articleId && idOf(comment.article) !== articleId))
    throw missingComment()
  if (!isOwn && comment.state !== 'visible') throw missingComment()
  if (!isOwn) throw new CommentError('forbidden', 'This is not your comment.')
  if (!isEditable(comment.createdAt, now)) throw new CommentError('too-late', EDIT_WINDOW_OVER)
}
