// The one rule of what a visitor sees of the comments, and the one query that every list of them goes
// through.

import type { Payload, Where } from 'payload'
import { listedNow } from '#access/visibility.ts'
import type { Comment } from '#payload-types'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { countRows, readRows, isPlaceIn } from '#src/database/index.ts'
import type { Viewer } from '../rules/types.ts'

/**
 * Visible comments; places of removed ones that visible replies hold; and the visitor's own that still wait.
 */
export function shownTo(viewer: Viewer): Where {
  const own: Where[] = viewer
    ? [{ and: [{ author: { equals: viewer.id } }, { state: { equals: 'pending' } }] }]
    : []
  return { or: [{ state: { equals: 'visible' } }, { replies: { greater_than: 0 } }, ...own] }
}

/**
 * Whether comments under this article may be shown at all: only while it is out, not once it is withdrawn.
 */
export async function isArticleOut({
  payload,
  articleId,
  now,
  article,
}: {
  payload: Payload
  articleId: string
  now: Date
  article?: Pick<PublicArticle, 'withdrawal'>
}): Promise<boolean> {
  // Whoever has read it at this instant has read that it can be read.
  if (article) return article.withdrawal === null
  const copies = await readRows({
    payload,
    collection: 'publicCopies',
    where: { and: [{ article: { equals: articleId } }, listedNow(now)] },
    fields: [],
    limit: 1,
  })
  return copies.length > 0
}

/** As much of a comment as a page is made of. */
export type CommentRow = Pick<
  Comment,
  | 'id'
  | 'state'
  | 'body'
  | 'removedBy'
  | 'editedAt'
  | 'createdAt'
  | 'replies'
  | 'root'
  | 'badge'
  | 'staffName'
> & { article: string; author: string | null; staffAuthor: string | null; parent: string | null }

const FIELDS = [
  'article',
  'author',
  'staffAuthor',
  'badge',
  'staffName',
  'parent',
  'root',
  'state',
  'body',
  'removedBy',
  'editedAt',
  'createdAt',
  'replies',
] as const

const ORDER = { newest: ['-createdAt', '-id'], oldest: ['createdAt', 'id'] } as const

/** The comments that match, in order. Callers put `shownTo` into `where`. */
export function findComments({
  payload,
  where,
  sort,
  limit,
}: {
  payload: Payload
  where: Where
  sort: 'newest' | 'oldest'
  limit: number
}): Promise<CommentRow[]> {
  return readRows<CommentRow>({
    payload,
    collection: 'comments',
    where,
    fields: FIELDS,
    sort: ORDER[sort],
    limit,
  })
}

/** How many match. */
export function countComments(payload: Payload, where: Where): Promise<number> {
  return countRows({ payload, collection: 'comments', where })
}

/** Whether a page of comments or replies under the article can have ended at this cursor. */
export function isPlace({
  payload,
  articleId,
  cursor,
}: {
  payload: Payload
  articleId: string
  cursor: string
}): Promise<boolean> {
  const where = { and: [{ article: { equals: articleId } }, shownTo(null)] }
  return isPlaceIn({ payload, collection: 'comments', field: 'createdAt', cursor, where })
}
