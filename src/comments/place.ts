// Where a comment may stand: under an article that is out, and under a visible comment of the same article.

import type { PayloadRequest } from 'payload'
import { listedNow } from '#access/visibility.ts'
import type { Comment } from '#payload-types'
import type { Commenting } from '#src/moderation/types.ts'
import { CommentError, missingArticle } from './errors.ts'

/** Threads may nest this deep; a deeper reply counts as this deep. */
export const DEEPEST = 50

export type Place = { parent: string | null; root: string | null; depth: number }

/** How commenting stands on an article that is out at `now`. Throws CommentError `missing` for any other. */
export async function commentingOn({ req, articleId, now }: { req: PayloadRequest; articleId: string; now: Date }): Promise<Commenting> {
  const { docs } = await req.payload.find({
    collection: 'publicCopies',
    where: { and: [{ article: { equals: articleId } }, listedNow(now)] },
    select: { commenting: true, commentsCloseAt: true },
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: true, // the rule of visibility is in the query
    req,
  })
  const copy = docs[0]
  if (!copy) throw missingArticle()
  return { mode: copy.commenting, closesAt: copy.commentsCloseAt ?? null }
}

/** The place of a reply, or of a new thread. Throws CommentError `missing` when there is no visible comment to reply to. */
export async function placeOf({ req, articleId, parentId }: { req: PayloadRequest; articleId: string; parentId: string | null }): Promise<Place> {
  if (!parentId) return { parent: null, root: null, depth: 0 }
  const { docs } = await req.payload.find({
    collection: 'comments',
    where: { and: [{ id: { equals: parentId } }, { article: { equals: articleId } }, { state: { equals: 'visible' } }] },
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: true, // visible comments are everybody's
    req,
  })
  const parent: Comment | undefined = docs[0]
  if (!parent) throw new CommentError('missing', 'The comment you answer is no longer there.')
  return { parent: parent.id, root: parent.root ?? parent.id, depth: Math.min(parent.depth + 1, DEEPEST) }
}
