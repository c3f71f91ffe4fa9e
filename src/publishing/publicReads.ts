// What the public reads: public copies that are out, one at a time or as pages by keyset, newest first.

import type { Payload, Where } from 'payload'
import type { PublicCopy } from '#payload-types'
import { isWithin, listedNow, readableNow } from '#access/visibility.ts'
import type { PublicArticle } from './publicArticle.ts'

export type Cursor = { publishedAt: string; id: string }

export type ArticleFilter = {
  /** Ids; an article matches when it has one of them. */
  commodities?: string[]
  topics?: string[]
  authors?: string[]
  /** ISO 8601 instants, inclusive and exclusive. */
  from?: string
  to?: string
}

/** All of a public copy that a document is made of: select these wherever one is read. */
export const SHOWN = { slug: true, publishedAt: true, goneAt: true, nextAt: true, next: true, document: true } as const

type Kept = Pick<PublicCopy, 'slug'> & Partial<PublicCopy>

/**
 * A public copy as it stands at `now`: where an edition waits and its time has come, that edition, whether or not the clock
 * has ticked since. Before that time nothing of it. The address alone changes with the tick (every 2 seconds), so that no
 * page links to one that is not found yet; so do the sections, sources and closing times that the database is asked by.
 */
export function copyAt<Copy extends Kept>(copy: Copy, now: Date): Copy {
  const waiting = copy.next as { row?: Partial<PublicCopy> } | null | undefined
  if (!waiting?.row || !copy.nextAt || Date.parse(copy.nextAt) > now.getTime()) return copy
  return { ...copy, ...waiting.row, slug: copy.slug }
}

/** The document that readers get of a public copy at `now`. Read the copy with `SHOWN`. */
export function documentOf(copy: Kept & Pick<PublicCopy, 'document'>, now: Date): PublicArticle {
  return { ...(copyAt(copy, now).document as unknown as PublicArticle), slug: copy.slug }
}

/** As `documentOf`, of many; without those that are gone by the end that a waiting edition has brought. */
export function documentsOf(copies: (Kept & Pick<PublicCopy, 'document' | 'publishedAt' | 'goneAt'>)[], now: Date): PublicArticle[] {
  return copies.filter((copy) => isWithin(copyAt(copy, now), now)).map((copy) => documentOf(copy, now))
}

export type ArticlePage = { articles: PublicArticle[]; next: Cursor | null }

/** One page of the articles that are out at `now`, newest first, after a cursor. One row more is read to know whether there is a next page. */
export async function findPublicArticles({ payload, now, filter = {}, after, limit }: { payload: Payload; now: Date; filter?: ArticleFilter; after?: Cursor | null; limit: number }): Promise<ArticlePage> {
  const { docs } = await payload.find({
    collection: 'publicCopies',
    where: { and: [listedNow(now), ...filters(filter), ...(after ? [olderThan(after)] : [])] },
    sort: ['-publishedAt', '-id'],
    limit: limit + 1,
    pagination: false,
    depth: 0,
    select: SHOWN,
    overrideAccess: true, // the rule of visibility is in the query
  })
  const page = docs.slice(0, limit)
  const last = page.at(-1)
  return { articles: documentsOf(page, now), next: docs.length > limit && last ? { publishedAt: last.publishedAt, id: last.id } : null }
}

export type Found = { kind: 'article'; article: PublicArticle } | { kind: 'moved'; slug: string } | null

/** The article at an address, or where it has moved to, or null. Withdrawn articles are found: their page says so. */
export async function findPublicArticleBySlug({ payload, slug, now }: { payload: Payload; slug: string; now: Date }): Promise<Found> {
  const exact = await findCopy(payload, { slug: { equals: slug } }, now)
  if (exact) return { kind: 'article', article: documentOf(exact, now) }
  const moved = await findCopy(payload, { formerSlugs: { in: [slug] } }, now)
  return moved ? { kind: 'moved', slug: moved.slug } : null
}

/** The article with this id if its page can be read at `now`, or null. */
export async function findPublicArticleById({ payload, id, now }: { payload: Payload; id: string; now: Date }): Promise<PublicArticle | null> {
  const copy = await findCopy(payload, { article: { equals: id } }, now)
  return copy ? documentOf(copy, now) : null
}

async function findCopy(payload: Payload, which: Where, now: Date): Promise<PublicCopy | null> {
  const { docs } = await payload.find({
    collection: 'publicCopies',
    where: { and: [which, readableNow(now)] },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // the rule of visibility is in the query
  })
  const copy = docs[0]
  return copy && isWithin(copyAt(copy, now), now) ? copy : null
}

function filters({ commodities, topics, authors, from, to }: ArticleFilter): Where[] {
  return [
    ...(commodities ? [{ commodities: { in: commodities } }] : []),
    ...(topics ? [{ topics: { in: topics } }] : []),
    ...(authors ? [{ authors: { in: authors } }] : []),
    ...(from ? [{ publishedAt: { greater_than_equal: from } }] : []),
    ...(to ? [{ publishedAt: { less_than: to } }] : []),
  ]
}

function olderThan({ publishedAt, id }: Cursor): Where {
  return { or: [{ publishedAt: { less_than: publishedAt } }, { and: [{ publishedAt: { equals: publishedAt } }, { id: { less_than: id } }] }] }
}
