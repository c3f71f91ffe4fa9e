// What a change of a comment means for those who keep pages of the talk it stands in.

import type { PayloadRequest, CollectionAfterChangeHook } from 'payload'
import type { Comment } from '#payload-types'
import { idOf } from '#src/articles/ids.ts'
import { commentsTag, COMMENTS, type PurgeKind } from '#src/caching/tags.ts'
import { readRows } from '#src/database/index.ts'
import { purge } from '#src/invalidation/index.ts'

/**
 * After each write of a comment: one that went out of view must not be seen again, any other is only newer.
 * `before` is null for a new one.
 */
export async function purgeConversation(
  req: PayloadRequest,
  before: Comment | null,
  { state, article }: Comment,
): Promise<void> {
  if (state !== 'visible' && before?.state !== 'visible') return
  await purge({
    req,
    kind: state === 'visible' ? 'soft' : 'hard',
    tags: [commentsTag(idOf(article))],
  })
}

/**
 * A reader under more articles than this, or with ten times as many comments, has all pages with comments
 * made anew.
 */
const MAX_TALKS = 500

/**
 * After a ban, or its end, nothing with the reader's comments is shown again before it was looked at anew.
 */
export const purgeBanned: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation === 'update')
    await purgeConversationsOf({ req, readerId: String(previousDoc.id), kind: 'hard' })
  return doc
}

/** Purges every page on which a reader's name stands. */
export async function purgeConversationsOf({
  req,
  readerId,
  kind,
}: {
  req: PayloadRequest
  readerId: string
  kind: PurgeKind
}): Promise<void> {
  // Which pages, and nothing of what stands there.
  const rows = await readRows<{ id: string; article: string }>({
    payload: req.payload,
    req,
    collection: 'comments',
    where: { and: [{ author: { equals: readerId } }, { state: { equals: 'visible' } }] },
    fields: ['article'],
    limit: MAX_TALKS * 10,
  })
  const articles = [...new Set(rows.map(({ article }) => String(article)))]
  const isMore = articles.length > MAX_TALKS || rows.length === MAX_TALKS * 10
  if (articles.length > 0) await purge({ req, kind, tags: isMore ? [COMMENTS] : articles.map(commentsTag) })
}
