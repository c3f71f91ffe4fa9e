// An article with all that its steps are judged by (made in `steps/workflowContext.ts`).

import type { Article, Edition } from '#payload-types'
import type { Change } from '#src/articles/changes.ts'
import type { ArticleContent } from '#src/articles/content.ts'
import type { ArticleFacts } from '#src/workflow/facts.ts'
import type { Composed } from './compose.ts'

/** The texts that readers had last. */
export type LastTexts = {
  /** What they had last, before a withdrawal too; null while there was none. */
  shown: ArticleContent | null
  /** What they had last on the word of somebody other than its writer: nobody else approves an emergency. */
  approved: ArticleContent | null
  /** The change notes that went out in emergencies since: readers have them, and nobody approved them. */
  unreadNotes: Change[]
}

/**
 * `shown` is the edition that readers saw last, `texts` are those that they had last, `isChangeTold`
 * whether they have had the change note that the draft still has; `textWriters` are those of the article's
 * own text.
 */
export type WorkflowContext = {
  article: Article
  composed: Composed
  facts: ArticleFacts
  shown: Edition | null
  texts: LastTexts
  isChangeTold: boolean
  textWriters: string[]
}
