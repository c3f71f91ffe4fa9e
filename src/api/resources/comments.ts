// Comments: what everybody may read under an article, and what a reader may post, edit and remove.

import { z } from '@hono/zod-openapi'
import { COMMENT_EDIT_WINDOW } from '#access/editWindow.ts'
import type { CacheMetadata } from '#src/caching/metadata.ts'
import { ARTICLES, articleTag, COMMENTS, commentsTag, type Tag } from '#src/caching/tags.ts'
import {
  countsBySlug,
  editComment,
  listReplies,
  listThreads,
  MAX_COMMENT_LENGTH,
  postComment,
  removeComment,
} from '#src/comments/index.ts'
import { MAX_SOURCE_LENGTH } from '#src/moderation/text.ts'
import { nextChangeOfAny } from '#src/public/nextChange.ts'
import { addressOf } from '#src/throttle/index.ts'
import { pageCursor } from '../http/cursor.ts'
import type { ApiDeps } from '../http/deps.ts'
import { notFound } from '../http/errors.ts'
import { defineEndpoint, type Api, BASE_PATH, Shown } from '../http/kit.ts'
import { presentComment, presentReplies, presentThread } from './commentPresenter.ts'
import { CommentDone, Counts, Replies, Threads } from './commentSchema.ts'
import { Cursor, Id, limitOf, listOf, Slug, SLUG_ITEM } from './common.ts'
import { articleAt, articleOrRedirect } from './resolveArticle.ts'

const LOGGED_OUT = 'You must be logged in to post a comment.'

/** Longer texts get their sentence from moderation; this only keeps nonsense out. */
const Text = z
  .string()
  .max(MAX_SOURCE_LENGTH)
  .openapi({
    description: `At most ${MAX_COMMENT_LENGTH} characters: plain text with a little Markdown.`,
    example: 'What does the floor mean for Lynas?',
  })

const Slugs = listOf(Slug, { most: 50, items: SLUG_ITEM, missing: 'Say which articles.' }).openapi({
  description: 'Slugs, with commas between.',
})

export function commentCalls(api: Api, deps: ApiDeps): void {
  const { payload, now } = deps

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/articles/{slug}/comments',
    id: 'listComments',
    tag: 'Comments',
    summary: 'The comments under an article, by threads',
    description:
      'Visible comments only; a removed one keeps its place while visible replies stand under ' +
      'it. Each thread comes with its first three replies.',
    to: 'all alike',
    params: z.object({ slug: Slug }),
    query: z.strictObject({
      sort: z.enum(['newest', 'oldest']).default('newest'),
      cursor: Cursor.optional(),
      limit: limitOf(50, 20),
    }),
    answer: Threads,
    moves: true,
    errors: [404],
    handle: async ({ c, params, query: { sort, cursor, limit } }) => {
      const found = await articleOrRedirect(deps, c, params.slug)
      if (found instanceof Response) return found
      const page = await listThreads({
        payload,
        articleId: found.article.id,
        article: found.article,
        viewer: null,
        now: now(),
        sort,
        limit,
        after: pageCursor(cursor),
      })
      return new Shown(
        { total: page.total, threads: page.threads.map(presentThread), next: page.next },
        talkOf(found),
      )
    },
  })

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/articles/{slug}/comments/{id}/replies',
    id: 'listReplies',
    tag: 'Comments',
    summary: 'The replies in one thread, oldest first',
    to: 'all alike',
    params: z.object({ slug: Slug, id: Id }),
    query: z.strictObject({ cursor: Cursor.optional(), limit: limitOf(100, 50) }),
    answer: Replies,
    moves: true,
    errors: [404],
    handle: async ({ c, params, query: { cursor, limit } }) => {
      const found = await articleOrRedirect(deps, c, params.slug)
      if (found instanceof Response) return found
      const page = await listReplies({
        payload,
        articleId: found.article.id,
        article: found.article,
        rootId: params.id,
        viewer: null,
        now: now(),
        limit,
        after: pageCursor(cursor),
      })
      if (!page) throw notFound('There is no such comment.')
      return new Shown(presentReplies(page), talkOf(found))
    },
  })

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/comments/counts',
    id: 'countComments',
    tag: 'Comments',
    summary: 'How many comments articles have',
    description: 'A slug without a published article is not in the answer.',
    to: 'all alike',
    query: z.strictObject({ articles: Slugs }),
    answer: Counts,
    handle: async ({ query }) => {
      const at = now()
      const counts = await countsBySlug({ payload, slugs: query.articles, now: at })
      const tags: Tag[] = [ARTICLES, COMMENTS, ...counts.map(({ articleId }) => commentsTag(articleId))]
      return new Shown(
        { counts: Object.fromEntries(counts.map(({ slug, count }) => [slug, count])) },
        { tags, until: await nextChangeOfAny(payload, at) },
      )
    },
  })

  defineEndpoint(api, deps, {
    method: 'post',
    path: '/articles/{slug}/comments',
    id: 'postComment',
    tag: 'Comments',
    summary: 'Post a comment',
    description:
      'A first comment waits for a moderator (`pending`). The same text again within a minute ' +
      'gives back the first comment.',
    to: 'readers',
    loggedOut: LOGGED_OUT,
    params: z.object({ slug: Slug }),
    body: z.strictObject({ body: Text, parentId: Id.nullable().optional() }),
    status: 201,
    answer: CommentDone,
    errors: [404, 429],
    handle: async ({ c, params, body }) => {
      const article = await articleAt(deps, params.slug)
      const address = addressOf(c.req.raw.headers)
      const { reader } = c.get('signedIn')
      const posted = await postComment({
        payload,
        readerId: reader.id,
        articleId: article.id,
        parentId: body.parentId ?? null,
        body: body.body,
        address,
        now,
      })
      c.header('Location', `${BASE_PATH}/comments/${posted.id}`)
      return presentComment(posted)
    },
  })

  defineEndpoint(api, deps, {
    method: 'patch',
    path: '/comments/{id}',
    id: 'editComment',
    tag: 'Comments',
    summary: `Edit an own comment within ${COMMENT_EDIT_WINDOW}`,
    to: 'readers',
    loggedOut: LOGGED_OUT,
    params: z.object({ id: Id }),
    body: z.strictObject({ body: Text }),
    answer: CommentDone,
    errors: [404, 429],
    handle: async ({ c, params, body }) =>
      presentComment(
        await editComment({
          payload,
          readerId: c.get('signedIn').reader.id,
          id: params.id,
          body: body.body,
          now,
        }),
      ),
  })

  defineEndpoint(api, deps, {
    method: 'delete',
    path: '/comments/{id}',
    id: 'removeComment',
    tag: 'Comments',
    summary: `Remove an own comment within ${COMMENT_EDIT_WINDOW}`,
    to: 'readers',
    loggedOut: LOGGED_OUT,
    params: z.object({ id: Id }),
    answer: CommentDone,
    errors: [404],
    handle: async ({ c, params }) =>
      presentComment(
        await removeComment({ payload, readerId: c.get('signedIn').reader.id, id: params.id, now }),
      ),
  })
}

function talkOf({ article, until }: { article: { id: string }; until: Date | null }): CacheMetadata {
  return { tags: [articleTag(article.id), commentsTag(article.id), COMMENTS], until }
}
