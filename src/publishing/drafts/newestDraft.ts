// The newest draft of an article, as somebody on the desk may read it.

import type { PayloadRequest } from 'payload'
import type { Article, Staff } from '#payload-types'
import { ArticleNotFoundError } from '../errors.ts'

/** At depth 0. @throws ArticleNotFoundError where this person may read none. */
export async function newestDraft({
  req,
  articleId,
  actor,
}: {
  req: PayloadRequest
  articleId: string
  actor: Staff
}): Promise<Article> {
  const article = await req.payload.findByID({
    collection: 'articles',
    id: articleId,
    draft: true,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    user: { ...actor, collection: 'staff' },
    req,
  })
  if (!article) throw new ArticleNotFoundError()
  return article
}
