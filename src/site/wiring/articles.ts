// The site's reads of articles, answered by publishing: always through the one rule of visibility.

import type { Payload } from 'payload'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { nextChangeOfAny } from '#src/publishing/reading/horizon.ts'
import {
  findFeedArticles,
  findPublicArticleBySlug,
  findPublicArticles,
} from '#src/publishing/reading/publicReads.ts'
import type { ArticleFilter as PublicFilter } from '#src/publishing/reading/publicReads.ts'
import { publishedFace } from '#src/publishing/reading/publishedFace.ts'
import type { PublicAuthor } from '#src/richtext/types.ts'
import { isHitCursor, searchArticles } from '#src/search/index.ts'
import type { ArticleFilter, ArticlePage, ArticleReads } from '../ports/articles.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { draftPreview } from './desk.ts'
import { sitemapOf } from './sitemap.ts'
import { commodityTree, publicTopics } from './terms.ts'

/** `ArticleReads` over a running Payload. */
export function articleReads(payload: Payload): ArticleReads {
  const listBy =
    (find: typeof findPublicArticles) =>
    async (filter: ArticleFilter): Promise<ArticlePage<PublicArticle>> => {
      const ids = await idsOf(payload, filter)
      if (!ids) return { items: [], older: null }
      const { now, limit } = filter
      const page = await find({
        payload,
        now,
        limit,
        filter: ids,
        after: readCursor(filter.before),
      })
      return { items: page.articles, older: writeCursor(page.next) }
    }
  return {
    list: listBy(findPublicArticles),
    listForFeed: listBy(findFeedArticles),
    bySlug: async ({ slug, now }) => {
      const found = await findPublicArticleBySlug({ payload, slug, now })
      if (!found) return { kind: 'missing' }
      return found.kind === 'moved' ? found : { kind: 'found', article: found.article, until: found.until }
    },
    commodity: async ({ slug, now }) => (await commodityTree(payload, now)).page(slug),
    topic: async ({ slug, now }) =>
      (await publicTopics(payload, now)).find((topic) => topic.slug === slug) ?? null,
    author: ({ slug, now }) => publishedAuthor(payload, { slug, now }),
    sections: async ({ now }) => {
      const [tree, topics] = await Promise.all([commodityTree(payload, now), publicTopics(payload, now)])
      return { commodities: tree.tops, topics: topics.map(({ slug, name }) => ({ slug, name })) }
    },
    isPlace: (cursor) => isPlace(payload, cursor),
    isHitPlace: async (cursor) => isHitCursor(cursor),
    search: async ({ query, before, limit, now }) => {
      const page = await searchArticles({ payload, query, now, limit, after: before })
      return {
        items: page.hits.map(({ article, passage }) => ({ ...article, passage })),
        older: page.next,
        total: page.total,
      }
    },
    sitemap: ({ now }) => sitemapOf(payload, now),
    nextChange: ({ now }) => nextChangeOfAny(payload, now),
    preview: draftPreview(payload),
  }
}

/** The ids behind the slugs of a filter; null when there is no such section, which is not the same as no filter. */
async function idsOf(
  payload: Payload,
  { commodity, topic, author, now }: ArticleFilter,
): Promise<PublicFilter | null> {
  if (commodity) {
    const commodities = (await commodityTree(payload, now)).idsUnder(commodity)
    return commodities && { commodities }
  }
  if (topic) {
    const found = (await publicTopics(payload, now)).find(({ slug }) => slug === topic)
    return found ? { topics: [found.id] } : null
  }
  if (author) {
    const found = await staffBySlug(payload, author)
    return found && { authors: [found.id] }
  }
  return {}
}

async function isPlace(payload: Payload, cursor: string): Promise<boolean> {
  const place = readCursor(cursor)
  if (!place || writeCursor(place) !== cursor) return false // one spelling of each
  const { totalDocs } = await payload.count({
    collection: 'publicCopies',
    where: { and: [{ id: { equals: place.id } }, { publishedAt: { equals: place.publishedAt } }] },
    overrideAccess: true, // only whether there is one
  })
  return totalDocs > 0
}

/** Staff who have something out; a slug of anybody else tells nothing, not even that they work here. */
async function publishedAuthor(
  payload: Payload,
  { slug, now }: { slug: string; now: Date },
): Promise<PublicAuthor | null> {
  const staff = await staffBySlug(payload, slug)
  const face = staff && (await publishedFace({ payload, staffId: staff.id, now }))
  return face && { ...face, slug }
}

async function staffBySlug(payload: Payload, slug: string): Promise<{ id: string } | null> {
  const { docs } = await payload.find({
    collection: 'staff',
    where: { slug: { equals: slug } },
    select: { slug: true },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // only the id is used
  })
  return docs[0] ?? null
}
