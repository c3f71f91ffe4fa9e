// The one rule of visibility, checked when read (decision 4): what is out now. Every public surface asks here.

import type { Where } from 'payload'

/** Public copies whose page can be read: published or withdrawn, and past their release time. */
export function readableNow(now: Date): Where {
  return { and: [{ state: { in: ['published', 'withdrawn'] } }, { publishedAt: { less_than_equal: now.toISOString() } }] }
}

/** Public copies that lists, feeds, counts and search may show: published, and past their release time. */
export function listedNow(now: Date): Where {
  return { and: [{ state: { equals: 'published' } }, { publishedAt: { less_than_equal: now.toISOString() } }] }
}
