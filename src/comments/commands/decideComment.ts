// Puts a comment through moderation with all that its phases ask about: the reader, the article, the site,
// what was said before.

import type { PayloadRequest, Where } from 'payload'
import type { Setting } from '#payload-types'
import { readRows } from '#src/database/index.ts'
import { moderate } from '#src/moderation/phases/moderate.ts'
import type { ModerationSettings, Verdict } from '#src/moderation/types.ts'
import { linesOf } from '#src/moderation/wordLists.ts'
import { newsroomSettings } from '#src/public/settings.ts'
import { CommentError, type CommentErrorCode } from '../rules/errors.ts'
import type { Person } from '../rules/person.ts'
import { commentingOn } from '../rules/threadPosition.ts'

/** Earlier comments that a new one is compared with, and how far back. */
const COMPARED = { comments: 10, hours: 24 }

export type CommentDecision = { state: 'visible' | 'pending'; body: string; reasons: Verdict[] }

type ToJudge = {
  req: PayloadRequest
  articleId: string
  author: Person
  body: string
  /** The comment being edited, which is not compared with itself. */
  commentId?: string
  now: Date
}

/** What becomes of the comment. Throws CommentError when it is refused. */
export async function decideComment({
  req,
  articleId,
  author,
  body,
  commentId,
  now,
}: ToJudge): Promise<CommentDecision> {
  const commenting = await commentingOn({ req, articleId, now })
  const settings = await newsroomSettings(req.payload)
  const verdict = moderate(
    {
      body,
      author: { approvedComments: author.approvedComments ?? 0, bannedAt: author.bannedAt ?? null },
      recent: await recentlySaid({ req, authorId: author.id, commentId, now }),
      commenting,
      settings: {
        holdFirstComment: settings.holdFirstComment ?? true,
        holdAllComments: settings.holdAllComments ?? false,
        closeCommentsSitewide: settings.closeComments ?? false,
        ...listsOf(settings),
      },
    },
    now,
  )
  if (verdict.state === 'rejected') throw new CommentError(codeOf(verdict.reasons), verdict.message)
  return { state: verdict.state, body: verdict.text, reasons: verdict.reasons }
}

type Lists = Required<Pick<ModerationSettings, 'bannedWords' | 'suspectWords'>>

/**
 * The lists of words, split once for each saving of the settings: they are made ready for comparing by their
 * identity.
 */
const lists = new WeakMap<Setting, Lists>()

function listsOf(settings: Setting): Lists {
  const known = lists.get(settings)
  if (known) return known
  const split = { bannedWords: linesOf(settings.bannedWords), suspectWords: linesOf(settings.suspectWords) }
  lists.set(settings, split)
  return split
}

const CODES: Record<string, CommentErrorCode> = { commentsClosed: 'closed', banned: 'forbidden' }

function codeOf(reasons: Verdict[]): CommentErrorCode {
  return CODES[reasons.at(-1)?.phase ?? ''] ?? 'invalid'
}

async function recentlySaid({
  req,
  authorId,
  commentId,
  now,
}: {
  req: PayloadRequest
  authorId: string
  commentId?: string
  now: Date
}): Promise<string[]> {
  const since = new Date(now.getTime() - COMPARED.hours * 3_600_000).toISOString()
  const others: Where[] = commentId ? [{ id: { not_equals: commentId } }] : []
  const recent = await readRows<{ id: string; body: string }>({
    payload: req.payload,
    req,
    collection: 'comments',
    where: {
      and: [
        { author: { equals: authorId } },
        { createdAt: { greater_than: since } },
        { state: { not_equals: 'removed' } },
        ...others,
      ],
    }, // a reader's own words
    sort: ['-createdAt'],
    limit: COMPARED.comments,
    fields: ['body'],
  })
  return recent.map((comment) => comment.body)
}
