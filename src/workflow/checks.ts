// The checks that a text must pass before it moves on. Each answers with sentences that say what is missing.

import { hasWords } from '#src/plainText/plainText.ts'

/** What the checks look at. */
export type Checkable = {
  /** Sentences about parts that every article needs, found while it was composed. */
  missing: readonly string[]
  byline: readonly { name: string; jobTitle: string | null }[]
  disclosure: string | null
  commentary: readonly { stance: string; horizon: string | null }[]
  figures: readonly { label: string; sourceTitle: string }[]
}

/**
 * `complete`: every part a reader expects is there. `sources`: every figure says where it comes from (Article 3(1)(b)).
 * `producers`: everybody in the byline has a job title (Article 2(1)). `horizon`: every view says how far ahead it looks
 * (Article 4(1)(e)). `disclosure`: interests are disclosed, be it that there are none (Article 5).
 * Articles are those of Delegated Regulation (EU) 2016/958.
 */
export const CHECKS = {
  complete: ({ missing }) => [...missing],
  sources: ({ figures }) =>
    figures
      .filter(({ sourceTitle }) => !hasWords(sourceTitle))
      .map(({ label }) => `Say where “${label}” comes from.`),
  producers: ({ byline }) =>
    byline
      .filter(({ jobTitle }) => !jobTitle?.trim())
      .map(({ name }) => `${name} needs a job title in the byline of a recommendation.`),
  horizon: ({ commentary }) =>
    commentary.some(({ stance, horizon }) => stance !== 'none' && !horizon?.trim())
      ? ['Say how far ahead the view of the commentary block looks.']
      : [],
  disclosure: ({ disclosure }) =>
    disclosure?.trim() ? [] : ['Write the disclosure; where nobody holds an interest, say so.'],
} as const satisfies Record<string, (text: Checkable) => string[]>

export type CheckName = keyof typeof CHECKS

/** What the checks said: sentences by check, an empty list for one that passed. */
export type CheckResults = Partial<Record<CheckName, string[]>>

/** Runs these checks. */
export function runChecks(names: readonly CheckName[], text: Checkable): CheckResults {
  return Object.fromEntries(names.map((name) => [name, CHECKS[name](text)]))
}
