// What a page may choose about the HTML of a text, and what its parts share while it is made.

import type { PublicFigure } from '#src/figures/types.ts'
import type { BodyNode } from './bodyNodes.ts'
import type { Markup } from './escape.ts'
import type { PublicAuthor } from './types.ts'

/** Choices of the place where a text is shown. */
export type HtmlOptions = {
  /** Before every id, where two texts stand on one page. */
  idPrefix?: string
  /**
   * Before every path of this site (links, images, authors), for feeds and other sites:
   * `https://example.com`, without a slash at the end.
   */
  siteUrl?: string
  /**
   * `tooltip` (default) for our own pages, whose styles show it; `plain` for feeds and other sites, without
   * anything hidden.
   */
  figures?: 'tooltip' | 'plain'
  /** Value of `sizes` on images. */
  imageSizes?: string
  /**
   * The path of an author's page, or null for somebody without one; without it analysts are named and not
   * linked.
   */
  authorPath?: (author: PublicAuthor) => string | null
}

/** Where a figure stands: its note's number, and the id of this mention of it. */
type FigureMention = { number: number; mentionId: string; noteId: string }

/** Numbers figures in order of first appearance; a figure mentioned again keeps its number. */
export type FigureNumbers = (figure: PublicFigure) => FigureMention

/** What the renderers of one text share. */
export type Rendering = {
  options: HtmlOptions
  /** An id as it stands on the page. */
  id: (id: string) => string
  /** The next id of its kind: `commentary-1`, `commentary-2`. */
  nextId: (kind: 'commentary' | 'table') => string
  figures: FigureNumbers
  /** The HTML of the text inside a block. */
  nodes: (nodes: readonly BodyNode[]) => Markup
}
