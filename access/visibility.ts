// The one rule of visibility, checked when read (decision 6): what is out now. Every public surface asks
// here.

import type { Where } from 'payload'

/**
 * Public copies whose page can be read: published or withdrawn, past their release time, and not past the
 * time they go.
 */
export function readableNow(now: Date): Where {
  return { and: [{ state: { in: ['published', 'withdrawn'] } }, ...within(now)] }
}

/**
 * Public copies that lists, counts and search may show: published, and within the same times. Feeds show them
 * too.
 */
export function listedNow(now: Date): Where {
  return { and: [{ state: { equals: 'published' } }, ...within(now)] }
}

/**
 * Public copies that feeds show beside those: withdrawn, so that whoever keeps the text is told, and within
 * the same times.
 */
export function withdrawnNow(now: Date): Where {
  return { and: [{ state: { equals: 'withdrawn' } }, ...within(now)] }
}

/**
 * Articles whose published row anybody may read. `prefix` leads to the article from another collection, as in
 * `article.`. An article that is held, unpublished or withdrawn is not `live: published`; one without an end
 * has no `goneAt`.
 */
export function articleOutNow(now: Date, prefix: '' | 'article.' = ''): Where[] {
  const at = now.toISOString()
  return [
    { [`${prefix}live`]: { equals: 'published' } },
    { [`${prefix}publishedAt`]: { less_than_equal: at } },
    { or: [{ [`${prefix}goneAt`]: { exists: false } }, { [`${prefix}goneAt`]: { greater_than: at } }] },
  ]
}

/**
 * Whether an instant lies within the times of a public copy; the same rule as above for a row that was read
 * already.
 */
export function isWithin(
  { publishedAt, goneAt }: { publishedAt: string; goneAt: string },
  now: Date,
): boolean {
  return Date.parse(publishedAt) <= now.getTime() && now.getTime() < Date.parse(goneAt)
}

function within(now: Date): Where[] {
  const at = now.toISOString()
  return [{ publishedAt: { less_than_equal: at } }, { goneAt: { greater_than: at } }]
}
