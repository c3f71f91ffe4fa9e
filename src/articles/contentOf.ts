// Makes the content that is approved and published, part by part.

import type { ArticleContent } from './content.ts'
import type { ArticleDraft } from './draft.ts'
import { PART_NAMES, partOf } from './parts.ts'
import type { Resolved } from './resolved.ts'

/**
 * The content of a draft whose references have been looked up: the parts of the table, but those that are
 * optional and say nothing.
 */
export function contentOf(draft: ArticleDraft, resolved: Resolved): ArticleContent {
  const parts = PART_NAMES.map((name) => [name, partOf(name).compose(draft, resolved)] as const)
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined)) as ArticleContent
}
