// Everything that was changed after it was published, of all articles: corrections, clarifications, updates,
// refiles, withdrawals.

import { z } from '@hono/zod-openapi'
import { ARTICLES } from '#src/caching/tags.ts'
import { nextChangeOfAny } from '#src/public/nextChange.ts'
import { findPublicNotes, NOTE_KINDS, type PublicNote } from '#src/public/notes.ts'
import { pageCursor } from '../http/cursor.ts'
import type { ApiDeps } from '../http/deps.ts'
import { defineEndpoint, type Api, Shown } from '../http/kit.ts'
import { noteParts } from './articleFields.ts'
import { Moment } from './articleSchema.ts'
import { Cursor, limitOf, Slug } from './common.ts'
import { articleAt } from './resolveArticle.ts'

const Kind = z.enum(NOTE_KINDS)

const Correction = z
  .object({
    kind: Kind,
    ...noteParts,
    article: z.object({ id: z.string(), slug: z.string(), headline: z.string(), url: z.url() }),
  })
  .openapi('Correction')

const Query = z.strictObject({
  article: Slug.optional(),
  kind: Kind.optional(),
  since: Moment.optional().openapi({ description: 'Changed at or after.' }),
  cursor: Cursor.optional(),
  limit: limitOf(50, 20),
})

export function correctionCalls(api: Api, deps: ApiDeps): void {
  const { payload, siteUrl, now } = deps

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/corrections',
    id: 'listCorrections',
    tag: 'Articles',
    summary: 'What was changed after it was published, newest first',
    description:
      'Corrections, clarifications, updates, refiles and withdrawals of articles that can be read now.',
    to: 'all alike',
    query: Query,
    answer: z.object({
      corrections: z.array(Correction),
      next: z.string().nullable().openapi({ description: 'Cursor of the next page; null on the last.' }),
    }),
    errors: [404],
    handle: async ({ query: { article: slug, kind, since, cursor, limit } }) => {
      const article = slug ? (await articleAt(deps, slug)).id : undefined
      const at = now()
      const { notes, next } = await findPublicNotes({
        payload,
        now: at,
        filter: { article, kind, since },
        after: pageCursor(cursor),
        limit,
      })
      return new Shown(
        { corrections: notes.map((note) => presentNote(note, siteUrl)), next },
        { tags: [ARTICLES], until: await nextChangeOfAny(payload, at) },
      )
    },
  })
}

/** Chooses every outgoing field of a note. */
function presentNote(
  { kind, at, edition, note, was, is, where, article: { id, slug, headline } }: PublicNote,
  siteUrl: string,
): z.output<typeof Correction> {
  return {
    kind,
    at,
    edition,
    note,
    was,
    is,
    where,
    article: { id, slug, headline, url: `${siteUrl}/articles/${slug}` },
  }
}
