// Chooses every outgoing field of an article, and makes only those that were asked for.

import type { z } from '@hono/zod-openapi'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { onceForSite } from '#src/freshness/onceFor.ts'
import { bylinePath } from '#src/richtext/bylinePath.ts'
import { renderNodes } from '#src/richtext/html.ts'
import { structuredNodes } from '#src/richtext/nodes.ts'
import { plainNodes } from '#src/richtext/plain.ts'
import { FIELDS, SUMMARY, type Article, type ArticleField, type SparseArticle } from './articleSchema.ts'
import { absolute, presentAuthor, presentFigure, presentImage } from './common.ts'

type Shown = z.output<typeof Article>
type Makers = { [Field in ArticleField]: (article: PublicArticle, siteUrl: string) => Shown[Field] }

const MAKERS: Makers = {
  id: ({ id }) => id,
  slug: ({ slug }) => slug,
  url: ({ slug }, siteUrl) => `${siteUrl}/articles/${slug}`,
  headline: ({ headline }) => headline,
  standfirst: ({ standfirst }) => standfirst,
  byline: ({ byline }, siteUrl) => byline.map((author) => presentAuthor(author, siteUrl)),
  commodities: ({ commodities }) => commodities.map(({ slug, name }) => ({ slug, name })),
  topics: ({ topics }) => topics.map(({ slug, name }) => ({ slug, name })),
  leadImage: ({ leadImage }, siteUrl) => leadImage && presentImage(leadImage, siteUrl),
  publishedAt: ({ publishedAt }) => publishedAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  words: ({ words }) => words,
  readingMinutes: ({ readingMinutes }) => readingMinutes,
  edition: ({ edition }) => edition,
  notes: ({ notes }) =>
    notes.map(({ kind, at, edition, note, was, is, where }) => ({ kind, at, edition, note, was, is, where })),
  end: ({ end }) => end && { at: end.at, page: end.page },
  withdrawal: ({ withdrawal }) => withdrawal && { at: withdrawal.at, note: withdrawal.note },
  body: (article, siteUrl) => presentBody(article, siteUrl),
  figures: ({ figures }) => figures.map(presentFigure),
  disclosure: ({ disclosure }) => disclosure,
  commenting: ({ commenting: { mode, closesAt } }) => ({ mode, closesAt }),
  seo: ({ seo: { title, description } }) => ({ title, description }),
}

/** The whole article, or the fields asked for. */
export function presentArticle(
  article: PublicArticle,
  { siteUrl, fields }: { siteUrl: string; fields?: readonly ArticleField[] | undefined },
): Presented {
  return fields ? present(article, siteUrl, fields) : presentWhole(article, siteUrl)
}

/** As a list shows it, or the fields asked for. */
export function presentSummary(
  article: PublicArticle,
  { siteUrl, fields }: { siteUrl: string; fields?: readonly ArticleField[] | undefined },
): Presented {
  return fields ? present(article, siteUrl, fields) : presentShort(article, siteUrl)
}

type Presented = z.output<typeof SparseArticle>

function present(article: PublicArticle, siteUrl: string, fields: readonly ArticleField[]): Presented {
  return Object.fromEntries(fields.map((field) => [field, MAKERS[field](article, siteUrl)]))
}

/** What is asked for most, and one structure in three forms, are made once for each article, and written once (`jsonOf`). */
const presentWhole = onceForSite((article: PublicArticle, siteUrl) =>
  Object.freeze(present(article, siteUrl, FIELDS)),
)
const presentShort = onceForSite((article: PublicArticle, siteUrl) =>
  Object.freeze(present(article, siteUrl, SUMMARY)),
)
const presentBody = onceForSite(makeBody)

/** Its pictures get absolute addresses before it leaves, as the HTML's have. */
function makeBody({ body, byline }: PublicArticle, siteUrl: string): Shown['body'] {
  const nodes = structuredNodes(body)
  return {
    nodes: absoluteAddresses(nodes, siteUrl) as Shown['body']['nodes'],
    html: renderNodes(nodes, { siteUrl, figures: 'plain', authorPath: bylinePath(byline) }),
    text: plainNodes(nodes),
  }
}

function absoluteAddresses(value: unknown, siteUrl: string): unknown {
  if (Array.isArray(value)) return value.map((item) => absoluteAddresses(item, siteUrl))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'url' && typeof item === 'string' ? absolute(item, siteUrl) : absoluteAddresses(item, siteUrl),
    ]),
  )
}
