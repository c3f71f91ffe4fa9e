// Loads the things that an article refers to, in one query a collection.

import type { CollectionSlug, DataFromCollectionSlug, PayloadRequest } from 'payload'

/** The documents with these ids, by id, at depth 0; ids that are gone are not in the map. */
export async function loadByIds<Slug extends CollectionSlug>(
  req: PayloadRequest,
  collection: Slug,
  ids: string[],
): Promise<Map<string, DataFromCollectionSlug<Slug>>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection,
    where: { id: { in: wanted } },
    depth: 0,
    limit: wanted.length,
    pagination: false,
    overrideAccess: true, // whoever may read the article sees what it cites
    req,
  })
  return new Map(docs.map((doc) => [String(doc.id), doc]))
}
