// What the public reads: public copies that are out, one at a time or as pages by keyset, newest first.

import type { Payload, Where } from 'payload'
import { listedNow, readableNow, withdrawnNow } from '#access/visibility.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { cachedJson } from '#src/caching/cachedJson.ts'
import { isPlaceIn } from '#src/database/index.ts'
import { beyond, readCursor, writeCursor } from '#src/paging/cursor.ts'
import {
  copyAt,
  type CopyRow,
  documentsOf,
  readCopies,
  readCopyFacts,
  withDocuments,
} from '#src/publishing/reading/copyRows.ts'
import { nextChangeOf } from './nextChange.ts'

export type ArticleFilter = {
  /** Ids; an article matches when it has one of them. */
  commodities?: string[]
  topics?: string[]
  authors?: string[]
  /** ISO 8601 instants, inclusive and exclusive. */
  from?: string
  to?: string
}

/** One page of a list, newest first. `next` is the cursor of the page after it; null on the last. */
export type ArticlePage = { articles: PublicArticle[]; next: string | null }

type ListInput = {
  payload: Payload
  now: Date
  filter?: ArticleFilter
  /** A cursor of an earlier page; one that makes no sense counts as none. */
  after?: string | null
  limit: number
  /** Whether the texts are sent with it: a page then ends where they are enough for one answer. */
  withTexts?: boolean
}

/** One page of the articles that are out at `now`, newest first, after a cursor. */
export async function findPublicArticles(input: ListInput): Promise<ArticlePage> {
  const visible = listedNow(input.now)
  return pageOf(await newest(visible, input), visible, input)
}

/**
 * The same with those that were withdrawn, for feeds. Read apart, each by the index of state and time:
 * together every row of both states would be sorted.
 */
export async function findFeedArticles(input: ListInput): Promise<ArticlePage> {
  const either = [listedNow(input.now), withdrawnNow(input.now)]
  const copies = await Promise.all(either.map((visible) => newest(visible, input)))
  return pageOf(
    copies
      .flat()
      .toSorted(newestFirst)
      .slice(0, input.limit + 1),
    { or: either },
    input,
  )
}

/** One row more is read to know whether there is a next page. */
function newest(visible: Where, { payload, filter = {}, after, limit }: ListInput): Promise<CopyRow[]> {
  const place = readCursor(after)
  const where = {
    and: [visible, ...filters(filter), ...(place ? [beyond('publishedAt', place, 'earlier')] : [])],
  }
  return readCopyFacts({ payload, where, sort: ['-publishedAt', '-id'], limit: limit + 1 })
}

async function pageOf(
  copies: CopyRow[],
  visible: Where,
  { payload, now, limit, withTexts = false }: ListInput,
): Promise<ArticlePage> {
  const page = copies.slice(0, limit)
  const articles = await documentsOf(await withDocuments(page, { payload, where: visible }), now)
  const count = withTexts ? countWithTexts(articles) : articles.length
  const isCut = count < articles.length
  const last = isCut ? page.find(({ article }) => article === articles[count - 1]!.id) : page.at(-1)
  const isMore = isCut || copies.length > limit
  return {
    articles: articles.slice(0, count),
    next: isMore && last ? writeCursor({ at: last.publishedAt, id: last.id }) : null,
  }
}

/**
 * Characters of the texts in one answer, as JSON; those of fifty articles of 2,000 words are about as many.
 */
const MAX_TEXT = 1_500_000

/** How many of these articles one answer holds with their texts: the first at the least. */
function countWithTexts(articles: readonly PublicArticle[]): number {
  let length = 0
  const tooMany = articles.findIndex(({ body }, at) => {
    length += cachedJson(body).length
    return at > 0 && length > MAX_TEXT
  })
  return tooMany === -1 ? articles.length : tooMany
}

function newestFirst(one: CopyRow, other: CopyRow): number {
  const [here, there] = [one, other].map(({ publishedAt, id }) => `${publishedAt} ${id}`)
  return here! < there! ? 1 : -1
}

/** Whether a page of a list can have ended at this cursor. */
export function isArticleCursor(payload: Payload, cursor: string): Promise<boolean> {
  return isPlaceIn({ payload, collection: 'publicCopies', field: 'publishedAt', cursor })
}

/** `until` is the next instant at which this address reads differently by itself. */
export type Found =
  | { kind: 'article'; article: PublicArticle; until: Date | null }
  | { kind: 'moved'; slug: string }
  | null

/**
 * The article at an address, or where it has moved to, or null. Withdrawn articles are found: their page says
 * so.
 */
export async function findPublicArticleBySlug({
  payload,
  slug,
  now,
}: {
  payload: Payload
  slug: string
  now: Date
}): Promise<Found> {
  const found = await findOne(payload, { slug: { equals: slug } }, now)
  if (found) return { kind: 'article', ...found }
  const moved = await findOne(payload, { formerSlugs: { in: [slug] } }, now)
  return moved ? { kind: 'moved', slug: moved.article.slug } : null
}

/** Those of these articles whose page can be read at `now`, by id. */
export async function findPublicArticlesByIds({
  payload,
  ids,
  now,
}: {
  payload: Payload
  ids: string[]
  now: Date
}): Promise<Map<string, PublicArticle>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const copies = await readCopies({
    payload,
    where: { and: [{ article: { in: wanted } }, readableNow(now)] },
  })
  const articles = await documentsOf(copies, now)
  return new Map(articles.map((article) => [article.id, article]))
}

async function findOne(
  payload: Payload,
  which: Where,
  now: Date,
): Promise<{ article: PublicArticle; until: Date | null } | null> {
  const copies = await readCopies({ payload, where: { and: [which, readableNow(now)] }, limit: 1 })
  const [article] = await documentsOf(copies, now)
  return article ? { article, until: nextChangeOf(copyAt(copies[0]!, now), now) } : null
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
