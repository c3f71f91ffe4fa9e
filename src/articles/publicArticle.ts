// The public copy of an article: the frozen, self-contained document that readers, feeds and other sites get.

import type { ChangeNote } from './changes.ts'
import type { ArticleContent, Commenting } from './content.ts'
import type { PublicPart } from './parts.ts'

/** Whether readers may comment, and until when (ISO 8601 instant). */
export type PublicCommenting = { mode: Commenting['mode']; closesAt: string | null }

/** What the edition adds to the parts that were approved. Instants are ISO 8601 in UTC. */
type EditionFacts = {
  /** The id of the article. */
  id: string
  commenting: PublicCommenting
  publishedAt: string
  updatedAt: string
  /** The number of the edition, from 1. */
  edition: number
  /** What was changed since the first edition and why, newest first. */
  notes: ChangeNote[]
  withdrawal: { at: string; note: string } | null
  words: number
  readingMinutes: number
}

/** All that the public may know of an article. */
export type PublicArticle = Pick<ArticleContent, PublicPart> & EditionFacts
