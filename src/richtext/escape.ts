// Markup that cannot be broken out of: every string that reaches a page passes here.

import { isRightToLeft, mayRunRightToLeft } from '#src/plainText/direction.ts'

/** Finished markup. Made only by `html` and `raw`, so that an unescaped string cannot be taken for it. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Markup | readonly Part[] | null | false

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The text with the five characters of HTML escaped, safe between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

/**
 * A template whose literal part is markup and whose values are escaped, unless they are markup already. Null
 * and false are nothing.
 */
export function html(literals: TemplateStringsArray, ...values: Part[]): Markup {
  return new Markup(
    literals.reduce(
      (text, literal, index) =>
        text + literal + (index < values.length ? markupOf(values[index] ?? null) : ''),
      '',
    ),
  )
}

/** An attribute with a space before it, or nothing where the value is null. */
export function attribute(
  name: 'id' | 'href' | 'target' | 'sizes' | 'srcset' | 'start' | 'class' | 'data-stance' | 'dir',
  value: string | number | null,
): Markup | null {
  return value === null ? null : new Markup(` ${name}="${escapeHtml(String(value))}"`)
}

/**
 * The `dir` of a block of one line that may run from right to left: its first letter decides, as in the form
 * in which it was approved. Nothing for all others, which follow the page, and for several lines: each of
 * those says its own (`joinedLines`).
 */
export function dirOf(text: string): Markup | null {
  return attribute('dir', mayRunRightToLeft(text) && !isBroken(text) ? 'auto' : null)
}

/** A line and its words as markup. */
export type MarkedLine = { text: string; words: Markup }

/** Lines under one another. What begins with a Hebrew letter turns no line around but its own. */
export function joinedLines(lines: readonly MarkedLine[]): Markup {
  return underOneAnother(lines.map((line) => (lines.length > 1 ? ownLine(line) : line.words)))
}

/** A line that stands with others in one block, in its own direction. */
export function ownLine({ text, words }: MarkedLine): Markup {
  return mayRunRightToLeft(text) ? html`<bdi>${words}</bdi>` : words
}

/** Words of one or more lines that follow words of ours: each line in its own direction. */
export function ownLines(text: string): Markup {
  return underOneAnother(markedLines(text).map(ownLine))
}

/** Pieces of markup one after the other. */
export function joined(parts: readonly Markup[]): Markup {
  return new Markup(parts.map((part) => part.text).join(''))
}

function markupOf(part: Part): string {
  if (part === null || part === false) return ''
  if (part instanceof Markup) return part.text
  if (Array.isArray(part)) return part.map(markupOf).join('')
  return escapeHtml(String(part))
}

/** Text of several lines as its form shows it: an empty line makes a paragraph. */
export function paragraphs(text: string): Markup[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .map((part) => html`<p${dirOf(part)}>${brokenLines(part)}</p>`)
}

/**
 * Words as a form shows them: what stands on two lines there, or apart by a tab, is not read as one here. A
 * page would make one space of either.
 */
export function brokenLines(text: string): Markup {
  if (!/[\t\n\r]/.test(text)) return new Markup(escapeHtml(text))
  return joinedLines(markedLines(text))
}

function markedLines(text: string): MarkedLine[] {
  return linesOf(text).map((line) => ({ text: line, words: new Markup(escapeHtml(withWideTabs(line))) }))
}

function underOneAnother([first, ...rest]: Markup[]): Markup {
  return html`${first ?? null}${rest.map((line) => html`<br>${line}`)}`
}

/**
 * Readers get a tab as a wide space, which no page joins with those beside it. A tab keeps what stands before
 * it from turning what follows (UAX 9, L1); of a space, marks of the line's direction on both sides do.
 */
export function withWideTabs(text: string): string {
  return text.replace(/[^\n\r]+/g, (line) => {
    if (!line.includes('\t')) return line
    const mark = !mayRunRightToLeft(line) ? '' : isRightToLeft(line) ? '\u200F' : '\u200E'
    return line.replaceAll('\t', `${mark}\u2003${mark}`)
  })
}

/** Whether a text has more than one line. */
export function isBroken(text: string): boolean {
  return /[\n\r]/.test(text)
}

/** The lines of a text, without the space at their ends. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r+\n?|\n/)
  return lines.map((line, at) => {
    const begun = at > 0 ? line.trimStart() : line
    return at < lines.length - 1 ? begun.trimEnd() : begun
  })
}
