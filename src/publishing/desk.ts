// An article as the desk sees it: its newest draft, with what only the main row knows.

import type { PayloadRequest } from 'payload'
import type { Article, Staff } from '#payload-types'
import type { Approval, ArticleFacts } from '#src/workflow/engine.ts'
import { hashContent } from '#src/workflow/contentHash.ts'
import { compose, type Composed } from './compose.ts'
import { ArticleNotFoundError } from './errors.ts'

/** The newest draft of an article as this person may read it, at depth 0. Throws ArticleNotFoundError. */
export async function newestDraft({ req, articleId, actor }: { req: PayloadRequest; articleId: string; actor: Staff }): Promise<Article> {
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

export type DeskView = { article: Article; composed: Composed; facts: ArticleFacts }

/** The newest draft, composed and hashed, with the facts that the workflow engine judges by. */
export async function deskView({ req, articleId, actor, now }: { req: PayloadRequest; articleId: string; actor: Staff; now: Date }): Promise<DeskView> {
  const article = await newestDraft({ req, articleId, actor })
  const composed = await compose({ req, article })
  const facts: ArticleFacts = {
    state: article.state,
    live: article.live,
    writers: [...new Set([...((article.writers as string[] | null) ?? []), ...composed.writers])],
    owners: [...(typeof article.createdBy === 'string' ? [article.createdBy] : []), ...composed.authorIds],
    approval: (article.approval as Approval | null) ?? null,
    content: hashContent(composed.content),
    missing: composed.missing,
    releaseInFuture: Boolean(article.releaseAt && new Date(article.releaseAt) > now),
  }
  return { article, composed, facts }
}
