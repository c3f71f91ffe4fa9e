// Makes the content that is approved and published, part by part.

import type { ArticleContent } from './content.ts'
import type { ArticleDraft } from './draft.ts'
import { PART_NAMES, partOf } from './parts.ts'
import type { Resolved } from './resolved.ts'

/** The content of a draft whose references have been looked up. It has every part of the table, and no other. */
export function contentOf(draft: ArticleDraft, resolved: Resolved): ArticleContent {
  return Object.fromEntries(
    PART_NAMES.map((name) => [name, partOf(name).compose(draft, resolved)]),
  ) as ArticleContent
}
