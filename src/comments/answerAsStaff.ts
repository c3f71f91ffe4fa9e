// Comments by staff: written in the panel by the account whose name they carry, and shown once a colleague
// has approved them.

import type { PayloadRequest } from 'payload'
import type { Comment } from '#payload-types'
import { idsOf } from '#src/articles/ids.ts'
import type { StaffCommand } from '#src/commands/staffTransaction.ts'
import { readComment } from '#src/moderation/readComment.ts'
import { takingComments } from '#src/moderation/takingComments.ts'
import { cleanText, MAX_COMMENT_LENGTH, MIN_COMMENT_LENGTH, visibleLength } from '#src/moderation/text.ts'
import type { Verdict } from '#src/moderation/types.ts'
import { newsroomSettings } from '#src/public/settings.ts'
import { CommentError, missingComment } from './errors.ts'
import { idOf } from './idOf.ts'
import { meaning, type Intent } from './intent.ts'
import { commentingOn } from './place.ts'
import type { Seen } from './seen.ts'
import type { CommentDone } from './types.ts'
import { writeAsStaff } from './write.ts'

export type Answer = StaffCommand & {
  articleId: string
  /** The comment answered, or null. */
  parentId: string | null
  /** What its writer saw of the comment answered; null where none is. */
  seen: Seen | null
  body: string
}

/** Why it waits, for moderators. */
export const WAITS: Verdict = {
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
    write: (req, turn) =>
      req.payload.create({
        collection: 'comments',
        data: { article: articleId, parent: parentId, body } as never, // the hook sets the rest
        depth: 0,
        overrideAccess: true, // readers alone create comments by themselves; who may answer is judged by the hook
        req,
        context: meaning({ verb: 'answer', seen }, turn.now),
      }),
  })
}

type OwnAnswer = StaffCommand & { id: string }

/** Changes the words of one's own answer, which waits again. Throws CommentError. */
export function editAnswer({ body, ...own }: OwnAnswer & { body: string }): Promise<CommentDone> {
  return changeOwn(own, { verb: 'edit-answer' }, { body })
}

/** Takes one's own answer back. Throws CommentError. */
export function removeAnswer(own: OwnAnswer): Promise<CommentDone> {
  return changeOwn(own, { verb: 'remove-answer' }, {})
}

async function changeOwn(
  { payload, actor, id, now }: OwnAnswer,
  intent: Intent,
  data: Partial<Comment>,
): Promise<CommentDone> {
  const comment = await payload.findByID({
    collection: 'comments',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    user: { ...actor, collection: 'staff' },
  })
  if (!comment) throw missingComment()
  return writeAsStaff({
    payload,
    actor,
    articleId: idOf(comment.article),
    now,
    write: (req, turn) =>
      req.payload.update({
        collection: 'comments',
        id,
        data,
        depth: 0,
        overrideAccess: true, // whose it is, is judged by the hook
        req,
        context: meaning(intent, turn.now),
      }),
  })
}

/**
 * The words of an answer as they are stored. Throws CommentError where the article takes none, or there is
 * nothing to read.
 */
export async function judgeAnswer({
  req,
  articleId,
  body,
  now,
}: {
  req: PayloadRequest
  articleId: string
  body: string
  now: Date
}): Promise<string> {
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
  return text
}

/**
 * The name that an answer is written, approved and shown with: as the database has it now, not as the session
 * does.
 */
export async function nameOfStaff(req: PayloadRequest, staffId: string): Promise<string> {
  const { name } = await req.payload.findByID({
    collection: 'staff',
    id: staffId,
    select: { name: true },
    depth: 0,
    overrideAccess: true, // bylines are public
    req,
  })
  return name
}

/**
 * What stands beside the name: that they wrote the article, or that they are of the newsroom. Nobody types
 * it.
 */
export async function badgeOf(
  req: PayloadRequest,
  staffId: string,
  articleId: string,
): Promise<NonNullable<Comment['badge']>> {
  const { docs } = await req.payload.find({
    collection: 'publicCopies',
    where: { article: { equals: articleId } },
    select: { authors: true },
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: true, // the byline is public
    req,
  })
  return idsOf(docs[0]?.authors).includes(staffId) ? 'author' : 'staff'
}
