// A text as safe HTML. There is no way in for markup: everything is made from the clean structure and
// escaped.

import type { PublicFigure } from '#src/figures/types.ts'
import { mayRunRightToLeft } from '#src/plainText/direction.ts'
import { definitionOf } from '../blocks/index.ts'
import type { BodyNode, InlineNode, LinkNode, ListItemNode, ListNode, TextNode } from '../bodyNodes.ts'
import {
  attribute,
  brokenLines,
  dirOf,
  html,
  isBroken,
  joined,
  joinedLines,
  linesOf,
  ownLine,
  type Markup,
} from '../escape.ts'
import { createFigureNumbers, figureNotes, renderFigure } from '../figureHtml.ts'
import { inlineText } from '../headings.ts'
import type { HtmlOptions, Rendering } from '../htmlOptions.ts'
import type { RichText } from '../types.ts'
import { structuredNodes } from './nodes.ts'

/**
 * The HTML of a resolved text. Ids in it begin with `section-`, `figure-`, `commentary-` and `table-`, after
 * `options.idPrefix`. Throws `RichTextError` where a reference is not resolved.
 */
export function renderHtml(body: RichText | null | undefined, options: HtmlOptions = {}): string {
  return renderNodes(structuredNodes(body, options), options)
}

/** As `renderHtml`, of a structure already made. */
export function renderNodes(nodes: readonly BodyNode[], options: HtmlOptions = {}): string {
  const idPrefix = options.idPrefix ?? ''
  const counts = { commentary: 0, table: 0 }
  const rendering: Rendering = {
    options,
    id: (id) => `${idPrefix}${id}`,
    nextId: (kind) => `${idPrefix}${kind}-${(counts[kind] += 1)}`,
    figures: createFigureNumbers(idPrefix),
    nodes: (inner) => joined(inner.map((node) => renderNode(node, rendering))),
  }
  return rendering.nodes(nodes).text
}

/**
 * The numbered list of sources that the figures of a text point to, for the end of the page and for print;
 * empty without figures.
 */
export function footnotesHtml(
  figures: readonly PublicFigure[],
  options: Pick<HtmlOptions, 'idPrefix' | 'figures'> = {},
): string {
  return figureNotes(figures, options).text
}

/**
 * The same under a heading, for feeds and other sites, whose pages have no list of their own to which the
 * numbers could point.
 */
export function sourcesSection(figures: readonly PublicFigure[]): string {
  const notes = footnotesHtml(figures, { figures: 'plain' })
  return notes && `<h2>Figures and sources</h2>\n${notes}`
}

function renderNode(node: BodyNode, rendering: Rendering): Markup {
  switch (node.type) {
    case 'paragraph':
      return html`<p${dirOfNodes(node.children)}>${renderWords(node.children, rendering)}</p>\n`
    case 'heading':
      return renderHeading(node, rendering)
    case 'list':
      return renderList(node, rendering)
    case 'quote':
      return html`<blockquote><p${dirOfNodes(node.children)}>${renderWords(node.children, rendering)}</p></blockquote>\n`
    case 'rule':
      return html`<hr>\n`
    default:
      return definitionOf(node).html(node, rendering)
  }
}

function renderHeading(node: Extract<BodyNode, { type: 'heading' }>, rendering: Rendering): Markup {
  const id = attribute('id', rendering.id(node.id))
  const dir = dirOfNodes(node.children)
  const words = renderWords(node.children, rendering)
  if (node.level === 2) return html`<h2${id}${dir}>${words}</h2>\n`
  if (node.level === 3) return html`<h3${id}${dir}>${words}</h3>\n`
  return html`<h4${id}${dir}>${words}</h4>\n`
}

function renderList(list: ListNode, rendering: Rendering): Markup {
  const items = list.items.map((item) => renderItem(item, rendering))
  if (!list.ordered) return html`<ul>${items}</ul>\n`
  return html`<ol${attribute('start', list.start === 1 ? null : list.start)}>${items}</ol>\n`
}

/** The direction of a point is not that of the points under it. */
function renderItem({ children, lists }: ListItemNode, rendering: Rendering): Markup {
  const words = renderWords(children, rendering)
  if (lists.length === 0) return html`<li${dirOfNodes(children)}>${words}</li>`
  const text = inlineText(children)
  const own = isBroken(text) ? words : ownLine({ text, words })
  return html`<li>${own}${lists.map((nested) => renderList(nested, rendering))}</li>`
}

/** By the words of the line, whatever their form. */
function dirOfNodes(nodes: readonly InlineNode[]): Markup | null {
  return dirOf(inlineText(nodes))
}

/** The words of a block, each line of several in its own direction. */
function renderWords(nodes: readonly InlineNode[], rendering: Rendering): Markup {
  const text = inlineText(nodes)
  if (!isBroken(text) || !mayRunRightToLeft(text)) return renderInline(nodes, rendering)
  return joinedLines(
    linesWithin(nodes).map((line) => ({ text: inlineText(line), words: renderInline(line, rendering) })),
  )
}

/** The lines of a block. A link over two of them is two links. */
function linesWithin(nodes: readonly InlineNode[]): InlineNode[][] {
  const lines: InlineNode[][] = [[]]
  for (const node of nodes) {
    const [first = [], ...rest] = linesOfInline(node)
    lines.at(-1)?.push(...first)
    lines.push(...rest)
  }
  return lines
}

function linesOfInline(node: InlineNode): InlineNode[][] {
  switch (node.type) {
    case 'text':
      return linesOf(node.text).map((text) => (text === '' ? [] : [{ ...node, text }]))
    case 'lineBreak':
      return [[], []]
    case 'link':
      return linesWithin(node.children).map((children) =>
        children.length > 0 ? [{ ...node, children }] : [],
      )
    case 'figure':
      return [[node]]
  }
}

function renderInline(nodes: readonly InlineNode[], rendering: Rendering): Markup {
  return joined(nodes.map((node) => renderNodeInLine(node, rendering)))
}

function renderNodeInLine(node: InlineNode, rendering: Rendering): Markup {
  switch (node.type) {
    case 'text':
      return renderText(node)
    case 'lineBreak':
      return html`<br>`
    case 'link':
      return renderLink(node, rendering)
    case 'figure':
      return renderFigure(node.figure, rendering)
  }
}

function renderText(node: TextNode): Markup {
  let text = brokenLines(node.text)
  if (node.subscript) text = html`<sub>${text}</sub>`
  if (node.superscript) text = html`<sup>${text}</sup>`
  if (node.italic) text = html`<em>${text}</em>`
  if (node.bold) text = html`<strong>${text}</strong>`
  return text
}

function renderLink(node: LinkNode, rendering: Rendering): Markup {
  const words = renderInline(node.children, rendering)
  if (!node.newTab) return html`<a${attribute('href', node.url)} rel="noopener">${words}</a>`
  return html`<a${attribute('href', node.url)} target="_blank" rel="noopener">${words}<span class="visually-hidden"> (opens in a new tab)</span></a>`
}
