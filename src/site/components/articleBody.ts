// The text of an article and the sources of its figures as HTML, for the page and for feeds.

import type { ChangeNote } from '#src/articles/changes.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { memoize } from '#src/freshness/memoize.ts'
import { footnotesHtml, renderHtml, sourcesSection } from '#src/richtext/body/html.ts'
import { bylinePath } from '#src/richtext/bylinePath.ts'
import { escapeHtml } from '#src/richtext/escape.ts'
import { noteLabel, noteLine, notesByPlace } from '../view/notes.ts'
import { momentOf } from '../view/times.ts'

/** The text as our own page shows it: figures with their tips, analysts linked who have a byline. */
export const bodyHtml = memoize((article: PublicArticle): string =>
  renderHtml(article.body, { authorPath: bylinePath(article.byline) }),
)

/** The numbered sources of the figures; empty without figures. */
export const sourcesHtml = memoize((article: PublicArticle): string => footnotesHtml(article.figures))

/** The text for a feed: nothing hidden, every address whole; the notes on changes where the page has them. */
export function feedHtml(article: PublicArticle, siteUrl: string): string {
  const { top, foot } = notesByPlace(article.notes)
  const text = renderHtml(article.body, { authorPath: bylinePath(article.byline), siteUrl, figures: 'plain' })
  return [...top.map(noteHtml), text, sourcesSection(article.figures), ...foot.map(noteHtml)].join('')
}

function noteHtml(note: ChangeNote): string {
  return `<p><strong>${escapeHtml(`${noteLabel(note.kind)}, ${momentOf(note.at)}:`)}</strong> ${escapeHtml(noteLine(note))}</p>\n`
}
