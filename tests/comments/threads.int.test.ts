// What is read of comments: long threads, a reader's own, those under an article that was withdrawn.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import {
  countsBySlug,
  findThread,
  listOwnComments,
  listReplies,
  recordComment,
  removeComment,
} from '#src/comments/index.ts'
import { onPurge } from '#src/invalidation/index.ts'
import { aReader, type TestReader } from '../readers/desk.ts'
import { take, withdraw } from '../support/articles.ts'
import { type Conversation, later, MINUTE, openConversation } from './openConversation.ts'

let conversation: Conversation
let newsroom: Conversation['newsroom']
let article: Article
let regular: TestReader
let newcomer: TestReader
let publish: Conversation['publish']
let say: Conversation['say']
let threads: Conversation['threads']

beforeAll(async () => {
  conversation = await openConversation()
  ;({ newsroom, article, regular, newcomer, publish, say, threads } = conversation)
})
afterAll(() => newsroom?.close())

describe('a long thread', () => {
  let long: Article
  beforeAll(async () => {
    const { payload } = newsroom
    long = await publish()
    for (let index = 0; index < 7; index += 1) {
      const root = await recordComment({
        payload,
        articleId: long.id,
        readerId: regular.id,
        parentId: null,
        body: `Root ${index}`,
        state: 'visible',
        createdAt: later(Math.floor(index / 2) * 1000),
      })
      for (let reply = 0; reply < index; reply += 1) {
        await recordComment({
          payload,
          articleId: long.id,
          readerId: newcomer.id,
          parentId: root,
          body: `Reply ${index}.${reply}`,
          state: 'visible',
          createdAt: later(10_000 + reply),
        })
      }
    }
  })

  const walk = async (sort: 'newest' | 'oldest') => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await threads(long, { after, limit: 2, sort })
      seen.push(...page.threads.map(({ root }) => root.html.replace(/<\/?p>/g, '')))
      after = page.next ?? undefined
    } while (after)
    return seen
  }

  test('pages through every root once, in either order, equal times included', async () => {
    const newest = await walk('newest')
    expect([...newest].sort()).toEqual(Array.from({ length: 7 }, (_, index) => `Root ${index}`))
    expect(newest[0]).toBe('Root 6')
    expect(await walk('oldest')).toEqual(newest.toReversed())
  })

  test('shows three replies of each, counts the rest, and pages through them', async () => {
    const { payload } = newsroom
    const [top] = (await threads(long)).threads
    expect([top!.replies.length, top!.moreReplies]).toEqual([3, 3])
    const more = await listReplies({
      payload,
      articleId: long.id,
      rootId: top!.root.id,
      after: top!.nextReply,
      viewer: null,
      now: later(MINUTE),
    })
    expect(more!.replies.map(({ html }) => html)).toEqual([
      '<p>Reply 6.3</p>',
      '<p>Reply 6.4</p>',
      '<p>Reply 6.5</p>',
    ])
    expect([more!.moreReplies, more!.nextReply]).toEqual([0, null])
  })

  test('is opened at the comment an address points at', async () => {
    const { payload } = newsroom
    const [top] = (await threads(long)).threads
    const rest = await listReplies({
      payload,
      articleId: long.id,
      rootId: top!.root.id,
      after: top!.nextReply,
      viewer: null,
      now: later(MINUTE),
    })
    const last = rest!.replies.at(-1)!
    const find = (commentId: string, articleId = long.id) =>
      findThread({ payload, articleId, commentId, afterReply: null, viewer: null, now: later(MINUTE) })
    const thread = await find(last.id)
    expect([
      thread!.root.id,
      thread!.replies.map(({ id }) => id).includes(last.id),
      thread!.moreReplies,
    ]).toEqual([top!.root.id, true, 2])
    expect(await find(last.id, article.id)).toBeNull()
    expect(await find('nothing')).toBeNull()
  })

  test('treats a cursor that makes no sense as none', async () => {
    for (const after of ['x', '', Buffer.from('2026 %').toString('base64url'), 'A'.repeat(5000)])
      expect((await threads(long, { after, limit: 2 })).threads).toHaveLength(2)
  })
})

test('once an article is withdrawn its comments are seen nowhere', async () => {
  const { payload, staff } = newsroom
  for (const how of ['two people', 'an admin alone'] as const) {
    const here = await publish()
    const { id } = await say(regular, `Before the withdrawal by ${how}.`, { under: here })
    if (how === 'two people') await withdraw(payload, staff, here.id, 'Reasons.')
    else await take(payload, staff.admin, here.id, 'emergency-withdraw', { note: 'Reasons.' })
    expect(await threads(here)).toEqual({ total: 0, threads: [], next: null })
    expect(
      await findThread({
        payload,
        articleId: here.id,
        commentId: id,
        afterReply: null,
        viewer: null,
        now: later(MINUTE),
      }),
    ).toBeNull()
    expect(
      await listReplies({
        payload,
        articleId: here.id,
        rootId: id,
        after: null,
        viewer: null,
        now: later(MINUTE),
      }),
    ).toBeNull()
    expect(await countsBySlug({ payload, slugs: [here.slug!], now: later(MINUTE) })).toEqual([])
    const anonymous = await payload.find({
      collection: 'comments',
      where: { id: { equals: id } },
      overrideAccess: false,
    })
    expect(anonymous.docs).toEqual([])
  }
})

test('a reader finds all own comments, whatever became of them', async () => {
  const { payload } = newsroom
  const writer = await aReader(payload, 'Writer')
  const here = await publish()
  const [a, b] = [
    await say(writer, 'Kept.', { under: here }),
    await say(writer, 'Removed.', { under: here, now: later(1) }),
  ]
  await removeComment({ payload, readerId: writer.id, id: b.id, now: later(MINUTE) })
  const { comments } = await listOwnComments({
    payload,
    readerId: writer.id,
    before: null,
    now: later(MINUTE),
  })
  expect(comments.map(({ id, state, removedBy, article: { slug } }) => [id, state, removedBy, slug])).toEqual(
    [
      [b.id, 'removed', 'author', here.slug],
      [a.id, 'pending', null, here.slug],
    ],
  )
})

test('a reader is told which own comments nobody sees since the article was withdrawn', async () => {
  const { payload, staff } = newsroom
  const here = await publish()
  await say(regular, 'Before it went.', { under: here })
  const underHere = async () =>
    (
      await listOwnComments({
        payload,
        readerId: regular.id,
        before: null,
        now: new Date(Date.now() + MINUTE), // after the withdrawal, however slow this machine is
        articleId: here.id,
      })
    ).comments.map(({ state, article: { withdrawn } }) => [state, withdrawn])
  expect(await underHere()).toEqual([['visible', false]])
  await withdraw(payload, staff, here.id, 'Reasons.')
  expect(await underHere()).toEqual([['visible', true]])
})

test('who keeps pages is told of each change once it is stored', async () => {
  const told: string[] = []
  const stop = onPurge(({ tags }) => told.push(...tags))
  const here = await publish()
  await say(regular, 'News.', { under: here })
  stop()
  await say(regular, 'More news.', { under: here })
  expect(told.filter((tag) => tag.startsWith('comments:'))).toEqual([`comments:${here.id}`])
})
