// Comments by staff: written in the panel by the account whose name they carry, and shown once a colleague
// has approved them.

import type { PayloadRequest } from 'payload'
import type { Comment } from '#payload-types'
import { idOf } from '#src/articles/ids.ts'
import type { StaffCommand } from '#src/commands/staffTransaction.ts'
import { readComment } from '#src/moderation/readComment.ts'
import { takingComments } from '#src/moderation/takingComments.ts'
import { cleanText, MAX_COMMENT_LENGTH, MIN_COMMENT_LENGTH, visibleLength } from '#src/moderation/text.ts'
import type { Verdict } from '#src/moderation/types.ts'
import { newsroomSettings } from '#src/public/settings.ts'
import { fingerprint, findDuplicate } from '../rules/duplicate.ts'
import { CommentError, missingComment, SaidAlready } from '../rules/errors.ts'
import { refuseAnswered } from '../rules/refuseAnswered.ts'
import { refuseOtherWords } from '../rules/refuseUnseen.ts'
import type { Seen } from '../rules/seen.ts'
import { signed } from '../rules/staffSignature.ts'
import { commentingOn, placeOf } from '../rules/threadPosition.ts'
import type { CommentDone } from '../rules/types.ts'
import { recordAnswer } from '../storage/recordDecision.ts'
import { rowFor, rowOf } from '../storage/row.ts'
import { type Change, storeChange, storeNew } from '../storage/store.ts'
import { writeAsStaff } from '../storage/write.ts'

export type Answer = StaffCommand & {
  articleId: string
  /** The comment answered, or null. */
  parentId: string | null
  /** What its writer saw of the comment answered; null where none is. */
  seen: Seen | null
  body: string
}

/** Why it waits, for moderators. */
const WAITS: Verdict = {
  phase: 'staff',
  verdict: 'hold',
  why: 'Written by staff. Somebody other than its writer approves it.',
}

/**
 * Writes a comment by a member of staff, in their own name, which waits for a colleague. Throws CommentError.
 */
export async function answerAsStaff({
  payload,
  actor,
  articleId,
  parentId,
  seen,
  body,
  now,
}: Answer): Promise<CommentDone> {
  return writeAsStaff({
    payload,
    actor,
    articleId,
    now,
    write: async (req, turn) => {
      const answer = { author: actor.id, article: articleId, parent: parentId, body }
      if (await findDuplicate({ payload, req }, answer, turn.now)) throw new SaidAlready()
      const place = await placeOf({ req, articleId, parentId })
      if (place.parent && seen) await refuseOtherWords(req, place.parent, seen)
      const row = {
        article: articleId,
        ...place,
        ...(await signed(req, actor.id, articleId)),
        staffAuthor: actor.id,
        ...(await judged({ req, articleId, body, now: turn.now })),
        fingerprint: fingerprint(answer, turn.now),
      }
      const comment = await storeNew(req, row, turn.now)
      await recordAnswer(req, { action: 'comment.write', before: null, comment, now: turn.now })
      return comment
    },
  })
}

type OwnAnswer = StaffCommand & { id: string }

/** Changes the words of one's own answer, which waits again. Throws CommentError. */
export function editAnswer({ body, ...own }: OwnAnswer & { body: string }): Promise<CommentDone> {
  return changeOwn(own, 'comment.edit', async (req, before, now) => {
    await refuseAnswered(req, before)
    const articleId = idOf(before.article)
    return {
      ...(await signed(req, own.actor.id, articleId)),
      ...(await judged({ req, articleId, body, now })),
      moderatedBy: null,
      editedAt: now.toISOString(),
      fingerprint: `edited ${before.id}`,
    }
  })
}

/** Takes one's own answer back. Throws CommentError. */
export function removeAnswer(own: OwnAnswer): Promise<CommentDone> {
  return changeOwn(own, 'comment.withdraw', (_req, { id }) => ({
    state: 'removed',
    removedBy: 'author',
    fingerprint: `removed ${id}`,
  }))
}

/** Only its writer changes the words of an answer or takes it back, whatever anybody else's role. */
async function changeOwn(
  { payload, actor, id, now }: OwnAnswer,
  action: 'comment.edit' | 'comment.withdraw',
  decide: (req: PayloadRequest, before: Comment, now: Date) => Promise<Change> | Change,
): Promise<CommentDone> {
  return writeAsStaff({
    payload,
    actor,
    articleId: idOf((await rowFor(payload, actor, id)).article),
    now,
    write: async (req, turn) => {
      const before = await rowOf(req, id)
      if (idOf(before.staffAuthor) !== actor.id)
        throw new CommentError('forbidden', 'This is not your comment.')
      if (before.state === 'removed') throw missingComment()
      const change = await decide(req, before, turn.now)
      const comment = await storeChange(req, { before, change, now: turn.now })
      await recordAnswer(req, { action, before, comment, now: turn.now })
      return comment
    },
  })
}

/**
 * The words of an answer as they are stored, waiting for a colleague. Throws CommentError where the article
 * takes none, or there is nothing to read.
 */
async function judged({
  req,
  articleId,
  body,
  now,
}: {
  req: PayloadRequest
  articleId: string
  body: string
  now: Date
}): Promise<Pick<Comment, 'body' | 'state' | 'reasons'>> {
  const commenting = await commentingOn({ req, articleId, now })
  const isSiteClosed = (await newsroomSettings(req.payload)).closeComments ?? false
  if (!takingComments({ commenting, isSiteClosed, now }).open)
    throw new CommentError('closed', 'This article takes no comments.')
  const text = cleanText(body)
  if (visibleLength(readComment(text).shown) < MIN_COMMENT_LENGTH || [...text].length > MAX_COMMENT_LENGTH)
    throw new CommentError(
      'invalid',
      `Write ${MIN_COMMENT_LENGTH} to ${MAX_COMMENT_LENGTH.toLocaleString('en-GB')} characters.`,
    )
  return { body: text, state: 'pending', reasons: [WAITS] }
}
