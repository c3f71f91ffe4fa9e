// What would keep an article from standing at its address and in its time, whatever it says.

import type { PayloadRequest } from 'payload'
import type { Article, Edition } from '#payload-types'
import type { ArticleContent } from '#src/articles/content.ts'
import { type Gap, gapsAt } from '#src/articles/gap.ts'
import { TABS } from '#src/articles/tabs.ts'
import { isSameInstant } from '#src/figures/instants.ts'
import type { Definition } from '#src/workflow/definitions/definition.ts'
import { definitionOf } from '#src/workflow/definitions/index.ts'
import { addressProblems } from '../drafts/slugs.ts'

/** What is wrong with its end, its kind or its address, as things stand. */
export async function placeProblems({
  req,
  article,
  shown,
  definition,
  now,
}: {
  req: PayloadRequest
  article: Article
  shown: Edition | null
  definition: Definition
  now: Date
}): Promise<Gap[]> {
  const { slug, endsAt } = article
  const isPublicNow = article.live === 'published' && shown !== null && shown.kind !== 'withdrawal'
  const had = isPublicNow ? definitionOf(shown.definition) : null
  const hasEnded = endsAt && new Date(endsAt) <= now
  // Whoever approves a recommendation approves what becomes of it.
  const isLighter = had && had.stages.length > definition.stages.length
  return [
    ...(hasEnded
      ? gapsAt('endsAt', [`The end has passed. Choose a later one, or none, under ${TABS.release}.`])
      : []),
    ...(isLighter
      ? gapsAt('regulatoryClass', [
          `Readers have this as a text that takes ${had.stages.length} approvals (${had.label}). It keeps its regulatory class while it is public: choose it again, or withdraw the text first.`,
        ])
      : []),
    ...(slug ? gapsAt('slug', await addressProblems({ req, slug, articleId: article.id })) : []),
  ]
}

/**
 * A text goes out at once where readers had one before: an embargo that was not theirs would hold nothing
 * back.
 */
export function embargoProblems(
  { embargoUntil }: Article,
  shownText: Pick<ArticleContent, 'embargoUntil'> | null,
): Gap[] {
  const isNew = embargoUntil && !isSameInstant(embargoUntil, shownText?.embargoUntil)
  return shownText && isNew
    ? gapsAt('embargoUntil', [
        `This article has been published. An embargo cannot be set on what readers have seen: empty it, under ${TABS.release}.`,
      ])
    : []
}
