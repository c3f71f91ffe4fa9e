// What an approval covers: the words, the references and the times of an article, each resolved and whole.

import type { PublicFigure, PublicTerm } from '#src/figures/types.ts'
import type { PublicAuthor, PublicImage, RichText } from '#src/richtext/types.ts'
import type { Change } from './changes.ts'
import type { RegulatoryClass } from './classes.ts'

/** When a text ceases to hold (ISO 8601 instant), and whether its page stays then (with a banner) or goes. */
type End = { at: string; page: 'stays' | 'goes' }

/** The longest time for which an article takes comments. */
export const MAX_COMMENTING_DAYS = 365

/**
 * Whether readers may comment; `days` after publication, from 1 to `MAX_COMMENTING_DAYS`, where comments
 * close.
 */
export type Commenting = { mode: 'open' | 'closed' | 'closes_after'; days: number | null }

/**
 * All of an article that an approval covers. Each part is hashed by its name, so a name is never changed: it
 * would void every approval. What a part is made of, and who gets to see it, is in the table of `parts.ts`.
 * Instants are ISO 8601 in UTC.
 *
 * A part that comes later is optional (`region?: string`): while it says nothing it is left out, so that what
 * was approved before there was such a part stays approved.
 */
export type ArticleContent = {
  slug: string
  headline: string
  standfirst: string
  byline: PublicAuthor[]
  commodities: PublicTerm[]
  topics: PublicTerm[]
  leadImage: PublicImage | null
  /**
   * References are resolved in place: an inline figure holds its `PublicFigure`, an image block its
   * `PublicImage`.
   */
  body: RichText
  /** In order of first appearance in the body. */
  figures: PublicFigure[]
  disclosure: string | null
  seo: { title: string | null; description: string | null }
  regulatoryClass: RegulatoryClass
  /** What readers are to be told of a change to what they have seen. */
  change: Change | null
  commenting: Commenting
  releaseAt: string | null
  embargoUntil: string | null
  end: End | null
}

export type PartName = keyof ArticleContent
