// A line of a body as a reader sees it, written in plain signs: a raised 3 is `^{3}`, a lowered 2 is `_{2}`.
// Where all of its form is wanted, a figure is followed by what readers are told of it, and a sign of ours
// that somebody typed by a backslash before it.

import type { PublicFigure } from '#src/figures/types.ts'
import { wholeFigure } from '#src/figures/wholeFigure.ts'
import type { InlineNode, LinkNode, TextNode } from './bodyNodes.ts'

/**
 * `meaning` writes the forms that change what a number says; `all` also bold, italic and what leads where.
 */
export type Forms = 'meaning' | 'all'

/** A stretch of words in one form; `isMade` where they hold signs of ours already. */
type Piece = { text: string; form: string; isMade: boolean }

/**
 * The words with their forms. Neighbours in one form are written as one, however the editor has split them.
 */
export function shownInline(nodes: readonly InlineNode[], forms: Forms): string {
  let line = ''
  let open = ''
  for (const { text, form, isMade } of joined(pieces(nodes, forms))) {
    if (form !== open) line += closed(open) + form
    open = form
    line += forms === 'all' && !isMade ? typed(text) : text
  }
  return line + closed(open)
}

/** What is typed in one form is one piece: a sign of ours may stand across two. */
function joined(parts: readonly Piece[]): Piece[] {
  const whole: Piece[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (last && !last.isMade && !part.isMade && last.form === part.form) last.text += part.text
    else whole.push({ ...part })
  }
  return whole
}

/** Every link of a line, in order. */
export function linksIn(nodes: readonly InlineNode[]): LinkNode[] {
  return nodes.filter((node) => node.type === 'link')
}

function pieces(nodes: readonly InlineNode[], forms: Forms): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    switch (node.type) {
      case 'text':
        return [{ text: wordsOf(node, forms), form: formOf(node, forms), isMade: false }]
      case 'lineBreak':
        return [{ text: '\n', form: '', isMade: true }]
      case 'figure':
        return [{ text: forms === 'all' ? cited(node.figure) : node.figure.text, form: '', isMade: true }]
      case 'link':
        return forms === 'all' ? [linked(node)] : pieces(node.children, forms)
    }
  })
}

/** To readers a new line that was typed, and is no break, is a space. */
function wordsOf({ text }: TextNode, forms: Forms): string {
  return forms === 'all' ? text : text.replace(/[\r\n]/g, ' ')
}

/**
 * Words as somebody typed them: every sign that a mark of ours is made of has a backslash before it, wherever
 * it stands, and so has a new line that is no break.
 */
function typed(text: string): string {
  return text.replace(/[\\*[\]{}\n]/gu, '\\$&')
}

/** Of two figures that read alike in the text, the pointer and the list at its end tell which is which. */
function cited(figure: PublicFigure): string {
  return `${figure.text} {${typed(wholeFigure(figure))}}`
}

/**
 * No address has angle brackets: they are written as %3C and %3E (WHATWG URL, "fragment percent-encode set").
 */
function linked(node: LinkNode): Piece {
  const where = node.newTab ? ', in a new tab' : ''
  return { text: `[${shownInline(node.children, 'all')}](<${node.url}>${where})`, form: '', isMade: true }
}

/** The signs that open the form of some words: `*` for italic, as in Markdown. */
function formOf({ bold, italic, superscript, subscript }: TextNode, forms: Forms): string {
  const style = forms === 'all' ? `${bold ? '**' : ''}${italic ? '*' : ''}` : ''
  return `${style}${superscript ? '^{' : ''}${subscript ? '_{' : ''}`
}

/** The signs that close it, the last one first. */
function closed(form: string): string {
  const marks = form.match(/\*+|\^\{|_\{/g) ?? []
  return marks
    .toReversed()
    .map((mark) => (mark.endsWith('{') ? '}' : mark))
    .join('')
}
