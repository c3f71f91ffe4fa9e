// Whether a cursor names a place there is: a page that is asked for with a made-up one need not be kept.

import type { CollectionSlug, Payload, Where } from 'payload'
import { readPlace } from '#src/paging/place.ts'
import { countRows } from './readRows.ts'

/** Whether a page of these rows, in the order of the time in `field`, can have ended at this cursor. */
export async function isPlaceIn({
  payload,
  collection,
  field,
  cursor,
  where = {},
}: {
  payload: Payload
  collection: CollectionSlug
  field: string
  cursor: string
  where?: Where
}): Promise<boolean> {
  const place = readPlace(cursor)
  if (!place) return false
  const there = { and: [{ id: { equals: place.id } }, { [field]: { equals: place.at } }, where] }
  return (await countRows({ payload, collection, where: there })) > 0
}
