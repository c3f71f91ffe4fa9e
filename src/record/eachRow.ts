// Every row of a collection, as stored, a page at a time.

import type { CollectionSlug, Payload } from 'payload'

const PAGE = 50

export type StoredRow = Record<string, unknown> & { id: string }

export async function* eachRow(payload: Payload, collection: CollectionSlug): AsyncGenerator<StoredRow> {
  for (let page = 1; ; page += 1) {
    const { docs, hasNextPage } = await payload.db.find<StoredRow>({
      collection,
      where: {},
      sort: 'id',
      limit: PAGE,
      page,
      pagination: true,
    })
    yield* docs
    if (!hasNextPage) return
  }
}
