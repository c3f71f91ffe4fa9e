// The text of an article and the sources of its figures as HTML, for the page and for feeds.

import type { PublicArticle } from '#src/publishing/publicArticle.ts'
import { footnotesHtml, renderHtml } from '#src/richtext/html.ts'
import type { PublicAuthor } from '#src/richtext/types.ts'

const authorPath = (author: PublicAuthor): string => `/authors/${author.slug}`

/** The text as our own page shows it: figures with their tips, analysts linked. */
export function bodyHtml(article: PublicArticle): string {
  return renderHtml(article.body, { authorPath })
}

/** The numbered sources of the figures; empty without figures. */
export function sourcesHtml(article: PublicArticle): string {
  return footnotesHtml(article.figures)
}

/** The text for a feed: nothing hidden, every address whole. */
export function feedHtml(article: PublicArticle, siteUrl: string): string {
  const text = renderHtml(article.body, { authorPath, siteUrl, figures: 'plain' })
  const notes = footnotesHtml(article.figures, { figures: 'plain' })
  return notes ? `${text}<h2>Figures and sources</h2>\n${notes}` : text
}
