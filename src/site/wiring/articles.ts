// The site's reads of articles, answered by publishing: always through the one rule of visibility.

import type { Payload, Where } from 'payload'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { readPlace, writePlace } from '#src/paging/place.ts'
import { nextChangeOfAny } from '#src/publishing/reading/expiry.ts'
import { publicProfile } from '#src/publishing/reading/publicProfile.ts'
import {
  findFeedArticles,
  findPublicArticleBySlug,
  findPublicArticles,
} from '#src/publishing/reading/publicReads.ts'
import type { ArticleFilter as PublicFilter } from '#src/publishing/reading/publicReads.ts'
import { knownFormerSlugs } from '#src/record/formerSlugs.ts'
import type { PublicAuthor } from '#src/richtext/types.ts'
import { isHitCursor, searchArticles } from '#src/search/index.ts'
import type { ArticleFilter, ArticlePage, ArticleReads, CommodityPage, TopicPage } from '../ports/articles.ts'
import { draftPreview } from './desk.ts'
import { sitemapOf } from './sitemap.ts'
import { commodityTree, publicTopics } from './terms.ts'

type At = { slug: string; now: Date }

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
        after: readPlace(filter.before),
      })
      return { items: page.articles, older: page.next && writePlace(page.next) }
    }
  return {
    list: listBy(findPublicArticles),
    listForFeed: listBy(findFeedArticles),
    bySlug: async ({ slug, now }) => {
      const found = await findPublicArticleBySlug({ payload, slug, now })
      if (!found) return { kind: 'missing' }
      return found.kind === 'moved' ? found : { kind: 'found', article: found.article, until: found.until }
    },
    commodity: async ({ slug, now }) => commodityAt(payload, { slug, now }),
    topic: async ({ slug, now }) => topicAt(payload, { slug, now }),
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
    const [found] = await staffWith(payload, { slug: { equals: author } })
    return found ? { authors: [found.id] } : null
  }
  return {}
}

async function isPlace(payload: Payload, cursor: string): Promise<boolean> {
  const place = readPlace(cursor)
  if (!place) return false
  const { totalDocs } = await payload.count({
    collection: 'publicCopies',
    where: { and: [{ id: { equals: place.id } }, { publishedAt: { equals: place.at } }] },
    overrideAccess: true, // only whether there is one
  })
  return totalDocs > 0
}

/** The commodity with this address, or the one that had it. */
async function commodityAt(payload: Payload, { slug, now }: At): Promise<CommodityPage | null> {
  const tree = await commodityTree(payload, now)
  const there = tree.page(slug)
  if (there) return there
  const ids = (await knownFormerSlugs.commodities(payload)).get(slug) ?? []
  return ids.map((id) => tree.pageOf(id)).find((page) => page !== null) ?? null
}

/** The topic with this address, or the one that had it. */
async function topicAt(payload: Payload, { slug, now }: At): Promise<TopicPage | null> {
  const topics = await publicTopics(payload, now)
  const there = topics.find((topic) => topic.slug === slug)
  if (there) return there
  const ids = (await knownFormerSlugs.topics(payload)).get(slug) ?? []
  return topics.find(({ id }) => ids.includes(id)) ?? null
}

/** Staff who have something out at this address, or had it; a slug of anybody else tells nothing, not even that they work here. */
async function publishedAuthor(payload: Payload, { slug, now }: At): Promise<PublicAuthor | null> {
  const present = await staffWith(payload, { slug: { equals: slug } })
  const former = (await knownFormerSlugs.staff(payload)).get(slug) ?? []
  const before = former.length > 0 ? await staffWith(payload, { id: { in: [...former] } }) : []
  const inOrder = former.flatMap((id) => before.find((staff) => staff.id === id) ?? [])
  for (const staff of [...present, ...inOrder]) {
    const face = staff.slug && (await publicProfile({ payload, staffId: staff.id, now }))
    if (face) return { ...face, slug: staff.slug! }
  }
  return null
}

async function staffWith(payload: Payload, where: Where): Promise<{ id: string; slug?: string | null }[]> {
  const { docs } = await payload.find({
    collection: 'staff',
    where,
    select: { slug: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the id and the address alone are used
  })
  return docs
}
