// A figure on the page: the number in the text, its as-of and source on hover, on focus and, in print, in a
// footnote.

import { describeFigure, describeSource, describeValue } from '#src/figures/format.ts'
import type { PublicFigure } from '#src/figures/types.ts'
import { attribute, html, type Markup } from './escape.ts'
import type { FigureNumbers, HtmlOptions, Rendering } from './htmlOptions.ts'
import { checkPageUrl } from './urls.ts'

/** A fresh numbering, for one text. */
export function createFigureNumbers(idPrefix: string): FigureNumbers {
  const known = new Map<string, { number: number; mentions: number }>()
  return (figure) => {
    const entry = known.get(figure.id) ?? { number: known.size + 1, mentions: 0 }
    entry.mentions += 1
    known.set(figure.id, entry)
    const base = `${idPrefix}figure-${entry.number}`
    return {
      number: entry.number,
      mentionId: entry.mentions === 1 ? base : `${base}-${entry.mentions}`,
      noteId: `${idPrefix}figure-note-${entry.number}`,
    }
  }
}

/**
 * The number as a link to its note. The tip is `hidden`, so that it is no part of the sentence without our
 * styles, and is read out through `aria-describedby` all the same. It stands inside `.figure`, so that the
 * pointer may move onto it (WCAG 1.4.13). The line around it has its direction from the words that were
 * typed, as in the editor, where a figure is a thing of its own.
 */
export function renderFigure(figure: PublicFigure, rendering: Rendering): Markup {
  const { number, mentionId, noteId } = rendering.figures(figure)
  const sentence = describeFigure(figure)
  if (rendering.options.figures === 'plain') {
    return html`<bdi class="figure" title="${sentence}">${figure.text}</bdi><sup class="figure-number">[${number}]</sup>`
  }
  const tipId = `${mentionId}-tip`
  return html`<bdi class="figure"><a class="figure-value"${attribute('id', mentionId)} href="#${noteId}" aria-describedby="${tipId}">${figure.text}</a><sup class="figure-number" aria-hidden="true">${number}</sup><span class="figure-tip" role="tooltip"${attribute('id', tipId)} hidden>${sentence}</span></bdi>`
}

/** The list of notes, in the order of the numbers. */
export function figureNotes(
  figures: readonly PublicFigure[],
  options: Pick<HtmlOptions, 'idPrefix' | 'figures'>,
): Markup {
  if (figures.length === 0) return html``
  const numbers = createFigureNumbers(options.idPrefix ?? '')
  const notes = figures.map((figure) => {
    const { number, mentionId, noteId } = numbers(figure)
    const words = html`<span class="figure-note-text">${describeValue(figure)} Source: ${sourceOf(figure)}.</span>`
    if (options.figures === 'plain') return html`<li class="figure-note">${words}</li>`
    return html`<li class="figure-note"${attribute('id', noteId)} tabindex="-1">${words} <a class="figure-note-back" href="#${mentionId}" aria-label="Back to figure ${number} in the text">↩</a></li>`
  })
  return html`<ol class="figure-notes">${notes}</ol>\n`
}

function sourceOf(figure: PublicFigure): Markup {
  const url = checkPageUrl(figure.source.url)
  if (!url.ok) return html`${describeSource(figure)}`
  return html`<a class="figure-note-source"${attribute('href', url.href)} rel="noopener">${describeSource(figure)}</a>`
}
