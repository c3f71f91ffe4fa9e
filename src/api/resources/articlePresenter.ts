// Makes the fields of an article that were asked for, and no others.

import type { z } from '@hono/zod-openapi'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { memoizeForSite } from '#src/caching/memoize.ts'
import { ARTICLE_FIELDS, type ArticleField } from './articleFields.ts'
import { type Article, type ArticleSummary, FIELDS, SUMMARY, type SparseArticle } from './articleSchema.ts'

type PresenterOptions = { siteUrl: string; fields?: readonly ArticleField[] | undefined }
type Whole = z.output<typeof Article>
type Summary = z.output<typeof ArticleSummary>
type Sparse = z.output<typeof SparseArticle>

/** The whole article, or the fields asked for. */
export function presentArticle(
  article: PublicArticle,
  { siteUrl, fields }: PresenterOptions,
): Whole | Sparse {
  return fields ? present(article, siteUrl, fields) : presentWhole(article, siteUrl)
}

/** As a list shows it, or the fields asked for. */
export function presentListed(
  article: PublicArticle,
  { siteUrl, fields }: PresenterOptions,
): Summary | Sparse {
  return fields ? present(article, siteUrl, fields) : presentSummary(article, siteUrl)
}

function present(article: PublicArticle, siteUrl: string, fields: readonly ArticleField[]): Sparse {
  return Object.fromEntries(fields.map((field) => [field, ARTICLE_FIELDS[field].present(article, siteUrl)]))
}

/** What is asked for most is made once for each article, and written once (`cachedJson`). */
const presentWhole = memoizeForSite((article: PublicArticle, siteUrl) =>
  Object.freeze(present(article, siteUrl, FIELDS) as Whole),
)

/** As a list shows it. */
export const presentSummary = memoizeForSite((article: PublicArticle, siteUrl) =>
  Object.freeze(present(article, siteUrl, SUMMARY) as Summary),
)
