// A new article that begins with the text of another one. Whoever wrote that text has written the copy too:
// nobody approves their own words by way of a colleague's copy.

import { createLocalReq, type Payload } from 'payload'
import type { Article, Staff } from '#payload-types'
import type { FormField } from '#src/articles/draft.ts'
import { fieldsOf } from '#src/articles/inputs.ts'
import { newestDraft } from './newestDraft.ts'
import type { SaveContext } from './saveContext.ts'
import { writersOfDraft } from './writersOfDraft.ts'

/** What belongs to the one article: its address, its note of a change, and whose name it carries. */
const NOT_COPIED: readonly FormField[] = ['slug', 'change', 'byline', 'headline']

/**
 * Gives the id of the copy, a draft of this person's. Times are not taken over.
 * @throws ArticleNotFoundError where they may read no such article; Forbidden where they may write none
 */
export async function copyArticle({
  payload,
  articleId,
  actor,
  headline,
}: {
  payload: Payload
  articleId: string
  actor: Staff
  headline: string
}): Promise<string> {
  const user = { ...actor, collection: 'staff' as const }
  const req = await createLocalReq({ user }, payload)
  const source = await newestDraft({ req, articleId, actor })
  const copiedWriters = await writersOfDraft({ req, articleId, readersHave: null })
  const fields = fieldsOf('text').filter((field) => !NOT_COPIED.includes(field))
  const taken = Object.fromEntries(fields.map((field) => [field, source[field]])) as Partial<Article>
  const { id } = await payload.create({
    collection: 'articles',
    draft: true,
    data: { ...taken, headline } as Article,
    depth: 0,
    overrideAccess: false,
    user,
    context: { copiedWriters } satisfies Partial<SaveContext>,
  })
  return id
}
