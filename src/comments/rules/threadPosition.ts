// Where a comment may stand: under an article that is out, and under a visible comment of the same article.

import type { PayloadRequest } from 'payload'
import { listedNow } from '#access/visibility.ts'
import type { Comment, PublicCopy } from '#payload-types'
import { readRows } from '#src/database/index.ts'
import type { Commenting } from '#src/moderation/types.ts'
import { CommentError, missingArticle } from './errors.ts'

/** Threads may nest this deep; a deeper reply counts as this deep. */
const DEEPEST = 50

export type ThreadPosition = { parent: string | null; root: string | null; depth: number }

/** How commenting stands on an article that is out at `now`. Throws CommentError `missing` for any other. */
export async function commentingOn({
  req,
  articleId,
  now,
}: {
  req: PayloadRequest
  articleId: string
  now: Date
}): Promise<Commenting> {
  const [copy] = await readRows<Pick<PublicCopy, 'id' | 'commenting' | 'commentsCloseAt'>>({
    payload: req.payload,
    req,
    collection: 'publicCopies',
    where: { and: [{ article: { equals: articleId } }, listedNow(now)] },
    limit: 1,
    fields: ['commenting', 'commentsCloseAt'],
  })
  if (!copy) throw missingArticle()
  return { mode: copy.commenting, closesAt: copy.commentsCloseAt ?? null }
}

/**
 * The place of a reply, or of a new thread. Throws CommentError `missing` when there is no visible comment to
 * reply to.
 */
export async function placeOf({
  req,
  articleId,
  parentId,
}: {
  req: PayloadRequest
  articleId: string
  parentId: string | null
}): Promise<ThreadPosition> {
  if (!parentId) return { parent: null, root: null, depth: 0 }
  const [parent] = await readRows<Pick<Comment, 'id' | 'root' | 'depth'>>({
    payload: req.payload,
    req,
    collection: 'comments',
    where: {
      and: [
        { id: { equals: parentId } },
        { article: { equals: articleId } },
        { state: { equals: 'visible' } },
      ],
    }, // visible comments are everybody's
    limit: 1,
    fields: ['root', 'depth'],
  })
  if (!parent) throw new CommentError('missing', 'The comment you answer is no longer there.')
  return { parent: parent.id, root: parent.root ?? parent.id, depth: Math.min(parent.depth + 1, DEEPEST) }
}
