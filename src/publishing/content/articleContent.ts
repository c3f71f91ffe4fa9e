// What an approval covers.

import type { Change } from '#src/workflow/changes.ts'
import type { RegulatoryClass } from '#src/workflow/classes.ts'
import type { PublicArticle } from './publicArticle.ts'

/** All of an article that an approval covers. */
export type ArticleContent = Omit<
  PublicArticle,
  | 'id'
  | 'publishedAt'
  | 'updatedAt'
  | 'edition'
  | 'notes'
  | 'withdrawal'
  | 'commenting'
  | 'words'
  | 'readingMinutes'
> & {
  regulatoryClass: RegulatoryClass
  commenting: { mode: 'open' | 'closed' | 'closes_after'; days: number | null }
  releaseAt: string | null
  embargoUntil: string | null
  /** What readers are to be told of a change to what they have seen. */
  change: Change | null
}
