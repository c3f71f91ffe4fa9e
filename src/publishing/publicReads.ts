// What the public reads: public copies that are out, one at a time or as pages by keyset, newest first.

import type { Payload, Where } from 'payload'
import type { PublicCopy } from '#payload-types'
import { listedNow, readableNow } from '#access/visibility.ts'
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
    select: { document: true, publishedAt: true },
    overrideAccess: true, // the rule of visibility is in the query
  })
  const page = docs.slice(0, limit)
  const last = page.at(-1)
  return { articles: page.map(documentOf), next: docs.length > limit && last ? { publishedAt: last.publishedAt, id: last.id } : null }
}

export type Found = { kind: 'article'; article: PublicArticle } | { kind: 'moved'; slug: string } | null

/** The article at an address, or where it has moved to, or null. Withdrawn articles are found: their page says so. */
export async function findPublicArticleBySlug({ payload, slug, now }: { payload: Payload; slug: string; now: Date }): Promise<Found> {
  const exact = await findCopy(payload, { slug: { equals: slug } }, now)
  if (exact) return { kind: 'article', article: documentOf(exact) }
  const moved = await findCopy(payload, { formerSlugs: { in: [slug] } }, now)
  return moved ? { kind: 'moved', slug: moved.slug } : null
}

/** The article with this id if its page can be read at `now`, or null. */
export async function findPublicArticleById({ payload, id, now }: { payload: Payload; id: string; now: Date }): Promise<PublicArticle | null> {
  const copy = await findCopy(payload, { article: { equals: id } }, now)
  return copy ? documentOf(copy) : null
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
  return docs[0] ?? null
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

function documentOf(copy: Pick<PublicCopy, 'document'>): PublicArticle {
  return copy.document as unknown as PublicArticle
}
