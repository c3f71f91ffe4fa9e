// Markup that cannot be broken out of: every string that reaches a page passes here.

import { isRightToLeft } from '#src/plainText/direction.ts'

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
 * The `dir` of a line of words that is read from right to left; nothing for all others, which follow the
 * page. Each line says it by itself, as in the form in which it was approved: what begins with a Hebrew
 * letter turns no line around but its own.
 */
export function dirOf(line: string): Markup | null {
  return attribute('dir', isRightToLeft(line) ? 'rtl' : null)
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
    .map((part) => html`<p${dirOf(part)}>${brokenLines(part.trim())}</p>`)
}

/**
 * Words as a form shows them: what stands on two lines there, or apart by a tab, is not read as one here. A
 * page would make one space of either.
 */
export function brokenLines(text: string): Markup {
  if (!/[\t\n\r]/.test(text)) return new Markup(escapeHtml(text))
  return new Markup(linesOf(text).map(escapeHtml).join('<br>').replaceAll('\t', EM_SPACE))
}

/** A space that is not joined with those beside it. */
const EM_SPACE = '\u2003'

/** The lines of a text, without the space at their ends. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r+\n?|\n/)
  return lines.map((line, at) => {
    const begun = at > 0 ? line.trimStart() : line
    return at < lines.length - 1 ? begun.trimEnd() : begun
  })
}
