// What is one reader's own on a page that is otherwise the same for everybody.

import { z } from '@hono/zod-openapi'
import { ownConversation, type OwnConversation } from '#src/comments/index.ts'
import { currentReader } from '#src/readers/index.ts'
import type { ApiDeps } from '../http/deps.ts'
import { defineEndpoint, type Api } from '../http/kit.ts'
import { Slug, Instant } from './common.ts'

type Shown = z.output<typeof Overlay>

const NOBODY: Shown = { reader: null, article: null }

export function overlayCall(api: Api, deps: ApiDeps): void {
  const { payload, now } = deps

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/me/overlay',
    id: 'getOverlay',
    tag: 'Readers',
    summary: 'What is one’s own on a page',
    description:
      'Who is logged in, if anybody, and of one article what only they are shown. Kept by ' +
      'nobody; without a session it is answered without a look into the database.',
    to: 'anybody',
    readsSession: true,
    query: z.strictObject({ article: Slug.optional() }),
    answer: Overlay,
    handle: async ({ c, query: { article } }) => {
      const signedIn = await currentReader({ payload, headers: c.req.raw.headers })
      if (!signedIn) return NOBODY
      const { id, displayName, email, verified, banned } = signedIn.reader
      const conversation = article
        ? await ownConversation({ payload, readerId: id, slug: article, now: now() })
        : null
      return {
        reader: { displayName, email, verified, banned },
        article: conversation && presentConversation(conversation),
      }
    },
  })
}

function presentConversation({ takesComments, comments }: OwnConversation): NonNullable<Shown['article']> {
  return {
    takesComments,
    comments: comments.map(({ id, rootId, state, html, own, createdAt, editedAt, inReplyTo }) => ({
      id,
      rootId,
      state: state === 'pending' ? 'pending' : 'visible',
      html,
      source: own.source,
      createdAt,
      editedAt,
      editableUntil: own.editableUntil,
      inReplyTo: inReplyTo && { id: inReplyTo.id, name: inReplyTo.authorName },
    })),
  }
}

/** What one reader sees that others do not, as the script of our own pages gets it. */
const OwnRemark = z
  .object({
    id: z.string(),
    rootId: z
      .string()
      .openapi({ description: 'The comment that began the thread; its own id for one that did.' }),
    state: z
      .enum(['visible', 'pending'])
      .openapi({ description: '`pending` waits for a moderator, and only its author is shown it.' }),
    html: z.string().openapi({ description: 'Safe HTML.' }),
    source: z.string(),
    createdAt: Instant,
    editedAt: Instant.nullable(),
    editableUntil: Instant.nullable().openapi({
      description: 'Until when it may be edited or removed; null once that is over.',
    }),
    inReplyTo: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  })
  .openapi('OwnRemark')

const Overlay = z
  .object({
    reader: z
      .object({ displayName: z.string(), email: z.string(), verified: z.boolean(), banned: z.boolean() })
      .nullable()
      .openapi({ description: 'Null when nobody is logged in.' }),
    article: z
      .object({ takesComments: z.boolean(), comments: z.array(OwnRemark) })
      .nullable()
      .openapi({
        description:
          'The reader’s own comments under the article that wait or may still be changed, oldest ' +
          'first. Null unless it is out.',
      }),
  })
  .openapi('Overlay')
