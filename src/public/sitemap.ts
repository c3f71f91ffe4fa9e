// Every address that the sitemap names, as of an instant.

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Payload } from 'payload'
import { listedNow } from '#access/visibility.ts'
import { readRows, relatedIds } from '#src/database/index.ts'
import { copyAt } from '#src/publishing/reading/copyRows.ts'
import { commodityTree, publicTopics, type Section } from './sections.ts'

/** What the sitemap names. `updatedAt` is the last instant at which the public text changed (ISO 8601). */
export type Sitemap = {
  articles: { slug: string; updatedAt: string }[]
  /** All of the tree, whatever lies below another. */
  commodities: readonly Pick<Section, 'slug'>[]
  topics: readonly Pick<Section, 'slug'>[]
  authors: { slug: string }[]
}

/**
 * Articles that are listed at `now`, newest first, the sections that are public, and the authors who have a
 * page.
 */
export async function sitemapOf(payload: Payload, now: Date): Promise<Sitemap> {
  const [articles, tree, topics, authors] = await Promise.all([
    articlesOf(payload, now),
    commodityTree(payload, now),
    publicTopics(payload, now),
    authorsOf(payload, now),
  ])
  return {
    articles,
    commodities: tree.all,
    topics,
    authors,
  }
}

type Row = {
  id: string
  slug: string
  publishedAt: string
  contentUpdatedAt: string
  nextAt?: string | null
  next?: unknown
}

/** Rows of one read: a thousand take SQLite some milliseconds, in which nobody else is answered. */
const BATCH_SIZE = 1_000

async function articlesOf(payload: Payload, now: Date): Promise<Sitemap['articles']> {
  const rows: Row[] = []
  for (let last: Row | undefined; ; last = rows.at(-1)) {
    const next = await readRows<Row>({
      payload,
      collection: 'publicCopies',
      where: { and: [listedNow(now), ...(last ? [{ id: { greater_than: last.id } }] : [])] },
      fields: ['slug', 'publishedAt', 'contentUpdatedAt', 'nextAt', 'next'],
      sort: ['id'],
      limit: BATCH_SIZE,
    })
    rows.push(...next)
    if (next.length < BATCH_SIZE) break
    await nextTurn()
  }
  return rows
    .toSorted((one, other) => (one.publishedAt < other.publishedAt ? 1 : -1))
    .map((copy) => copyAt(copy, now))
    .map(({ slug, contentUpdatedAt }) => ({ slug, updatedAt: contentUpdatedAt }))
}

/** Who stands in a byline of an article that is listed: nobody else has a page. */
async function authorsOf(payload: Payload, now: Date): Promise<{ slug: string }[]> {
  const { authors } = await relatedIds({
    payload,
    collection: 'publicCopies',
    fields: ['authors'],
    where: listedNow(now),
  })
  if (authors.size === 0) return []
  const staff = await readRows<{ id: string; slug?: string | null }>({
    payload,
    collection: 'staff',
    where: { id: { in: [...authors] } },
    fields: ['slug'],
    sort: ['slug'],
  })
  return staff.flatMap(({ slug }) => (slug ? [{ slug }] : []))
}
