// A reader's own comments, whatever became of them.

import type { Payload, Where } from 'payload'
import { editableUntil, isEditable } from '#access/editWindow.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { beyond, readCursor, writeCursor } from '#src/paging/cursor.ts'
import { findPublicArticlesByIds } from '#src/public/articles.ts'
import type { OwnComment } from '../rules/types.ts'
import { htmlOf, renderAhead } from './rendered.ts'
import { type CommentRow, findComments } from './visibility.ts'

const PER_PAGE = 20

type Under = Pick<PublicArticle, 'slug' | 'headline' | 'withdrawal'>

type Own = {
  payload: Payload
  readerId: string
  before: string | null
  now: Date
  limit?: number
  articleId?: string
}

/**
 * Newest first, under articles whose page can be read; one under any other article is left out of its page.
 */
export async function listOwnComments({
  payload,
  readerId,
  before,
  now,
  limit = PER_PAGE,
  articleId,
}: Own): Promise<{ comments: OwnComment[]; next: string | null }> {
  const cursor = readCursor(before)
  const narrower: Where[] = [
    ...(articleId ? [{ article: { equals: articleId } }] : []),
    ...(cursor ? [beyond('createdAt', cursor, 'earlier')] : []),
  ]
  const found = await findComments({
    payload,
    where: { and: [{ author: { equals: readerId } }, ...narrower] },
    sort: 'newest',
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  const articles = await findPublicArticlesByIds({ payload, ids: page.map(({ article }) => article), now })
  await renderAhead(page.map(({ body }) => body))
  const last = page.at(-1)
  return {
    comments: page.flatMap((comment) => {
      const article = articles.get(comment.article)
      return article ? [own({ comment, article, now })] : []
    }),
    next: found.length > limit && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  }
}

function own({ comment, article, now }: { comment: CommentRow; article: Under; now: Date }): OwnComment {
  const isKept = comment.state !== 'removed'
  return {
    id: comment.id,
    state: comment.state,
    removedBy: comment.removedBy ?? null,
    html: htmlOf(comment.body),
    source: comment.body,
    createdAt: comment.createdAt,
    editedAt: comment.editedAt ?? null,
    editableUntil:
      isKept && isEditable(comment.createdAt, now) ? editableUntil(comment.createdAt).toISOString() : null,
    parentId: comment.parent ?? null,
    article: { slug: article.slug, headline: article.headline, withdrawn: article.withdrawal !== null },
  }
}
