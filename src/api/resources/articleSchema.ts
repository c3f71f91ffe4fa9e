// An article as other sites get it. Every field may be asked for by name; a list gives the first few unless
// asked.

import { z } from '@hono/zod-openapi'
import { MAX_HITS } from '#src/search/index.ts'
import { ARTICLE_FIELDS, SUMMARY_FIELDS, type ArticleField } from './articleFields.ts'
import { Cursor, limitOf, listOf, Slug } from './common.ts'

type Shape = { [Field in ArticleField]: (typeof ARTICLE_FIELDS)[Field]['schema'] }

export const FIELDS = Object.keys(ARTICLE_FIELDS) as ArticleField[]

/** What a list gives without `fields`. */
export const SUMMARY = Object.keys(SUMMARY_FIELDS) as ArticleField[]

const shape = Object.fromEntries(FIELDS.map((field) => [field, ARTICLE_FIELDS[field].schema])) as Shape

export const Article = z.object(shape).openapi('Article', { description: 'An article, whole.' })

type Summary = Pick<Shape, keyof typeof SUMMARY_FIELDS>

export const ArticleSummary = z
  .object(Object.fromEntries(SUMMARY.map((field) => [field, shape[field]])) as unknown as Summary)
  .openapi('ArticleSummary', { description: 'An article as a list gives it.' })

export const SparseArticle = z.object(shape).partial().openapi('SparseArticle', {
  description: 'The fields of an article that `fields` asks for, and no others.',
})

/** What is said where either may come: a whole article is also one of which every field was asked for. */
const EITHER = [{ description: 'With `fields`, those alone.' }, { unionPreferredType: 'anyOf' }] as const

export const OneArticle = z.union([Article, SparseArticle]).openapi(...EITHER)

const ListedArticle = z.union([ArticleSummary, SparseArticle]).openapi(...EITHER)

const Fields = listOf(z.enum(FIELDS), {
  most: FIELDS.length,
  items: { type: 'string', enum: FIELDS },
}).openapi({
  description: 'The fields that are asked for, with commas between.',
  example: ['slug', 'headline', 'publishedAt'],
})

/** A day means its beginning in UTC. */
export const Moment = z
  .union(
    [z.iso.date(), z.iso.datetime({ offset: true })],
    'Give a date or an instant, as 2026-11-23 or 2026-11-23T09:30:00Z.',
  )
  .transform((text) => new Date(text).toISOString())
  .openapi({ type: 'string', example: '2026-11-23' })

export const ListQuery = z.strictObject({
  commodity: Slug.optional().openapi({ description: 'With all that lies below it.' }),
  topic: Slug.optional(),
  author: Slug.optional(),
  from: Moment.optional().openapi({ description: 'Published at or after.' }),
  to: Moment.optional().openapi({ description: 'Published before.' }),
  fields: Fields.optional(),
  cursor: Cursor.optional(),
  limit: limitOf(50, 20),
})

export const OneQuery = z.strictObject({ fields: Fields.optional() })

export const ArticleList = z
  .object({
    articles: z.array(ListedArticle),
    next: z.string().nullable().openapi({ description: 'Cursor of the next page; null on the last.' }),
  })
  .openapi('ArticleList')

const NO_WORDS = 'Say what to search for.'

export const SearchQuery = z.strictObject({
  q: z
    .string(NO_WORDS)
    .min(1, NO_WORDS)
    .max(200, 'Give at most 200 characters.')
    .openapi({ example: 'rare earths floor' }),
  cursor: Cursor.optional(),
  limit: limitOf(50, 20),
})

export const SearchResult = z
  .object({
    hits: z.array(z.object({ article: ArticleSummary, passage: z.string().nullable() })),
    total: z.int().openapi({ description: `At most ${MAX_HITS} are counted.` }),
    next: z.string().nullable(),
  })
  .openapi('SearchResult')
