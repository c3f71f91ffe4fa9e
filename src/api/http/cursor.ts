// The `cursor` of a call, and what is answered where it is none of ours.

import { readCursor } from '#src/paging/cursor.ts'
import { type ApiError, badParameter } from './errors.ts'

/** The cursor of a page by time; null for the first page. @throws 400 for a word that is none of ours */
export function pageCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null
  if (!readCursor(cursor)) throw strangeCursor()
  return cursor
}

/**
 * 400 for a word that no page of ours has ended with. A client that got the first page for it would ask for
 * ever.
 */
export function strangeCursor(): ApiError {
  return badParameter('cursor', 'Not a cursor of ours.')
}
