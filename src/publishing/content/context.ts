// An article with all that its steps are judged by (made in `steps/workflowContext.ts`).

import type { Article, Edition } from '#payload-types'
import type { ArticleContent } from '#src/articles/content.ts'
import type { ArticleFacts } from '#src/workflow/facts.ts'
import type { Composed } from './compose.ts'

/**
 * `shown` is the edition that readers saw last, `shownText` the text that they had last, `isChangeTold`
 * whether they have had the change note that the draft still has; `textWriters` are those of the article's
 * own text.
 */
export type WorkflowContext = {
  article: Article
  composed: Composed
  facts: ArticleFacts
  shown: Edition | null
  shownText: ArticleContent | null
  isChangeTold: boolean
  textWriters: string[]
}
