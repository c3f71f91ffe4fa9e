// When an approved text goes out, and when it is gone.

import type { ArticleContent } from './content.ts'

type Times = Pick<ArticleContent, 'releaseAt' | 'embargoUntil'>

/** The `goneAt` of what has no end: later than any clock, so that one comparison does for all. */
const NEVER = '9999-12-31T23:59:59.000Z'

/**
 * The instant at which readers may first see it: now, its release time or its embargo, whichever is latest.
 */
export function startOf({
  content,
  now,
  ignoresEmbargo = false,
}: {
  content: Times
  now: Date
  ignoresEmbargo?: boolean
}): Date {
  const instants = [now.toISOString(), content.releaseAt, ignoresEmbargo ? null : content.embargoUntil]
  return new Date(
    Math.max(...instants.filter((instant) => instant !== null).map((instant) => new Date(instant).getTime())),
  )
}

/** Whether what is scheduled waits for its embargo, and not for its release time alone. */
export function isEmbargoed({
  content,
  publishedAt,
  now,
}: {
  content: Times
  publishedAt: string | null
  now: Date
}): boolean {
  const { embargoUntil, releaseAt } = content
  if (!embargoUntil || !publishedAt || new Date(embargoUntil) <= now) return false
  const isTheLater = !releaseAt || new Date(releaseAt) < new Date(embargoUntil)
  return isTheLater && new Date(publishedAt) >= new Date(embargoUntil)
}

/** The instant from which on there is no page any more (ISO 8601). */
export function goneAtOf(end: ArticleContent['end']): string {
  return end?.page === 'goes' ? end.at : NEVER
}
