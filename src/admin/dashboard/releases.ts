// What goes out next.

import type { Payload } from 'payload'
import type { Edition, Staff } from '#payload-types'

export type Release = Pick<Edition, 'id' | 'article' | 'headline' | 'kind' | 'number' | 'goesOutAt'> & {
  isBundled: boolean
}

/** The editions that wait for their time, the next first. */
export async function nextReleases({
  payload,
  staff,
  limit = 8,
}: {
  payload: Payload
  staff: Staff
  limit?: number
}): Promise<Release[]> {
  const { docs } = await payload.find({
    collection: 'editions',
    where: { state: { equals: 'waiting' } },
    select: { article: true, headline: true, kind: true, number: true, goesOutAt: true, bundle: true },
    sort: 'goesOutAt',
    limit,
    depth: 0,
    pagination: false,
    overrideAccess: false,
    user: { ...staff, collection: 'staff' },
  })
  return docs.map(({ bundle, ...edition }) => ({ ...edition, isBundled: Boolean(bundle) }))
}
