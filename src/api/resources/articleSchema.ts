// An article as other sites get it. Every field may be asked for by name; a list gives the first few unless asked.

import { z } from '@hono/zod-openapi'
import { CHANGE_KINDS } from '#src/articles/changes.ts'
import { MOST_HITS } from '#src/search/index.ts'
import { Author, Cursor, Figure, Image, Instant, limitOf, Slug, Term } from './common.ts'

const Body = z
  .object({
    nodes: z.array(z.looseObject({ type: z.string() })).openapi({
      description:
        'The text as plain data: paragraph, heading, list, quote, rule, commentary, pullQuote, table, image, disclosure, embed; inside a line text, lineBreak, link, figure. Figures and pictures are whole.',
    }),
    html: z.string().openapi({ description: 'Safe HTML, with absolute addresses.' }),
    text: z.string().openapi({ description: 'Plain text.' }),
  })
  .openapi('Body')

/** What was changed in an article after it came out; also the element of the run of all notes. */
export const ChangeNote = z
  .object({
    kind: z.enum(CHANGE_KINDS),
    at: Instant.openapi({ description: 'When the change went out.' }),
    edition: z.int(),
    note: z.string(),
    was: z.string().nullable().openapi({ description: 'Of a correction: what was wrong.' }),
    is: z.string().nullable().openapi({ description: 'What is right.' }),
    where: z.string().nullable().openapi({ description: 'Where it stood.' }),
  })
  .openapi('ChangeNote')

export const Article = z
  .object({
    id: z.string(),
    slug: z.string(),
    url: z.url().openapi({ description: 'Its page.' }),
    headline: z.string(),
    standfirst: z.string(),
    byline: z.array(Author),
    commodities: z.array(Term),
    topics: z.array(Term),
    leadImage: Image.nullable(),
    publishedAt: Instant,
    updatedAt: Instant,
    words: z.int(),
    readingMinutes: z.int(),
    edition: z.int().openapi({ description: 'Counts up with every publication and change.' }),
    notes: z.array(ChangeNote).openapi({
      description:
        'What was changed since the first edition, newest first. Show corrections and clarifications above the text.',
    }),
    end: z
      .object({ at: Instant, page: z.enum(['stays', 'goes']) })
      .nullable()
      .openapi({
        description:
          'When the text ceases to hold; from then on the page says so (`stays`), or is gone (`goes`).',
      }),
    withdrawal: z.object({ at: Instant, note: z.string() }).nullable(),
    body: Body,
    figures: z.array(Figure),
    disclosure: z.string().nullable(),
    commenting: z.object({ mode: z.enum(['open', 'closed', 'closes_after']), closesAt: Instant.nullable() }),
    seo: z.object({ title: z.string().nullable(), description: z.string().nullable() }),
  })
  .openapi('Article')

export type ArticleField = keyof z.output<typeof Article>

export const FIELDS = Object.keys(Article.shape) as ArticleField[]

/** What a list gives without `fields`. */
export const SUMMARY: readonly ArticleField[] = FIELDS.slice(0, FIELDS.indexOf('body'))

export const SparseArticle = Article.partial().openapi('SparseArticle')

const Fields = z
  .string()
  .max(400)
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(FIELDS as [ArticleField, ...ArticleField[]])).min(1))
  .openapi({
    type: 'string',
    description: `Comma-separated, of: ${FIELDS.join(', ')}.`,
    example: 'slug,headline,publishedAt',
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
    articles: z.array(SparseArticle),
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
    hits: z.array(z.object({ article: SparseArticle, passage: z.string().nullable() })),
    total: z.int().openapi({ description: `At most ${MOST_HITS} are counted.` }),
    next: z.string().nullable(),
  })
  .openapi('SearchResult')
