// The document that readers get, made of approved content.

import { countWords, plainText, readingMinutes } from '#src/richtext/plain.ts'
import type { ChangeNote } from '#src/workflow/changes.ts'
import type { ArticleContent } from './articleContent.ts'
import type { PublicArticle } from './publicArticle.ts'

const DAY_MS = 86_400_000

/** The longest time for comments; a draft may say more, and its preview must not fail over it. */
const LONGEST_DAYS = 365

type Issue = {
  articleId: string
  content: ArticleContent
  /** ISO 8601 instants. */
  publishedAt: string
  updatedAt: string
  edition: number
  notes: ChangeNote[]
}

/** The public document of an edition. What only the desk may know is left behind. */
export function publicDocument({
  articleId,
  content,
  publishedAt,
  updatedAt,
  edition,
  notes,
}: Issue): PublicArticle {
  const {
    releaseAt: _releaseAt,
    embargoUntil: _embargo,
    regulatoryClass: _class,
    change: _change,
    commenting,
    ...shown
  } = content
  const words = countWords(plainText(content.body))
  const closesAt =
    commenting.mode === 'closes_after' && commenting.days && commenting.days <= LONGEST_DAYS
      ? new Date(new Date(publishedAt).getTime() + commenting.days * DAY_MS).toISOString()
      : null
  return {
    ...shown,
    id: articleId,
    commenting: { mode: commenting.mode, closesAt },
    publishedAt,
    updatedAt,
    edition,
    notes,
    withdrawal: null,
    words,
    readingMinutes: readingMinutes(words),
  }
}

/** What is left of a withdrawn article: its headline, its byline, and the note that says why. */
export function withdrawnDocument(
  document: PublicArticle,
  { note, at, edition }: { note: string; at: string; edition: number },
): PublicArticle {
  return {
    ...document,
    standfirst: '',
    body: { root: { type: 'root', version: 1, children: [] } },
    figures: [],
    leadImage: null,
    disclosure: null,
    seo: { title: null, description: null },
    commenting: { mode: 'closed', closesAt: null },
    updatedAt: at,
    edition,
    end: null,
    withdrawal: { at, note },
    words: 0,
    readingMinutes: 1,
  }
}

/** All the words of a document, for search. */
export function searchText(document: PublicArticle): string {
  return [
    document.headline,
    document.standfirst,
    ...document.commodities.map((term) => term.name),
    ...document.topics.map((term) => term.name),
    ...document.byline.map((author) => author.name),
    plainText(document.body),
  ].join('\n')
}
