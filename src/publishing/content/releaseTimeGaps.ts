// What keeps an article back for the times of its release: its end and its embargo.

import type { ArticleContent } from '#src/articles/content.ts'
import { type Gap, gapsAt } from '#src/articles/gap.ts'
import { TABS } from '#src/articles/tabs.ts'
import { isSameInstant } from '#src/figures/instants.ts'

/** `shownText` is what readers had last, or null where they had nothing. */
export function releaseTimeGaps({
  content,
  shownText,
  now,
}: {
  content: ArticleContent
  shownText: Pick<ArticleContent, 'embargoUntil'> | null
  now: Date
}): Gap[] {
  return [...endGaps(content, now), ...embargoGaps(content, shownText)]
}

function endGaps({ end, releaseAt, embargoUntil }: ArticleContent, now: Date): Gap[] {
  if (!end) return []
  const begins = [releaseAt, embargoUntil]
    .filter((at) => at !== null)
    .toSorted()
    .at(-1)
  return gapsAt('endsAt', [
    ...(begins && end.at <= begins
      ? [`The end lies before the release. Choose a later end, under ${TABS.release}.`]
      : []),
    ...(new Date(end.at) <= now
      ? [`The end has passed. Choose a later one, or none, under ${TABS.release}.`]
      : []),
  ])
}

/**
 * A text goes out at once where readers had one before: an embargo that was not theirs would hold nothing
 * back.
 */
function embargoGaps(
  { embargoUntil }: ArticleContent,
  shownText: Pick<ArticleContent, 'embargoUntil'> | null,
): Gap[] {
  const isNew = embargoUntil && !isSameInstant(embargoUntil, shownText?.embargoUntil)
  return shownText && isNew
    ? gapsAt('embargoUntil', [
        'This article has been published. An embargo cannot be set on what readers have seen: ' +
          `empty it, under ${TABS.release}.`,
      ])
    : []
}
