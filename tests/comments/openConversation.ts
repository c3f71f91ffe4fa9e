// A newsroom with an article that readers comment on: one whose comments are seen at once, one who is new.

import type { Article } from '#payload-types'
import { addComment, approveComment, CommentError, listThreads } from '#src/comments/index.ts'
import { aReader, type TestReader } from '../readers/desk.ts'
import { published } from '../support/articles.ts'
import { openNewsroom } from '../support/newsroom.ts'

export const MINUTE = 60_000
export const NOW = new Date()
export const later = (ms: number) => new Date(NOW.getTime() + ms)

export type Conversation = Awaited<ReturnType<typeof openConversation>>

export async function openConversation() {
  const newsroom = await openNewsroom()
  const { payload, staff } = newsroom
  const publish = (data: Partial<Article> = {}) =>
    published(payload, {
      author: staff.author,
      editor: staff.editor,
      data,
      now: later(-MINUTE),
    })
  const say = (
    reader: TestReader,
    body: string,
    {
      under = article,
      parentId = null,
      now = NOW,
    }: { under?: Article; parentId?: string | null; now?: Date } = {},
  ) => addComment({ payload: payload, readerId: reader.id, articleId: under.id, parentId, body, now })
  const threads = (
    under: Article,
    options: {
      viewer?: { id: string }
      after?: string
      limit?: number
      sort?: 'newest' | 'oldest'
      now?: Date
    } = {},
  ) =>
    listThreads({
      payload: payload,
      articleId: under.id,
      viewer: options.viewer ?? null,
      after: options.after ?? null,
      limit: options.limit,
      sort: options.sort,
      now: options.now ?? later(MINUTE),
    })
  const stored = (id: string) =>
    payload.findByID({
      collection: 'comments',
      id,
      depth: 0,
      overrideAccess: true,
      disableErrors: true,
      showHiddenFields: true,
    })
  const decide = (id: string) => ({
    payload: payload,
    moderator: staff.moderator,
    id,
    reason: null,
    now: NOW,
  })
  const readerRow = (reader: TestReader) =>
    payload.findByID({ collection: 'readers', id: reader.id, overrideAccess: true })

  const article = await publish()
  const regular = await aReader(payload, 'Regular')
  const newcomer = await aReader(payload, 'Newcomer')
  const first = await say(regular, 'My very first comment.')
  await approveComment({ payload, moderator: staff.moderator, id: first.id, reason: null, now: NOW })
  return { newsroom, article, regular, newcomer, publish, say, threads, stored, decide, readerRow }
}

/** The code with which a command refuses; what else came of it, as it is. */
export async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.catch((caught: unknown) => caught)
  return error instanceof CommentError ? error.code : error
}
