// The newest draft as its page would look, for staff.

import type { PayloadRequest } from 'payload'
import type { Staff } from '#payload-types'
import { compose } from './compose.ts'
import { newestDraft } from './desk.ts'
import type { PublicArticle } from './publicArticle.ts'
import { publicDocument } from './publicDocument.ts'

/** The draft as a public document, dated `now`. Throws ArticleNotFoundError. */
export async function previewArticle({ req, articleId, actor, now }: { req: PayloadRequest; articleId: string; actor: Staff; now: Date }): Promise<PublicArticle> {
  const article = await newestDraft({ req, articleId, actor })
  const composed = await compose({ req, article })
  const at = article.publishedAt ?? now.toISOString()
  return publicDocument({ articleId, content: composed.content, publishedAt: at, updatedAt: now.toISOString(), edition: article.edition + 1, notes: [] })
}
