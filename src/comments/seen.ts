// What a moderator saw of a comment before deciding: a decision about anything else is refused, with who decided otherwise.

import type { PayloadRequest } from 'payload'
import type { Comment } from '#payload-types'
import { nameOfStaff } from './answerAsStaff.ts'
import { CommentError } from './errors.ts'
import { idOf } from './idOf.ts'

/** The state of a comment, when its words were last edited (ISO 8601), and the id of who decided about it last. */
export type Seen = Pick<Comment, 'state'> & { editedAt: string | null; moderatedBy: string | null }

type Row = Pick<Comment, 'state' | 'editedAt' | 'moderatedBy'>

/** What there is to see of a comment as it is. */
export function seenIn({ state, editedAt, moderatedBy }: Row): Seen {
  return { state, editedAt: editedAt ?? null, moderatedBy: idOf(moderatedBy) || null }
}

/** Whether what a request sent says what was seen. */
export function isSeen(value: unknown): value is Seen {
  if (typeof value !== 'object' || value === null) return false
  const { state, editedAt, moderatedBy, ...others } = value as Record<string, unknown>
  return (
    Object.keys(others).length === 0 &&
    (state === 'pending' || state === 'visible' || state === 'removed') &&
    (editedAt === null || (typeof editedAt === 'string' && !Number.isNaN(Date.parse(editedAt)))) &&
    (moderatedBy === null || (typeof moderatedBy === 'string' && moderatedBy !== ''))
  )
}

/** Whether the comment still has the words that were seen. */
export function hasWordsSeen(seen: Seen, comment: Row): boolean {
  return instant(seen.editedAt) === instant(comment.editedAt)
}

/** Whether nothing has happened since. */
export function isAsSeen(seen: Seen, comment: Row): boolean {
  const now = seenIn(comment)
  return hasWordsSeen(seen, comment) && seen.state === now.state && seen.moderatedBy === now.moderatedBy
}

/** Throws CommentError `changed` where the comment is not as it was seen, with who decided what. */
export async function refuseUnseen(
  req: PayloadRequest,
  comment: Row & Pick<Comment, 'removedBy'>,
  seen: Seen,
): Promise<void> {
  if (isAsSeen(seen, comment)) return
  throw new CommentError(
    'changed',
    `${await deedSince(req, comment, seen)} since you saw it. Reload and read it again.`,
  )
}

async function deedSince(
  req: PayloadRequest,
  comment: Row & Pick<Comment, 'removedBy'>,
  seen: Seen,
): Promise<string> {
  if (comment.state === 'removed' && comment.removedBy === 'author')
    return 'Its author has removed this comment'
  if (!hasWordsSeen(seen, comment)) return 'Its author has edited this comment'
  const { moderatedBy, state } = seenIn(comment)
  if (!moderatedBy || state === 'pending') return 'This comment has changed'
  const deed = state === 'removed' ? 'removed' : 'approved'
  return `${await nameOfStaff(req, moderatedBy)} has ${deed} this comment`
}

function instant(time: string | null | undefined): number | null {
  return time ? new Date(time).getTime() : null
}
