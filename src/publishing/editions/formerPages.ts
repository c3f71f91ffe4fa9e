// Whether readers had a page at an address that its owner has given up: then it leads them on, and nobody
// else gets it.

import type { CollectionBeforeDeleteHook, PayloadRequest } from 'payload'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { type Addressed, formerParents, formerSlugs, type Holders } from '#src/audit/recording/formerSlugs.ts'
import { readRows } from '#src/database/index.ts'
import { FormerPageError } from '../errors.ts'
import { editionsWith } from './citations.ts'

type FormerPageQuery = { req: PayloadRequest; collection: Addressed; slug: string; ownId: string | null }

/** Whether another person or section had this address while readers could know of it. */
export async function isFormerPage({ req, collection, slug, ownId }: FormerPageQuery): Promise<boolean> {
  const holders = await formerSlugs({ payload: req.payload, req, collection })
  const others = new Set((holders.get(slug) ?? []).filter((id) => id !== ownId))
  for (const id of others) {
    const isNamed =
      collection === 'staff'
        ? bylineOf(id)
        : sectionOf(collection, await slugsOf(req, collection, id, holders))
    if ((await editionsWith(req, isNamed)).length > 0) return true
  }
  return false
}

/** Whether readers had a page of this section: an edition names it, or what stands or stood below it. */
async function wasSectionPage({
  req,
  collection,
  id,
}: {
  req: PayloadRequest
  collection: 'commodities' | 'topics'
  id: string
}): Promise<boolean> {
  const holders = await formerSlugs({ payload: req.payload, req, collection })
  const isNamed = sectionOf(collection, await slugsOf(req, collection, id, holders))
  return (await editionsWith(req, isNamed)).length > 0
}

/**
 * Refuses to delete a section that readers had a page of, also by what stood below it: its address is nobody
 * else's.
 */
export function keepFormerPage(collection: 'commodities' | 'topics'): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    if (await wasSectionPage({ req, collection, id: String(id) })) throw new FormerPageError()
  }
}

/** A byline that was taken off again was read before. */
const bylineOf =
  (id: string) =>
  ({ byline }: PublicArticle): boolean =>
    byline.some((author) => author.id === id)

const sectionOf =
  (kind: 'commodities' | 'topics', slugs: ReadonlySet<string>) =>
  (document: PublicArticle): boolean =>
    document[kind].some(({ slug }) => slugs.has(slug))

type Row = { id: string; slug?: string | null; parent?: string | null }

/**
 * Every slug that a section has and had, and those of all that are or were below it: a commodity has a page
 * while one below it has.
 */
async function slugsOf(
  req: PayloadRequest,
  collection: 'commodities' | 'topics',
  id: string,
  holders: Holders,
): Promise<ReadonlySet<string>> {
  const fields = collection === 'commodities' ? ['slug', 'parent'] : ['slug']
  const all = await readRows<Row>({ payload: req.payload, req, collection, where: {}, fields })
  const places = [
    ...all.map(({ id: below, parent }) => ({ below, parent: parent ?? null })),
    ...(collection === 'commodities' ? await formerParents(req) : []),
  ]
  const ids = new Set([id])
  for (const one of ids) for (const { below, parent } of places) if (parent === one) ids.add(below)
  const present = all.flatMap((row) => (ids.has(row.id) && row.slug ? [row.slug] : []))
  const former = [...holders].flatMap(([slug, had]) => (had.some((one) => ids.has(one)) ? [slug] : []))
  return new Set([...present, ...former])
}
