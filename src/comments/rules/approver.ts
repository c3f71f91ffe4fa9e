// Who may not approve a comment by staff: its writer, in whatever account.

import type { PayloadRequest } from 'payload'
import { staffOf } from '#access/actors.ts'
import type { Comment } from '#payload-types'
import { idOf } from '#src/articles/ids.ts'
import { accountHands } from '#src/audit/recording/accountHands.ts'
import { namesOf, onePerson } from '#src/workflow/onePerson.ts'
import { CommentError } from './errors.ts'

/**
 * How many days before a comment was written the making of an account still counts. An article has the time
 * since its text was begun; a comment is written in a minute, so that an account could be made for it first.
 */
const DAYS_BEFORE = 30

/**
 * Throws CommentError `forbidden` where whoever is signed in wrote this as staff, or counts as one person
 * with who did.
 */
export async function refuseItsWriter(
  req: PayloadRequest,
  comment: Pick<Comment, 'staffAuthor' | 'createdAt'>,
): Promise<void> {
  const actor = staffOf(req.user)
  if (!comment.staffAuthor || !actor) return
  const writer = idOf(comment.staffAuthor)
  if (writer === actor.id)
    throw new CommentError('forbidden', 'You wrote this. Another member of staff approves it.')
  const since = new Date(new Date(comment.createdAt).getTime() - DAYS_BEFORE * 86_400_000)
  const groups = onePerson(await accountHands({ req, since, names: true }))
  if (namesOf(actor.id, groups).includes(writer))
    throw new CommentError(
      'forbidden',
      `You count as one person with its writer: in the ${DAYS_BEFORE} days before it was ` +
        'written, or since, one of you made or changed the other’s account, or somebody did ' +
        'both. Another member of staff approves it.',
    )
}
