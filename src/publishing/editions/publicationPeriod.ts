// From when to when an edition was what readers saw. Pure: rows in, times out.

import type { Edition } from '#payload-types'
import type { PublicArticle } from '#src/articles/publicArticle.ts'

/** What became of an edition. Instants are ISO 8601; without `to` it is still public. */
export type EditionFate =
  | { kind: 'public'; from: string; to: string | null }
  | { kind: 'waiting'; from: string }
  | { kind: 'never'; why: 'held' | 'cancelled' }

/** `goneAt` is the end of its page, where the article goes then. */
export type Row = Pick<Edition, 'number' | 'state' | 'goesOutAt'> & { goneAt: string | null }

/** When the page of an edition goes, as its document says (ISO 8601); null where it stays. */
export function pageGoneAt({ end }: Pick<PublicArticle, 'end'>): string | null {
  return end?.page === 'goes' ? end.at : null
}

/** An edition is public from the time it goes out until the next one takes its place or its page is gone. */
export function publicationOf(edition: Row, all: readonly Row[], now: Date): EditionFate {
  const { state, goesOutAt, goneAt } = edition
  if (state === 'held' || state === 'cancelled') return { kind: 'never', why: state }
  if (Date.parse(goesOutAt) > now.getTime()) return { kind: 'waiting', from: goesOutAt }
  const successors = all
    .filter((one) => one.number > edition.number && isOut(one, now))
    .map((one) => one.goesOutAt)
  const ends = [...successors, ...(goneAt ? [goneAt] : [])]
    .map((at) => Date.parse(at))
    .filter((at) => at <= now.getTime())
  return {
    kind: 'public',
    from: goesOutAt,
    to: ends.length > 0 ? new Date(Math.min(...ends)).toISOString() : null,
  }
}

/** The last instant at which readers saw an edition; the first, where that is still to come. */
export function lastSeen(period: EditionFate, now: Date): Date {
  if (period.kind === 'waiting') return new Date(period.from)
  return period.kind === 'public' && period.to ? new Date(period.to) : now
}

function isOut({ state, goesOutAt }: Pick<Row, 'state' | 'goesOutAt'>, now: Date): boolean {
  return (state === 'out' || state === 'waiting') && Date.parse(goesOutAt) <= now.getTime()
}
