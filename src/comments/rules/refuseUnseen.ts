// A decision about a comment, or an answer to one, is refused where the comment is no longer what was seen,
// with who did what.

import type { PayloadRequest } from 'payload'
import type { Comment } from '#payload-types'
import { readRows } from '#src/database/index.ts'
import { CommentError } from './errors.ts'
import { hasWordsSeen, isAsSeen, seenIn, type Seen, type SeenRow } from './seen.ts'
import { nameOfStaff } from './staffSignature.ts'

/** The lists of the comment queue. */
const LISTS: Record<Comment['state'], string> = { pending: 'Pending', visible: 'Visible', removed: 'Removed' }

/** Throws CommentError `changed` where the comment is not as it was seen, with who decided what. */
export async function refuseUnseen(
  req: PayloadRequest,
  comment: SeenRow & Pick<Comment, 'removedBy'>,
  seen: Seen,
): Promise<void> {
  if (isAsSeen(seen, comment)) return
  throw new CommentError(
    'changed',
    `${await deedsSince(req, comment, seen)} since you saw it. It stands under “${LISTS[comment.state]}” ` +
      'now: read it there before you decide.',
  )
}

/**
 * Throws CommentError `changed` where a comment has other words than somebody saw who answers it. What
 * moderators did with it meanwhile changes nothing of what the answer is about.
 */
export async function refuseOtherWords(req: PayloadRequest, id: string, seen: Seen): Promise<void> {
  const [comment] = await readRows<SeenRow & { id: string }>({
    payload: req.payload,
    req,
    collection: 'comments',
    where: { id: { equals: id } },
    fields: ['state', 'editedAt', 'moderatedBy'],
    limit: 1,
  })
  if (comment && hasWordsSeen(seen, comment)) return
  throw new CommentError('changed', 'Its writer has edited this comment since you saw it. Read it again.')
}

async function deedsSince(
  req: PayloadRequest,
  comment: SeenRow & Pick<Comment, 'removedBy'>,
  seen: Seen,
): Promise<string> {
  if (comment.state === 'removed' && comment.removedBy === 'author')
    return 'Its author has removed this comment'
  const { moderatedBy, state } = seenIn(comment)
  // An edit of what a moderator had decided makes it wait again: where it does not wait, the decision came
  // later.
  const decider = moderatedBy && state !== 'pending' ? await nameOfStaff(req, moderatedBy) : null
  const deed = state === 'removed' ? 'removed' : 'approved'
  if (!hasWordsSeen(seen, comment))
    return `Its author has edited this comment${decider ? ` and ${decider} has ${deed} it` : ''}`
  return decider ? `${decider} has ${deed} this comment` : 'This comment has changed'
}
