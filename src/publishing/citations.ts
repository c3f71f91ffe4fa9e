// Nothing that a public article shows can be deleted from under it.

import type { CollectionBeforeDeleteHook, Where } from 'payload'
import { StillCitedError } from './errors.ts'

/** Refuses to delete a figure or picture while a public copy shows it, and names the articles. */
export function refuseWhileCited(collection: 'figures' | 'media'): CollectionBeforeDeleteHook {
  const field = collection === 'media' ? 'images' : 'figures'
  return async ({ id, req }) => {
    const cites: Where = { [field]: { in: [id] } }
    const { docs } = await req.payload.find({
      collection: 'publicCopies',
      where: { and: [cites, { state: { not_equals: 'unpublished' } }] },
      select: { headline: true },
      depth: 0,
      limit: 5,
      pagination: false,
      overrideAccess: true, // cited is cited, whatever its release time
      req,
    })
    if (docs.length > 0) throw new StillCitedError(docs.map((copy) => copy.headline))
  }
}
