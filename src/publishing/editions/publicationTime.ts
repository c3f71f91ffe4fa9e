// Since when readers have an article: one rule for what is published and for its preview.

import type { Edition, PublicCopy } from '#payload-types'
import { documentOf } from './copyStore.ts'

/** Whether readers have no page of an article: a page that went at its end starts anew. */
export function isNewToReaders(copy: PublicCopy | null, now: Date): boolean {
  return !copy || copy.state === 'unpublished' || copy.state === 'held' || new Date(copy.publishedAt) > now
}

/** The time of publication that the next edition names, which itself goes out at `starts`. */
export function publicationTime({
  before,
  shown,
  starts,
  now,
}: {
  before: PublicCopy | null
  /** The edition that readers saw last. */
  shown: Edition | null
  starts: Date
  now: Date
}): string {
  return isNewToReaders(before, now) || !shown ? starts.toISOString() : documentOf(shown).publishedAt
}
