// The newest draft as its page would look, for staff.

import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import type { Article, Edition, Staff } from '#payload-types'
import { besideTheText, type BesideText } from '#src/articles/besideTheText.ts'
import { type Change, type ChangeNote, isSpent, withChange } from '#src/articles/changes.ts'
import type { ArticleContent } from '#src/articles/content.ts'
import { hashContent } from '#src/articles/contentHash.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { publicDocument } from '#src/articles/publicDocument.ts'
import { startOf } from '#src/articles/times.ts'
import { compose } from '../content/compose.ts'
import { lookAt } from '../drafts/lastLook.ts'
import { newestDraft } from '../drafts/newestDraft.ts'
import { copyOf, documentOf } from '../editions/copyStore.ts'
import { lastShownEdition } from '../editions/editions.ts'
import { publicationTime } from '../editions/publicationTime.ts'
import { ArticleNotFoundError } from '../errors.ts'

/**
 * A draft as its page would look, and whether readers have a page of the article now, will have one, or have
 * none.
 */
export type DraftPreview = {
  article: PublicArticle
  /** Of the content, as an approval of exactly this draft has it. */
  hash: string
  /** What people, pictures, figures, links and sections say that it shows. */
  beside: BesideText[]
  standing: 'public' | 'to come' | 'not public'
  /** Whether anything of it was ever published. */
  hasEditions: boolean
}

/**
 * The newest draft with where its article stands, as this person may read it; null where there is none. They
 * have looked at it then.
 */
export async function findPreview({
  payload,
  articleId,
  actor,
  now,
}: {
  payload: Payload
  articleId: string
  actor: Staff
  now: Date
}): Promise<DraftPreview | null> {
  try {
    const req = await createLocalReq({ user: { ...actor, collection: 'staff' } }, payload)
    const { revision: _, ...shown } = await lookAt(req, articleId, (own) =>
      previewArticle({ req: own, articleId, actor, now }),
    )
    return { ...shown, ...(await standingOf(req, articleId, now)) }
  } catch (error) {
    if (error instanceof ArticleNotFoundError) return null
    throw error
  }
}

/** Whether readers have a page of this article, or had one, whatever the draft says. */
async function standingOf(
  req: PayloadRequest,
  articleId: string,
  now: Date,
): Promise<Omit<DraftPreview, 'article' | 'hash' | 'beside'>> {
  const { live, publishedAt, edition } = await req.payload.findByID({
    collection: 'articles',
    id: articleId,
    draft: false,
    depth: 0,
    select: { live: true, publishedAt: true, edition: true },
    overrideAccess: false,
    user: req.user,
  })
  const isPublic = live !== 'none' && publishedAt
  return {
    standing: isPublic ? (Date.parse(publishedAt) > now.getTime() ? 'to come' : 'public') : 'not public',
    hasEditions: edition > 0,
  }
}

/** The draft as a public document, as it would go out `now`. @throws ArticleNotFoundError */
async function previewArticle({
  req,
  articleId,
  actor,
  now,
}: {
  req: PayloadRequest
  articleId: string
  actor: Staff
  now: Date
}): Promise<Pick<DraftPreview, 'article' | 'hash' | 'beside'> & { revision: number }> {
  const article = await newestDraft({ req, articleId, actor })
  const composed = await compose({ req, article, readersHave: null })
  const copy = await copyOf(req, articleId)
  const shown = await lastShownEdition({ req, articleId, now })
  const starts = nextStart({ article, content: composed.content, shown, now })
  const document = publicDocument({
    articleId,
    content: composed.content,
    publishedAt: publicationTime({ before: copy, shown, starts, now }),
    updatedAt: now.toISOString(),
    edition: article.edition + 1,
    notes: shown ? notesWith(composed.content.change, shown, { edition: article.edition + 1, now }) : [],
  })
  const { content } = composed
  return {
    article: document,
    hash: hashContent(content).hash,
    beside: besideTheText(content),
    revision: article.revision,
  }
}

/** When the draft goes out if it is published now; of what waits for a bundle, the time of that. */
function nextStart({
  article,
  content,
  shown,
  now,
}: {
  article: Article
  content: ArticleContent
  shown: Edition | null
  now: Date
}): Date {
  const own = startOf({ content, now, ignoresEmbargo: shown !== null })
  const set = new Date(article.live === 'published' ? (article.publishedAt ?? own) : own)
  return set > own ? set : own
}

/**
 * The notes of the edition that readers had last, as publishing takes them, and before them the one that is
 * being written. What the copy holds may be of an edition that was cancelled.
 */
function notesWith(
  change: Change | null,
  shown: Edition,
  { edition, now }: { edition: number; now: Date },
): ChangeNote[] {
  const known = documentOf(shown).notes
  const isNew = change !== null && !isSpent(change, known)
  return isNew ? withChange(change, known, { at: now.toISOString(), edition }) : known
}
