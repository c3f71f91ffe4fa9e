// The one rule of what a visitor sees of the comments, and the one query that every list of them goes through.

import type { Payload, Where } from 'payload'
import { listedNow } from '#access/visibility.ts'
import type { Comment } from '#payload-types'
import { countRows, readRows } from '#src/database/index.ts'
import type { Viewer } from './types.ts'

/** Visible comments; places of removed ones that visible replies hold; and the visitor's own that still wait. */
export function shownTo(viewer: Viewer): Where {
  const own: Where[] = viewer ? [{ and: [{ author: { equals: viewer.id } }, { state: { equals: 'pending' } }] }] : []
  return { or: [{ state: { equals: 'visible' } }, { replies: { greater_than: 0 } }, ...own] }
}

/** Whether comments under this article may be shown at all: only while it is out, not once it is withdrawn. */
export async function isArticleOut({ payload, articleId, now }: { payload: Payload; articleId: string; now: Date }): Promise<boolean> {
  return (await countRows({ payload, collection: 'publicCopies', where: { and: [{ article: { equals: articleId } }, listedNow(now)] } })) > 0
}

/** All of a comment that a page of them is made of. */
const FIELDS = ['article', 'author', 'parent', 'root', 'depth', 'body', 'state', 'editedAt', 'removedBy', 'replies', 'createdAt'] as const

export type Said = Pick<Comment, 'id' | (typeof FIELDS)[number]>

/** The comments that match, in order. Callers put `shownTo` into `where`. */
export async function findComments({ payload, where, sort, limit }: { payload: Payload; where: Where; sort: 'newest' | 'oldest'; limit?: number }): Promise<Said[]> {
  const order = sort === 'newest' ? ['-createdAt', '-id'] : ['createdAt', 'id']
  return (await readRows({ payload, collection: 'comments', where, sort: order, fields: FIELDS, ...(limit === undefined ? {} : { limit }) })) as unknown as Said[]
}

/** How many match. */
export function countComments(payload: Payload, where: Where): Promise<number> {
  return countRows({ payload, collection: 'comments', where })
}
