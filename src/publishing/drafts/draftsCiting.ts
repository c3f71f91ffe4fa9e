// The drafts whose own fields name a thing: taken from under them it would leave no gap that anybody sees.

import type { PayloadRequest } from 'payload'
import type { ShownCollection } from '#src/articles/shown.ts'

/** The field of an article that names a thing of a collection. What a body cites leaves a gap, which keeps the text back. */
const FIELDS: Partial<Record<ShownCollection, 'leadImage' | 'topics' | 'commodities' | 'byline'>> = {
  media: 'leadImage',
  topics: 'topics',
  commodities: 'commodities',
  staff: 'byline',
}

/** The headlines of at most five articles that are not archived and whose newest draft names this thing. */
export async function draftsCiting(
  req: PayloadRequest,
  collection: ShownCollection,
  id: string,
): Promise<string[]> {
  const field = FIELDS[collection]
  if (!field) return []
  const { docs } = await req.payload.find({
    collection: 'articles',
    draft: true,
    where: { and: [{ [field]: { in: [id] } }, { state: { not_equals: 'archived' } }] },
    select: { headline: true },
    limit: 5,
    pagination: false,
    depth: 0,
    overrideAccess: true, // whoever deletes it
    req,
  })
  return docs.map(({ headline }) => headline || 'An untitled article')
}
