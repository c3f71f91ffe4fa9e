// The newest draft as its page would look, for staff.

import type { PayloadRequest } from 'payload'
import type { Staff } from '#payload-types'
import { type Change, type ChangeNote, isSpent } from '#src/articles/changes.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { publicDocument } from '#src/articles/publicDocument.ts'
import { compose } from '../content/compose.ts'
import { copyOf, documentOf } from '../editions/copyStore.ts'
import { newestDraft } from '../steps/workflowContext.ts'

/** The draft as a public document, dated `now`. Throws ArticleNotFoundError. */
export async function previewArticle({
  req,
  articleId,
  actor,
  now,
}: {
  req: PayloadRequest
  articleId: string
  actor: Staff
  now: Date
}): Promise<PublicArticle> {
  const article = await newestDraft({ req, articleId, actor })
  const composed = await compose({ req, article, readersHave: null })
  const at = article.publishedAt ?? now.toISOString()
  return publicDocument({
    articleId,
    content: composed.content,
    publishedAt: at,
    updatedAt: now.toISOString(),
    edition: article.edition + 1,
    notes:
      article.live === 'none'
        ? []
        : await notesOf({
            req,
            articleId,
            change: composed.content.change,
            edition: article.edition + 1,
            now,
          }),
  })
}

/** The notes that readers have, and before them the one that is being written. */
async function notesOf({
  req,
  articleId,
  change,
  edition,
  now,
}: {
  req: PayloadRequest
  articleId: string
  change: Change | null
  edition: number
  now: Date
}): Promise<ChangeNote[]> {
  const copy = await copyOf(req, articleId)
  const known = copy ? documentOf(copy).notes : []
  const isNew = change !== null && !isSpent(change, known)
  return isNew ? [{ ...change, at: now.toISOString(), edition }, ...known] : known
}
