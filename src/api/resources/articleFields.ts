// Every field of an article as other sites get it: its schema, and what it is made of. What is not named here
// does not go out.

import { z } from '@hono/zod-openapi'
import { CHANGE_KINDS } from '#src/articles/changes.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { Body, presentBody } from './articleBody.ts'
import {
  Author,
  Figure,
  Image,
  Instant,
  orNull,
  presentAuthor,
  presentFigure,
  presentImage,
  presentTerm,
  Term,
} from './common.ts'

/**
 * What a note says beside its kind. Two schemas are made of it, since neither of them is a case of the other.
 */
export const noteParts = {
  at: Instant.openapi({ description: 'When the change went out.' }),
  edition: z.int(),
  note: z.string(),
  was: z.string().nullable().openapi({ description: 'Of a correction: what was wrong.' }),
  is: z.string().nullable().openapi({ description: 'What is right.' }),
  where: z.string().nullable().openapi({ description: 'Where it stood.' }),
}

/** What was changed in an article after it came out. */
const ChangeNote = z.object({ kind: z.enum(CHANGE_KINDS), ...noteParts }).openapi('ChangeNote')

/** What other sites get: every part of the public document, and the address of its page. */
export type ArticleField = keyof PublicArticle | 'url'

export type Present<Value> = (article: PublicArticle, siteUrl: string) => Value

/** The fields that a list gives without `fields`, in the order of the description. */
export const SUMMARY_FIELDS = {
  id: field(z.string(), ({ id }) => id),
  slug: field(z.string(), ({ slug }) => slug),
  url: field(
    z.url().openapi({ description: 'Its page.' }),
    ({ slug }, siteUrl) => `${siteUrl}/articles/${slug}`,
  ),
  headline: field(z.string(), ({ headline }) => headline),
  standfirst: field(z.string(), ({ standfirst }) => standfirst),
  byline: field(z.array(Author), ({ byline }, siteUrl) =>
    byline.map((author) => presentAuthor(author, siteUrl)),
  ),
  commodities: field(z.array(Term), ({ commodities }) => commodities.map(presentTerm)),
  topics: field(z.array(Term), ({ topics }) => topics.map(presentTerm)),
  leadImage: field(orNull(Image), ({ leadImage }, siteUrl) => leadImage && presentImage(leadImage, siteUrl)),
  publishedAt: field(Instant, ({ publishedAt }) => publishedAt),
  updatedAt: field(Instant, ({ updatedAt }) => updatedAt),
  words: field(z.int(), ({ words }) => words),
  readingMinutes: field(z.int(), ({ readingMinutes }) => readingMinutes),
  edition: field(
    z.int().openapi({ description: 'Counts up with every publication and change.' }),
    ({ edition }) => edition,
  ),
  notes: field(
    z.array(ChangeNote).openapi({
      description:
        'What was changed since the first edition, newest first. Show corrections and ' +
        'clarifications above the text.',
    }),
    ({ notes }) =>
      notes.map(({ kind, at, edition, note, was, is, where }) => ({
        kind,
        at,
        edition,
        note,
        was,
        is,
        where,
      })),
  ),
  end: field(
    z
      .object({ at: Instant, page: z.enum(['stays', 'goes']) })
      .nullable()
      .openapi({
        description:
          'When the text ceases to hold; from then on the page says so (`stays`), or is gone (`goes`).',
      }),
    ({ end }) => end && { at: end.at, page: end.page },
  ),
  withdrawal: field(
    z.object({ at: Instant, note: z.string() }).nullable(),
    ({ withdrawal }) => withdrawal && { at: withdrawal.at, note: withdrawal.note },
  ),
}

/** All fields; one that is missing here, or that the public document does not have, is a compile error. */
export const ARTICLE_FIELDS = {
  ...SUMMARY_FIELDS,
  body: field(Body, presentBody),
  figures: field(z.array(Figure), ({ figures }) => figures.map(presentFigure)),
  disclosure: field(z.string().nullable(), ({ disclosure }) => disclosure),
  commenting: field(
    z.object({ mode: z.enum(['open', 'closed', 'closes_after']), closesAt: Instant.nullable() }),
    ({ commenting: { mode, closesAt } }) => ({ mode, closesAt }),
  ),
  seo: field(
    z.object({ title: z.string().nullable(), description: z.string().nullable() }),
    ({ seo: { title, description } }) => ({ title, description }),
  ),
} satisfies Record<ArticleField, { schema: z.ZodType; present: Present<unknown> }>

function field<Schema extends z.ZodType>(schema: Schema, present: Present<z.output<Schema>>) {
  return { schema, present }
}
