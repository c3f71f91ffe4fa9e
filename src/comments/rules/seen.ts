// What somebody on the staff saw of a comment before they decided about it, or answered it.

import type { Comment } from '#payload-types'
import { idOf } from '#src/articles/ids.ts'

/**
 * The state of a comment, when its words were last edited (ISO 8601), and the id of who decided about it
 * last.
 */
export type Seen = Pick<Comment, 'state'> & { editedAt: string | null; moderatedBy: string | null }

export type SeenRow = Pick<Comment, 'state' | 'editedAt' | 'moderatedBy'>

/** What there is to see of a comment as it is. */
export function seenIn({ state, editedAt, moderatedBy }: SeenRow): Seen {
  return { state, editedAt: editedAt ?? null, moderatedBy: idOf(moderatedBy) }
}

/** Whether what a request sent says what was seen. */
export function isSeen(value: unknown): value is Seen {
  if (typeof value !== 'object' || value === null) return false
  const { state, editedAt, moderatedBy, ...others } = value as Record<string, unknown>
  return (
    Object.keys(others).length === 0 &&
    (state === 'pending' || state === 'visible' || state === 'removed') &&
    (editedAt === null || (typeof editedAt === 'string' && !Number.isNaN(Date.parse(editedAt)))) &&
    (moderatedBy === null || (typeof moderatedBy === 'string' && moderatedBy !== ''))
  )
}

/** Whether the comment still has the words that were seen. */
export function hasWordsSeen(seen: Seen, comment: SeenRow): boolean {
  return instant(seen.editedAt) === instant(comment.editedAt)
}

/** Whether nothing has happened since. */
export function isAsSeen(seen: Seen, comment: SeenRow): boolean {
  const now = seenIn(comment)
  return hasWordsSeen(seen, comment) && seen.state === now.state && seen.moderatedBy === now.moderatedBy
}

function instant(time: string | null | undefined): number | null {
  return time ? new Date(time).getTime() : null
}
