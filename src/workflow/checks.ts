// The checks that a text must pass before it moves on. Each answers with what is missing.

import { type Gap, gapsAt } from '#src/articles/gap.ts'
import { hasWords } from '#src/plainText/plainText.ts'

/** What the checks look at. */
export type Checkable = {
  /** What is missing of the parts that every article needs, found while it was composed. */
  missing: readonly Gap[]
  byline: readonly { name: string; jobTitle: string | null }[]
  disclosure: string | null
  commentary: readonly { stance: string; horizon: string | null }[]
  figures: readonly { label: string; sourceTitle: string }[]
}

/**
 * `complete`: every part a reader expects is there. `sources`: every figure says where it comes from (Article
 * 3(1)(b)). `producers`: everybody in the byline has a job title (Article 2(1)). `horizon`: every view says
 * how far ahead it looks (Article 4(1)(e)). `disclosure`: interests are disclosed, be it that there are none
 * (Article 5). Articles are those of Delegated Regulation (EU) 2016/958.
 */
export const CHECKS = {
  complete: ({ missing }) => [...missing],
  sources: ({ figures }) =>
    gapsAt(
      null, // in the form of the figure
      figures
        .filter(({ sourceTitle }) => !hasWords(sourceTitle))
        .map(({ label }) => `Say where “${label}” comes from.`),
    ),
  producers: ({ byline }) =>
    gapsAt(
      'byline',
      byline
        .filter(({ jobTitle }) => !jobTitle?.trim())
        .map(({ name }) => `${name} needs a job title in the byline of a recommendation.`),
    ),
  horizon: ({ commentary }) =>
    commentary.some(({ stance, horizon }) => stance !== 'none' && !horizon?.trim())
      ? gapsAt('body', ['Say how far ahead the view of the commentary block looks.'])
      : [],
  disclosure: ({ disclosure }) =>
    disclosure?.trim()
      ? []
      : gapsAt('disclosure', ['Write the disclosure; where nobody holds an interest, say so.']),
} as const satisfies Record<string, (text: Checkable) => Gap[]>

export type CheckName = keyof typeof CHECKS

/** What the checks said, by check: an empty list for one that passed. */
export type CheckResults = Partial<Record<CheckName, Gap[]>>

/** Runs these checks. */
export function runChecks(names: readonly CheckName[], text: Checkable): CheckResults {
  return Object.fromEntries(names.map((name) => [name, CHECKS[name](text)]))
}
