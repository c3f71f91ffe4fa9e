// Makes the fields of an article that were asked for, and no others.

import type { z } from '@hono/zod-openapi'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { onceForSite } from '#src/freshness/onceFor.ts'
import { ARTICLE_FIELDS, type ArticleField } from './articleFields.ts'
import { FIELDS, SUMMARY, type SparseArticle } from './articleSchema.ts'

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
  return Object.fromEntries(fields.map((field) => [field, ARTICLE_FIELDS[field].present(article, siteUrl)]))
}

/** What is asked for most is made once for each article, and written once (`jsonOf`). */
const presentWhole = onceForSite((article: PublicArticle, siteUrl) =>
  Object.freeze(present(article, siteUrl, FIELDS)),
)
const presentShort = onceForSite((article: PublicArticle, siteUrl) =>
  Object.freeze(present(article, siteUrl, SUMMARY)),
)
