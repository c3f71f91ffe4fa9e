// What the public reads: public copies that are out, one at a time or as pages by keyset, newest first.

import type { Payload, Where } from 'payload'
import type { PublicCopy } from '#payload-types'
import { isWithin, listedNow, readableNow } from '#access/visibility.ts'
import { jsonOf, readRows } from '#src/database/index.ts'
import type { PublicArticle } from '../content/publicArticle.ts'
import { nextChangeOf } from './horizon.ts'
import { sealedDocument } from './seal.ts'

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

/** All of a public copy that a document is made of. */
const SHOWN = ['slug', 'publishedAt', 'goneAt', 'nextAt', 'next', 'commentsCloseAt', 'documentHash', 'document'] as const

type Kept = Pick<PublicCopy, 'slug'> & Partial<PublicCopy>

type Shown = Kept & Pick<PublicCopy, 'id' | 'publishedAt' | 'goneAt' | 'documentHash' | 'document'>

/** The public copies that match, as `documentsOf` takes them. The rule of visibility belongs in `where`. */
export async function readCopies({ payload, where, sort, limit }: { payload: Payload; where: Where; sort?: string[]; limit?: number }): Promise<Shown[]> {
  const rows = await readRows({ payload, collection: 'publicCopies', where, fields: SHOWN, ...(sort ? { sort } : {}), ...(limit === undefined ? {} : { limit }) })
  return rows.map((row) => ({ ...row, next: jsonOf(row.next) }) as Shown)
}

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

/**
 * The documents that readers get of these public copies at `now`. Those are left out that are gone by the end that a waiting
 * edition has brought, and those that are not what was published (`seal.ts`).
 */
export function documentsOf(copies: Shown[], now: Date): PublicArticle[] {
  return copies.flatMap((copy) => {
    const shown = copyAt(copy, now)
    const document = isWithin(shown, now) ? sealedDocument(shown, now) : null
    return document ? [{ ...document, slug: copy.slug }] : []
  })
}

export type ArticlePage = { articles: PublicArticle[]; next: Cursor | null }

/** One page of the articles that are out at `now`, newest first, after a cursor. One row more is read to know whether there is a next page. */
export async function findPublicArticles({ payload, now, filter = {}, after, limit }: { payload: Payload; now: Date; filter?: ArticleFilter; after?: Cursor | null; limit: number }): Promise<ArticlePage> {
  const docs = await readCopies({
    payload,
    where: { and: [listedNow(now), ...filters(filter), ...(after ? [olderThan(after)] : [])] },
    sort: ['-publishedAt', '-id'],
    limit: limit + 1,
  })
  const page = docs.slice(0, limit)
  const last = page.at(-1)
  return { articles: documentsOf(page, now), next: docs.length > limit && last ? { publishedAt: last.publishedAt, id: last.id } : null }
}

/** `until` is the next instant at which this address reads differently by itself. */
export type Found = { kind: 'article'; article: PublicArticle; until: Date | null } | { kind: 'moved'; slug: string } | null

/** The article at an address, or where it has moved to, or null. Withdrawn articles are found: their page says so. */
export async function findPublicArticleBySlug({ payload, slug, now }: { payload: Payload; slug: string; now: Date }): Promise<Found> {
  const found = await findOne(payload, { slug: { equals: slug } }, now)
  if (found) return { kind: 'article', ...found }
  const moved = await findOne(payload, { formerSlugs: { in: [slug] } }, now)
  return moved ? { kind: 'moved', slug: moved.article.slug } : null
}

/** The article with this id if its page can be read at `now`, or null. */
export async function findPublicArticleById({ payload, id, now }: { payload: Payload; id: string; now: Date }): Promise<PublicArticle | null> {
  return (await findOne(payload, { article: { equals: id } }, now))?.article ?? null
}

async function findOne(payload: Payload, which: Where, now: Date): Promise<{ article: PublicArticle; until: Date | null } | null> {
  const docs = await readCopies({ payload, where: { and: [which, readableNow(now)] }, limit: 1 })
  const [article] = documentsOf(docs, now)
  return article ? { article, until: nextChangeOf(copyAt(docs[0]!, now), now) } : null
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
