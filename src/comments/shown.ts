// The one rule of what a visitor sees of the comments, and the one query that every list of them goes through.

import type { Payload, Where } from 'payload'
import { listedNow } from '#access/visibility.ts'
import type { Comment } from '#payload-types'
import type { Viewer } from './types.ts'

/** Visible comments; places of removed ones that visible replies hold; and the visitor's own that still wait. */
export function shownTo(viewer: Viewer): Where {
  const own: Where[] = viewer ? [{ and: [{ author: { equals: viewer.id } }, { state: { equals: 'pending' } }] }] : []
  return { or: [{ state: { equals: 'visible' } }, { replies: { greater_than: 0 } }, ...own] }
}

/** Whether comments under this article may be shown at all: only while it is out, not once it is withdrawn. */
export async function isArticleOut({ payload, articleId, now }: { payload: Payload; articleId: string; now: Date }): Promise<boolean> {
  const { totalDocs } = await payload.count({
    collection: 'publicCopies',
    where: { and: [{ article: { equals: articleId } }, listedNow(now)] },
    overrideAccess: true, // the rule of visibility is in the query
  })
  return totalDocs > 0
}

/** The comments that match, in order. Callers put `shownTo` into `where`. */
export async function findComments({ payload, where, sort, limit }: { payload: Payload; where: Where; sort: 'newest' | 'oldest'; limit: number }): Promise<Comment[]> {
  const { docs } = await payload.find({
    collection: 'comments',
    where,
    sort: sort === 'newest' ? ['-createdAt', '-id'] : ['createdAt', 'id'],
    limit,
    pagination: false,
    depth: 0,
    overrideAccess: true, // the rule of what is shown is in the query
  })
  return docs
}

/** How many match. */
export async function countComments(payload: Payload, where: Where): Promise<number> {
  const { totalDocs } = await payload.count({ collection: 'comments', where, overrideAccess: true }) // as above
  return totalDocs
}
