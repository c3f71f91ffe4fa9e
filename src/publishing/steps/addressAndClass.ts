// What would keep an article from standing at its address and under its regulatory class, whatever its text
// says.

import type { PayloadRequest } from 'payload'
import type { Article, Edition } from '#payload-types'
import { type Gap, gapsAt } from '#src/articles/gap.ts'
import type { Definition } from '#src/workflow/definition.ts'
import { definitionOf } from '#src/workflow/definitions/index.ts'
import { addressProblems } from '../drafts/slugs.ts'

/** What is wrong with its class or its address, as things stand. */
export async function addressAndClassGaps({
  req,
  article,
  shown,
  definition,
}: {
  req: PayloadRequest
  article: Article
  shown: Edition | null
  definition: Definition
}): Promise<Gap[]> {
  const { slug } = article
  const isPublicNow = article.live === 'published' && shown !== null && shown.kind !== 'withdrawal'
  const had = isPublicNow ? definitionOf(shown.definition) : null
  // Whoever approves a recommendation approves what becomes of it.
  const isLighter = had && had.stages.length > definition.stages.length
  return [
    ...(isLighter
      ? gapsAt('regulatoryClass', [
          `Readers have this as a text that takes ${had.stages.length} approvals (${had.label}). ` +
            'It keeps its regulatory class while it is public: choose it again, or withdraw the text ' +
            'first.',
        ])
      : []),
    ...(slug ? gapsAt('slug', await addressProblems({ req, slug, articleId: article.id })) : []),
  ]
}
