// The structure of a text as other sites get it: plain data that knows nothing of the editor that wrote it.

import type { PublicFigure } from '#src/figures/types.ts'
import type { PublicAuthor, PublicImage } from './types.ts'

/** Words in one style. A style that does not apply is absent, never false. */
export type TextNode = {
  type: 'text'
  text: string
  bold?: true
  italic?: true
  subscript?: true
  superscript?: true
}

/** A forced new line inside a paragraph. */
type LineBreakNode = { type: 'lineBreak' }

/** A link; `url` is http, https or mailto, or a path on this site beginning with one slash. */
export type LinkNode = { type: 'link'; url: string; newTab: boolean; children: InlineNode[] }

/** A figure in the run of the text, whole. */
type FigureNode = { type: 'figure'; figure: PublicFigure }

/** What stands inside a line. */
export type InlineNode = TextNode | LineBreakNode | LinkNode | FigureNode

type ParagraphNode = { type: 'paragraph'; children: InlineNode[] }

/** A heading; `id` is unique in its text and the same on the page and in the API, for links to a section. */
export type HeadingNode = { type: 'heading'; level: 2 | 3 | 4; id: string; children: InlineNode[] }

/** A point of a list and the lists nested under it. */
export type ListItemNode = { type: 'listItem'; children: InlineNode[]; lists: ListNode[] }

/** `start` is the first number of an ordered list. */
export type ListNode = { type: 'list'; ordered: boolean; start: number; items: ListItemNode[] }

type QuoteNode = { type: 'quote'; children: InlineNode[] }

/** A break between sections, shown as a rule. */
type RuleNode = { type: 'rule' }

export type Stance = 'bullish' | 'neutral' | 'bearish' | 'none'

/** The newsroom’s view, set apart from the reporting. */
export type CommentaryNode = {
  type: 'commentary'
  label: string
  analyst: PublicAuthor | null
  stance: Stance
  horizon: string | null
  children: BodyNode[]
}

export type PullQuoteNode = { type: 'pullQuote'; quote: string; attribution: string | null }

/**
 * A table; every row has as many cells. With `headerRow` the first row, with `headerColumn` the first column,
 * are headings.
 */
export type TableNode = {
  type: 'table'
  caption: string | null
  source: string | null
  headerRow: boolean
  headerColumn: boolean
  rows: string[][]
}

export type ImageNode = { type: 'image'; image: PublicImage; caption: string | null }

export type DisclosureNode = { type: 'disclosure'; text: string }

/** A link to a page elsewhere, shown as a card; nothing of that page is loaded. */
export type EmbedNode = {
  type: 'embed'
  url: string
  title: string | null
  description: string | null
  site: string | null
}

/** A part of a text, from top to bottom. */
export type BodyNode =
  | ParagraphNode
  | HeadingNode
  | ListNode
  | QuoteNode
  | RuleNode
  | CommentaryNode
  | PullQuoteNode
  | TableNode
  | ImageNode
  | DisclosureNode
  | EmbedNode
