// Comments from the first word to the moderator's decision, on a real database.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import {
  approveComment,
  countsBySlug,
  editComment,
  moderateMany,
  postComment,
  recordComment,
  removeAsModerator,
  removeComment,
} from '#src/comments/index.ts'
import { aReader, place, type TestReader } from '../readers/desk.ts'
import { draft, inMinutes, withdraw } from '../support/articles.ts'
import { as } from '../support/newsroom.ts'
import { type Conversation, later, MINUTE, NOW, openConversation, refusalOf } from './openConversation.ts'

let conversation: Conversation
let newsroom: Conversation['newsroom']
let article: Article
let regular: TestReader
let newcomer: TestReader
let publish: Conversation['publish']
let say: Conversation['say']
let threads: Conversation['threads']
let stored: Conversation['stored']
let decide: Conversation['decide']
let readerRow: Conversation['readerRow']

beforeAll(async () => {
  conversation = await openConversation()
  ;({ newsroom, article, regular, newcomer, publish, say, threads, stored, decide, readerRow } = conversation)
})
afterAll(() => newsroom?.close())

describe('posting', () => {
  test('a reader’s first comment waits, its author alone sees it, and once approved the next appears at once', async () => {
    const { payload } = newsroom
    const here = await publish()
    const first = await say(newcomer, 'Is the floor price indexed?', { under: here })
    expect(first.state).toBe('pending')
    expect(await threads(here)).toEqual({ total: 0, threads: [], next: null })
    const own = await threads(here, { viewer: newcomer })
    expect(own.threads.map(({ root }) => [root.state, root.authorName, root.own?.source])).toEqual([
      ['pending', 'Newcomer', 'Is the floor price indexed?'],
    ])
    expect((await threads(here, { viewer: regular })).threads).toEqual([])
    await approveComment(decide(first.id))
    expect((await readerRow(newcomer)).approvedComments).toBe(1)
    expect((await say(newcomer, 'And in which currency?', { under: here })).state).toBe('visible')
    expect((await threads(here)).threads.map(({ root }) => root.html)).toEqual([
      '<p>And in which currency?</p>',
      '<p>Is the floor price indexed?</p>',
    ])
    expect(await countsBySlug({ payload, slugs: [here.slug!, 'nowhere'], now: later(MINUTE) })).toEqual([
      { slug: here.slug, articleId: here.id, count: 2 },
    ])
  })

  test('fifty times the same at once makes one comment', async () => {
    const { payload } = newsroom
    const here = await publish()
    const post = () =>
      postComment({
        payload,
        readerId: regular.id,
        articleId: here.id,
        parentId: null,
        body: 'Double click.',
        address: place(),
        now: NOW,
      })
    const done = await Promise.all(Array.from({ length: 50 }, post))
    expect(new Set(done.map(({ id }) => id)).size).toBe(1)
    expect((await post()).id).toBe(done[0]!.id)
    expect((await threads(here)).total).toBe(1)
  })

  test('the same from two processes at once is told apart by the database', async () => {
    const here = await publish()
    const done = await Promise.all(
      Array.from({ length: 8 }, () => say(regular, 'From anywhere.', { under: here })),
    )
    expect(new Set(done.map(({ id }) => id)).size).toBe(1)
    expect((await threads(here)).total).toBe(1)
  })

  test('the same words later are refused as said already, other words are not', async () => {
    const here = await publish()
    await say(regular, 'Prices will fall.', { under: here })
    expect(await refusalOf(say(regular, 'Prices will FALL!', { under: here, now: later(3 * MINUTE) }))).toBe(
      'invalid',
    )
    expect((await say(regular, 'Prices will rise.', { under: here, now: later(3 * MINUTE) })).state).toBe(
      'visible',
    )
  })

  test('that was refused does not make its writer wait for the one that is right', async () => {
    const { payload } = newsroom
    const here = await publish()
    const hasty = await aReader(payload, 'Hasty')
    const post = (body: string, parentId: string | null = null) =>
      postComment({
        payload,
        readerId: hasty.id,
        articleId: here.id,
        parentId,
        body,
        address: place(),
        now: NOW,
      })
    for (let slip = 0; slip < 5; slip += 1) {
      expect(await refusalOf(post(''))).toBe('invalid')
      expect(await refusalOf(post('In reply to nothing.', 'no-such-comment'))).not.toBe('')
    }
    for (const body of ['One thing.', 'Another thing.', 'A third thing.']) await post(body)
    for (let slip = 0; slip < 3; slip += 1)
      await expect(post('A fourth thing.')).rejects.toMatchObject({ status: 429 })
  })

  test('too often is answered with the seconds to wait', async () => {
    const { payload } = newsroom
    const here = await publish()
    const chatty = await aReader(payload, 'Chatty')
    const post = (body: string) =>
      postComment({
        payload,
        readerId: chatty.id,
        articleId: here.id,
        parentId: null,
        body,
        address: place(),
        now: NOW,
      })
    for (const body of ['One thing.', 'Another thing.', 'A third thing.']) await post(body)
    await expect(post('A fourth thing.')).rejects.toMatchObject({
      status: 429,
      data: { retryAfterSeconds: expect.any(Number) },
    })
  })

  test('takes nothing of which the page would show nothing, and keeps the signs of numbers', async () => {
    const here = await publish()
    for (const nothing of ['> >', '\u3164', '- -', '```\n```'])
      expect(await refusalOf(say(regular, nothing, { under: here }))).toBe('invalid')
    await say(regular, '- 3% yesterday, >5% growth\n> 6% today', { under: here })
    expect((await threads(here)).threads[0]!.root.html).toBe(
      '<p>- 3% yesterday, >5% growth<br>> 6% today</p>',
    )
  })

  test('is for verified readers who are not banned, under articles that are out and open', async () => {
    const { payload, staff } = newsroom
    const unverified = await aReader(payload, 'Unverified', { verified: false })
    expect(await refusalOf(say(unverified, 'Hello there.'))).toBe('not-verified')
    const banned = await aReader(payload, 'Banned')
    await payload.update({
      collection: 'readers',
      id: banned.id,
      data: { bannedAt: NOW.toISOString() },
      ...as(staff.moderator),
    })
    expect(await refusalOf(say(banned, 'Hello there.'))).toBe('forbidden')
    const unpublished = await draft(payload, staff.author)
    expect(await refusalOf(say(regular, 'Hello draft.', { under: unpublished }))).toBe('missing')
    const scheduled = await publish({ releaseAt: inMinutes(60, NOW) })
    expect(await refusalOf(say(regular, 'Hello future.', { under: scheduled }))).toBe('missing')
    const closed = await publish({ commenting: { mode: 'closed' } })
    expect(await refusalOf(say(regular, 'Hello closed.', { under: closed }))).toBe('closed')
    const closing = await publish({ commenting: { mode: 'closes_after', days: 1 } })
    expect((await say(regular, 'Hello in time.', { under: closing })).state).toBe('visible')
    expect(
      await refusalOf(say(regular, 'Hello too late.', { under: closing, now: later(25 * 60 * MINUTE) })),
    ).toBe('closed')
    const withdrawn = await publish()
    await withdraw(payload, staff, withdrawn.id, 'Wrong figure.')
    expect(await refusalOf(say(regular, 'Hello withdrawn.', { under: withdrawn }))).toBe('missing')
    expect(await refusalOf(say(regular, 'Hello nothing.', { under: { ...article, id: 'nothing' } }))).toBe(
      'missing',
    )
  })

  test('settings hold every comment, or close comments everywhere', async () => {
    const { payload, staff } = newsroom
    const here = await publish()
    await payload.updateGlobal({ slug: 'settings', data: { holdAllComments: true }, ...as(staff.admin) })
    expect((await say(regular, 'On a hot day.', { under: here })).state).toBe('pending')
    await payload.updateGlobal({
      slug: 'settings',
      data: { holdAllComments: false, closeComments: true },
      ...as(staff.admin),
    })
    expect(await refusalOf(say(regular, 'On a closed day.', { under: here }))).toBe('closed')
    await payload.updateGlobal({ slug: 'settings', data: { closeComments: false }, ...as(staff.admin) })
  })
})

describe('a reply', () => {
  test('stands under the root of its thread and says whom it answers, however deep', async () => {
    const here = await publish()
    const root = await say(regular, 'A question.', { under: here })
    const reply = await say(newcomer, 'An answer.', { under: here, parentId: root.id, now: later(1000) })
    const deeper = await say(regular, 'A doubt.', { under: here, parentId: reply.id, now: later(2000) })
    expect(await stored(deeper.id)).toMatchObject({ root: root.id, depth: 2, parent: reply.id })
    const [thread] = (await threads(here)).threads
    expect(thread!.replies.map(({ html, inReplyTo }) => [html, inReplyTo])).toEqual([
      ['<p>An answer.</p>', { id: root.id, authorName: 'Regular' }],
      ['<p>A doubt.</p>', { id: reply.id, authorName: 'Newcomer' }],
    ])
  })

  test('answers a visible comment of the same article and nothing else', async () => {
    const { payload } = newsroom
    const [here, there] = [await publish(), await publish()]
    const elsewhere = await say(regular, 'Over there.', { under: there })
    expect(await refusalOf(say(regular, 'Wrong place.', { under: here, parentId: elsewhere.id }))).toBe(
      'missing',
    )
    const shy = await aReader(payload, 'Shy')
    const waiting = await say(shy, 'Waiting.', { under: here })
    expect(await refusalOf(say(regular, 'To one who waits.', { under: here, parentId: waiting.id }))).toBe(
      'missing',
    )
    expect(await refusalOf(say(regular, 'To nobody.', { under: here, parentId: 'nobody' }))).toBe('missing')
  })

  test('from ten readers at once is counted ten times', async () => {
    const { payload } = newsroom
    const here = await publish()
    const root = await say(regular, 'Discuss.', { under: here })
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        recordComment({
          payload,
          articleId: here.id,
          readerId: regular.id,
          parentId: root.id,
          body: `Reply ${index}`,
          state: 'visible',
          createdAt: later(index),
        }),
      ),
    )
    await say(newcomer, 'And one more.', { under: here, parentId: root.id, now: later(20) })
    expect((await stored(root.id))?.replies).toBe(11)
  })
})

describe('within fifteen minutes', () => {
  test('its author edits a comment, which is marked and moderated again', async () => {
    const { payload } = newsroom
    const here = await publish()
    const { id } = await say(regular, 'Frist.', { under: here })
    const edit = (body: string, now: Date, reader = regular) =>
      editComment({ payload, readerId: reader.id, id, articleId: here.id, body, now })
    expect((await edit('First.', later(14 * MINUTE))).state).toBe('visible')
    const view = (await threads(here)).threads[0]!.root
    expect([view.html, view.editedAt]).toEqual(['<p>First.</p>', later(14 * MINUTE).toISOString()])
    for (const nothing of ['', '> >', '\u3164', '> -'])
      expect(await refusalOf(edit(nothing, later(MINUTE)))).toBe('invalid')
    expect((await edit('https://a.example https://b.example https://c.example', later(MINUTE))).state).toBe(
      'pending',
    )
    expect((await threads(here)).total).toBe(0)
    expect((await edit('No links.', later(2 * MINUTE))).state).toBe('pending')
  })

  test('over and over is answered with the seconds to wait', async () => {
    const { payload } = newsroom
    const here = await publish()
    const restless = await aReader(payload, 'Restless')
    const { id } = await say(restless, 'Draft nought.', { under: here })
    const edit = (body: string) =>
      editComment({ payload, readerId: restless.id, id, articleId: here.id, body, now: later(MINUTE) })
    for (let turn = 1; turn <= 20; turn += 1) await edit(`Draft ${turn}.`)
    await expect(edit('Draft twenty-one.')).rejects.toMatchObject({ status: 429 })
  })

  test('and not a second longer, nor somebody else’s, nor once a moderator removed it', async () => {
    const { payload } = newsroom
    const here = await publish()
    const { id } = await say(regular, 'Mine.', { under: here })
    const change = { payload, id, articleId: here.id }
    expect(
      await refusalOf(
        editComment({ ...change, readerId: regular.id, body: 'Later.', now: later(15 * MINUTE) }),
      ),
    ).toBe('too-late')
    expect(await refusalOf(removeComment({ ...change, readerId: regular.id, now: later(15 * MINUTE) }))).toBe(
      'too-late',
    )
    expect(
      await refusalOf(editComment({ ...change, readerId: newcomer.id, body: 'Theirs.', now: later(MINUTE) })),
    ).toBe('forbidden')
    expect(await refusalOf(removeComment({ ...change, readerId: newcomer.id, now: later(MINUTE) }))).toBe(
      'forbidden',
    )
    expect(
      await refusalOf(
        editComment({
          ...change,
          articleId: article.id,
          readerId: regular.id,
          body: 'Elsewhere.',
          now: later(MINUTE),
        }),
      ),
    ).toBe('missing')
    await removeAsModerator(decide(id))
    expect(
      await refusalOf(editComment({ ...change, readerId: regular.id, body: 'Back.', now: later(MINUTE) })),
    ).toBe('missing')
    expect((await stored(id))?.body).toBe('Mine.')
  })

  test('its author removes it: gone without replies, a place without words with them', async () => {
    const { payload } = newsroom
    const here = await publish()
    const [lonely, answered] = [
      await say(regular, 'Lonely.', { under: here }),
      await say(regular, 'Answered.', { under: here, now: later(1) }),
    ]
    const reply = await say(newcomer, 'The answer.', { under: here, parentId: answered.id, now: later(2) })
    for (const id of [lonely.id, answered.id])
      await removeComment({ payload, readerId: regular.id, id, now: later(MINUTE) })
    const page = await threads(here)
    expect(page.total).toBe(1)
    expect(
      page.threads.map(({ root, replies }) => [
        root.id,
        root.state,
        root.removedBy,
        root.authorName,
        root.html,
        replies.map(({ id }) => id),
      ]),
    ).toEqual([[answered.id, 'removed', 'author', null, '', [reply.id]]])
    expect(page.threads[0]!.replies[0]!.inReplyTo).toEqual({ id: answered.id, authorName: null })
    await removeAsModerator(decide(reply.id))
    expect(await threads(here)).toEqual({ total: 0, threads: [], next: null })
    expect((await say(regular, 'Lonely.', { under: here, now: later(30_000) })).id).not.toBe(lonely.id)
  })
})

describe('moderators', () => {
  test('approve and remove, many at once, and say of each what became of it', async () => {
    const { payload, staff } = newsroom
    const here = await publish()
    const shy = await aReader(payload, 'Shyer')
    const [a, b] = [
      await say(shy, 'One way.', { under: here }),
      await say(shy, 'Other way.', { under: here }),
    ]
    const results = await moderateMany({
      payload,
      moderator: staff.moderator,
      ids: [a.id, b.id, 'nothing'],
      action: 'approve',
      reason: 'Fine.',
      now: NOW,
    })
    expect(results).toEqual([
      { id: a.id, ok: true, state: 'visible' },
      { id: b.id, ok: true, state: 'visible' },
      { id: 'nothing', ok: false, message: 'There is no such comment.' },
    ])
    expect(await stored(a.id)).toMatchObject({ state: 'visible', moderatedBy: staff.moderator.id })
    expect((await readerRow(shy)).approvedComments).toBe(2)
    await removeAsModerator({ ...decide(a.id), reason: 'Off topic.' })
    expect(((await stored(a.id))!.reasons as unknown[]).at(-1)).toEqual({
      phase: 'moderator',
      verdict: 'remove',
      why: 'Off topic.',
    })
    expect((await readerRow(shy)).approvedComments).toBe(1)
  })

  test('do not bring back what its author removed, and nobody else decides', async () => {
    const { payload, staff } = newsroom
    const { id } = await say(regular, 'To be regretted.')
    await removeComment({ payload, readerId: regular.id, id, now: later(MINUTE) })
    expect(await refusalOf(approveComment(decide(id)))).toBe('forbidden')
    for (const role of ['author', 'editor', 'compliance'] as const)
      expect(await refusalOf(approveComment({ ...decide(id), moderator: staff[role] }))).toBe('forbidden')
  })

  test('leave the words alone: nobody puts words into a reader’s mouth', async () => {
    const { payload, staff } = newsroom
    const { id } = await say(regular, 'My words.', { now: later(5000) })
    for (const data of [{ body: 'Their words.' }, { state: 'removed' }, { author: newcomer.id }]) {
      await payload
        .update({ collection: 'comments', id, data: data as never, ...as(staff.admin) })
        .catch(() => undefined)
    }
    expect(await stored(id)).toMatchObject({ body: 'My words.', state: 'visible', author: regular.id })
  })
})

test('nobody writes a comment past the commands, whatever their rights', async () => {
  const { payload } = newsroom
  const shy = await aReader(payload, 'Smuggler')
  const row = await payload.findByID({ collection: 'readers', id: shy.id, overrideAccess: true })
  const reader = { overrideAccess: false, user: { ...row, collection: 'readers' as const } }
  const { id } = await say(shy, 'My words.')
  const before = await stored(id)
  const smuggled = { article: article.id, author: regular.id, body: 'Smuggled.', state: 'visible' }
  for (const who of [reader, as(newsroom.staff.admin), { overrideAccess: true }]) {
    const [made, changed] = [
      payload.create({ collection: 'comments', data: smuggled as never, ...who }),
      payload.update({ collection: 'comments', id, data: smuggled as never, ...who }),
    ]
    await expect(made).rejects.toThrow(/not allowed|logged in|not rewritten/)
    await expect(changed).rejects.toThrow(/not allowed|logged in|not rewritten/)
  }
  expect(await stored(id)).toEqual(before)
  const { totalDocs } = await payload.count({
    collection: 'comments',
    where: { body: { equals: 'Smuggled.' } },
  })
  expect(totalDocs).toBe(0)
  await expect(
    payload.update({ collection: 'readers', id: shy.id, data: { approvedComments: 9 }, ...reader }),
  ).rejects.toThrow('not allowed')
})
