// What stands on the page of an article as HTML for feeds, whose readers have none of our styles: each line
// says its own direction.

import type { ChangeNote } from '#src/articles/changes.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { mayRunRightToLeft } from '#src/plainText/direction.ts'
import { renderHtml, sourcesSection } from '#src/richtext/body/html.ts'
import { bylinePath } from '#src/richtext/bylinePath.ts'
import { brokenLines, dirOf, html, isBroken, type Markup, ownLines } from '#src/richtext/escape.ts'
import { noteLabel, notePartsOf, notesByPlace } from '../view/notes.ts'
import { momentOf } from '../view/times.ts'

/**
 * The text: nothing hidden, every address whole; the notes on changes and the disclosure where the page has
 * them.
 */
export function feedHtml(article: PublicArticle, siteUrl: string): string {
  const { top, foot } = notesByPlace(article.notes)
  const text = renderHtml(article.body, { authorPath: bylinePath(article.byline), siteUrl, figures: 'plain' })
  const disclosure =
    article.disclosure && html`<h2>Disclosure</h2>\n${paragraphHtml(article.disclosure)}\n`.text
  return [
    ...top.map((note) => noteHtml(note).text),
    text,
    sourcesSection(article.figures),
    ...foot.map((note) => noteHtml(note).text),
    disclosure,
  ]
    .filter(Boolean)
    .join('')
}

/** A note on a change with its kind and its time. */
export function noteHtml(note: ChangeNote): Markup {
  return html`${labelled(`${noteLabel(note.kind)}, ${momentOf(note.at)}`, note.note)}${partsHtml(note)}`
}

/** The words of a note whose kind and time stand elsewhere. */
export function noteWordsHtml(note: Pick<ChangeNote, 'note' | 'was' | 'is' | 'where'>): Markup {
  const parts = partsHtml(note)
  return parts.length === 0 ? textHtml(note.note) : html`${paragraphHtml(note.note)}\n${parts}`
}

/**
 * Plain text as the HTML that an item's description holds (RSS 2.0, "Elements of <item>"): a reader program
 * that is given the text itself loses `<T>` and takes `&amp;` for `&`.
 */
export function textHtml(text: string): Markup {
  return mayRunRightToLeft(text) && !isBroken(text) ? paragraphHtml(text) : brokenLines(text)
}

/** The same as a paragraph. */
export function paragraphHtml(text: string): Markup {
  return html`<p${dirOf(text)}>${brokenLines(text)}</p>`
}

function partsHtml(note: Pick<ChangeNote, 'was' | 'is' | 'where'>): Markup[] {
  return notePartsOf(note).map(({ label, text }) => labelled(label, text))
}

function labelled(label: string, text: string): Markup {
  return html`<p><strong>${label}:</strong> ${ownLines(text)}</p>\n`
}
