// What is one reader's own on a page that is otherwise the same for everybody.

import { z } from '@hono/zod-openapi'
import { ownTalk, type OwnTalk } from '#src/comments/index.ts'
import { currentReader } from '#src/readers/index.ts'
import type { ApiDeps } from '../deps.ts'
import { defineEndpoint, type Api } from '../kit.ts'
import { Slug } from './common.ts'
import { Overlay } from './overlaySchema.ts'

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
      'Who is logged in, if anybody, and of one article what only they are shown. Kept by nobody; without a session it is answered without a look into the database.',
    to: 'anybody',
    readsSession: true,
    query: z.strictObject({ article: Slug.optional() }),
    answer: Overlay,
    handle: async ({ c, query: { article } }) => {
      const signedIn = await currentReader({ payload, headers: c.req.raw.headers })
      if (!signedIn) return NOBODY
      const { id, displayName, email, verified, banned } = signedIn.reader
      const talk = article ? await ownTalk({ payload, readerId: id, slug: article, now: now() }) : null
      return { reader: { displayName, email, verified, banned }, article: talk && presentTalk(talk) }
    },
  })
}

function presentTalk({ takesComments, comments }: OwnTalk): NonNullable<Shown['article']> {
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
