// The public copy of an article: the frozen, self-contained document that readers, feeds and other sites get.

import type { PublicFigure, PublicTerm } from '#src/figures/types.ts'
import type { PublicAuthor, PublicImage, RichText } from '#src/richtext/types.ts'
import type { ChangeNote } from '#src/workflow/changes.ts'

/** Whether readers may comment, and until when (ISO 8601 instant). */
type PublicCommenting = { mode: 'open' | 'closed' | 'closes_after'; closesAt: string | null }

/** All that the public may know of an article. Instants are ISO 8601 in UTC. */
export type PublicArticle = {
  id: string
  slug: string
  headline: string
  standfirst: string
  byline: PublicAuthor[]
  commodities: PublicTerm[]
  topics: PublicTerm[]
  leadImage: PublicImage | null
  /** References are resolved in place: an inline figure holds its `PublicFigure`, an image block its `PublicImage`. */
  body: RichText
  /** In order of first appearance in the body. */
  figures: PublicFigure[]
  disclosure: string | null
  commenting: PublicCommenting
  seo: { title: string | null; description: string | null }
  publishedAt: string
  updatedAt: string
  /** The number of the edition, from 1. */
  edition: number
  /** What was changed since the first edition and why, newest first. */
  notes: ChangeNote[]
  /** When the text ceases to hold, and whether the page stays then (with a banner) or goes. */
  end: { at: string; page: 'stays' | 'goes' } | null
  withdrawal: { at: string; note: string } | null
  words: number
  readingMinutes: number
}
