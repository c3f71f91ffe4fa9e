// The `cursor` of a call, and what is answered where it is none of ours.

import { type Place, readPlace } from '#src/paging/place.ts'
import { type ApiError, badParameter } from './errors.ts'

/** The place that a cursor stands for; null for the first page. @throws 400 for a word that is none of ours */
export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const place = readPlace(cursor)
  if (!place) throw strangeCursor()
  return place
}

/** 400 for a word that no page of ours has ended with. A client that got the first page for it would ask for ever. */
export function strangeCursor(): ApiError {
  return badParameter('cursor', 'Not a cursor of ours.')
}
