// Every public surface, kept, through every kind of change: what must not be seen again is gone at once, and
// a second later nobody gets anything else than what would be made anew.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Article, Commodity, Figure, Topic } from '#payload-types'
import {
  approveComment,
  editComment,
  postComment,
  removeAsModerator,
  removeComment,
} from '#src/comments/index.ts'
import { endDue } from '#src/publishing/release/endDue.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { askForName } from '#src/readers/index.ts'
import { decideName } from '#src/readers/names/decideName.ts'
import { aReader, place, type TestReader } from '../readers/desk.ts'
import { aFigure, citing, published, republished, take, withdraw } from '../support/articles.ts'
import { A_CORRECTION } from '../support/changes.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { keptPages, type KeptPages } from './keptPages.ts'

const MINUTE = 60_000
let room: Newsroom
let pages: KeptPages
let now = new Date('2027-03-01T08:00:30.000Z')
let commodity: Commodity
let topic: Topic
let figure: Figure
let reader: TestReader
/** Each comment comes from the next of them: nobody may say much in a minute. */
let readers: TestReader[]
let article: Article
let paths: string[]
let commentId: string

const later = (ms: number) => {
  now = new Date(now.getTime() + ms)
}

beforeAll(async () => {
  room = await openNewsroom()
  const { payload, staff } = room
  pages = keptPages(payload, () => now)
  commodity = await payload.create({
    collection: 'commodities',
    data: { name: 'Zinc', slug: 'zinc' },
    ...as(staff.admin),
  })
  topic = await payload.create({
    collection: 'topics',
    data: { name: 'Smelters', slug: 'smelters' },
    ...as(staff.admin),
  })
  figure = await aFigure(payload, staff.author)
  readers = await Promise.all(Array.from({ length: 16 }, (_, index) => aReader(payload, `Ola ${index}`)))
  await payload.updateGlobal({ slug: 'settings', data: { holdFirstComment: false }, ...as(staff.admin) })
})
afterAll(async () => {
  pages?.stop()
  await room?.close()
})

const data = (more: Partial<Article> = {}): Partial<Article> => ({
  commodities: [commodity.id],
  topics: [topic.id],
  body: citing(figure),
  ...more,
})
const publish = (more: Partial<Article> = {}) =>
  published(room.payload, { author: room.staff.author, editor: room.staff.editor, data: data(more), now })
async function say(body: string, parentId: string | null = null) {
  reader = readers.shift()!
  readers.push(reader)
  return postComment({
    payload: room.payload,
    readerId: reader.id,
    articleId: article.id,
    parentId,
    body,
    address: place(),
    now,
  })
}

/** An article with a thread, of its own for each test; then everything is read, so that all of it is kept. */
beforeEach(async () => {
  later(MINUTE)
  article = await publish({ headline: `Zinc at ${now.getTime()}` })
  commentId = (await say(`Dear at ${now.getTime()}.`)).id
  const first = reader
  await say(`And dearer at ${now.getTime()}.`, commentId)
  reader = first
  const { slug } = article
  paths = [
    '/',
    '/commodities/zinc',
    '/topics/smelters',
    '/authors/the-author',
    '/corrections',
    '/search?q=zinc',
    `/articles/${slug}`,
    `/articles/${slug}?comment=${commentId}`,
    '/feed.xml',
    '/commodities/zinc/feed.xml',
    '/topics/smelters/feed.xml',
    '/authors/the-author/feed.xml',
    '/corrections/feed.xml',
    '/sitemap.xml',
    '/robots.txt',
    '/api/v1/articles',
    '/api/v1/articles?commodity=zinc',
    '/api/v1/articles?author=the-author',
    `/api/v1/articles/${slug}`,
    '/api/v1/search?q=zinc',
    '/api/v1/corrections',
    '/api/v1/commodities',
    '/api/v1/topics',
    '/api/v1/authors',
    `/api/v1/figures/${figure.id}`,
    `/api/v1/articles/${slug}/comments`,
    `/api/v1/articles/${slug}/comments/${commentId}/replies`,
    `/api/v1/comments/counts?articles=${slug}`,
    '/api/v1/openapi.json',
  ]
  await readAll()
})

async function readAll(): Promise<void> {
  later(2_000)
  for (const path of paths) await pages.read(path)
  expect(await pages.behind(paths)).toEqual([])
}

/** Where the change shows, and where readers still get the old: at once, and a second later. */
async function seen(
  change: () => Promise<unknown>,
): Promise<{ changed: string[]; atOnce: string[]; aSecondLater: string[] }> {
  const before = new Map<string, string>()
  for (const path of paths) before.set(path, await pages.made(path))
  await change()
  const changed: string[] = []
  for (const path of paths) if ((await pages.made(path)) !== before.get(path)) changed.push(path)
  const atOnce = await pages.behind(paths)
  later(1_000)
  return { changed, atOnce, aSecondLater: await pages.behind(paths) }
}

const ofArticle = (path: string) => path.includes(article.slug!)
const ofLists = [
  '/',
  '/commodities/zinc',
  '/feed.xml',
  '/sitemap.xml',
  '/api/v1/articles',
  '/search?q=zinc',
  '/api/v1/search?q=zinc',
]

test('almost every surface is kept, so that there is something to be wrong about', async () => {
  const missed: string[] = []
  for (const path of paths) if ((await pages.outcome(path)) === 'miss') missed.push(path)
  expect(missed).toEqual([])
})

test('a new article is on every list within a second', async () => {
  const { changed, aSecondLater } = await seen(() => publish({ headline: `Zinc anew ${now.getTime()}` }))
  expect(changed).toEqual(expect.arrayContaining(ofLists))
  expect(aSecondLater).toEqual([])
})

test('a correction is seen at once wherever the text stands', async () => {
  const change = {
    author: room.staff.author,
    editor: room.staff.editor,
    id: article.id,
    data: { standfirst: 'It was the other way round.' },
    change: A_CORRECTION,
    now,
  }
  const { changed, atOnce, aSecondLater } = await seen(() => republished(room.payload, change))
  expect(changed).toEqual(
    expect.arrayContaining([
      `/articles/${article.slug}`,
      `/api/v1/articles/${article.slug}`,
      '/',
      '/feed.xml',
      '/corrections',
      '/corrections/feed.xml',
      '/api/v1/corrections',
    ]),
  )
  expect([atOnce, aSecondLater]).toEqual([[], []])
})

test('a withdrawn text is nowhere from that moment on', async () => {
  const { changed, atOnce, aSecondLater } = await seen(() =>
    withdraw(room.payload, room.staff, article.id, 'It was wrong.', now),
  )
  expect(changed).toEqual(expect.arrayContaining([...ofLists, ...paths.filter(ofArticle)]))
  expect([atOnce, aSecondLater]).toEqual([[], []])
})

test('a release is seen at its instant and not before, whether or not the clock has ticked', async () => {
  const release = new Date(Math.ceil((now.getTime() + MINUTE) / MINUTE) * MINUTE)
  await publish({ headline: `Zinc to come ${release.getTime()}`, releaseAt: release.toISOString() })
  later(2_000)
  await readAll()
  const due = async () => {
    now = release
  }
  const { changed, atOnce } = await seen(due)
  expect(changed).toEqual(expect.arrayContaining(ofLists))
  expect(atOnce).toEqual([])
  await releaseDue({ payload: room.payload, now })
  later(1_000)
  expect(await pages.behind(paths)).toEqual([])
})

test('an embargo that is lifted early shows within a second', async () => {
  const held = await publish({
    headline: `Zinc under embargo ${now.getTime()}`,
    embargoUntil: '2027-04-01T09:00:00.000Z',
  })
  await readAll()
  const { changed, aSecondLater } = await seen(async () => {
    await take(room.payload, room.staff.editor, held.id, 'ask-lift', {
      note: 'The ministry published it.',
      now,
    })
    await take(room.payload, room.staff.admin, held.id, 'lift', { now })
  })
  expect(changed).toEqual(expect.arrayContaining(ofLists))
  expect(aSecondLater).toEqual([])
})

test('an update that waits takes its place at its instant', async () => {
  const release = new Date(Math.ceil((now.getTime() + MINUTE) / MINUTE) * MINUTE)
  await republished(room.payload, {
    author: room.staff.author,
    editor: room.staff.editor,
    id: article.id,
    data: { standfirst: 'News at nine.', releaseAt: release.toISOString() },
    change: { ...A_CORRECTION, kind: 'update' },
    now,
  })
  await readAll()
  const { changed, atOnce } = await seen(async () => {
    now = release
  })
  expect(changed).toEqual(
    expect.arrayContaining([`/articles/${article.slug}`, `/api/v1/articles/${article.slug}`, '/']),
  )
  expect(atOnce).toEqual([])
})

test('a page is gone at its end, and from the lists', async () => {
  const end = new Date(Math.ceil((now.getTime() + MINUTE) / MINUTE) * MINUTE)
  article = await publish({
    headline: `Zinc until ${end.getTime()}`,
    endsAt: end.toISOString(),
    atEnd: 'archive',
  })
  paths.push(`/articles/${article.slug}`, `/api/v1/articles/${article.slug}`)
  await readAll()
  const { changed, atOnce } = await seen(async () => {
    now = end
  })
  expect(changed).toEqual(
    expect.arrayContaining([...ofLists, `/articles/${article.slug}`, `/api/v1/articles/${article.slug}`]),
  )
  expect(atOnce).toEqual([])
  await endDue({ payload: room.payload, now })
  expect(await pages.behind(paths)).toEqual([])
})

test('comments close on the page at their instant', async () => {
  article = await publish({
    headline: `Zinc for a day ${now.getTime()}`,
    commenting: { mode: 'closes_after', days: 1 } as Article['commenting'],
  })
  paths.push(`/articles/${article.slug}`)
  await readAll()
  const { changed, atOnce } = await seen(async () => {
    now = new Date(Date.parse(article.publishedAt!) + 24 * 60 * MINUTE)
  })
  expect(changed).toContain(`/articles/${article.slug}`)
  expect(atOnce).toEqual([])
})

test('a comment is seen within a second, an edited one too', async () => {
  const first = reader
  const posted = await seen(() => say(`News at ${now.getTime()}.`))
  expect(posted.changed).toEqual(
    expect.arrayContaining([
      `/articles/${article.slug}`,
      `/api/v1/articles/${article.slug}/comments`,
      `/api/v1/comments/counts?articles=${article.slug}`,
    ]),
  )
  expect(posted.aSecondLater).toEqual([])
  const edited = await seen(() =>
    editComment({
      payload: room.payload,
      readerId: first.id,
      articleId: article.id,
      id: commentId,
      body: `Cheap at ${now.getTime()}.`,
      now,
    }),
  )
  expect(edited.changed).toContain(`/articles/${article.slug}`)
  expect(edited.aSecondLater).toEqual([])
})

test('a removed comment is nowhere from that moment on, whoever removed it', async () => {
  const second = (await say(`Rash at ${now.getTime()}.`)).id
  const rash = reader
  await readAll()
  const byAuthor = await seen(() =>
    removeComment({ payload: room.payload, readerId: rash.id, articleId: article.id, id: second, now }),
  )
  expect(byAuthor.changed).toContain(`/articles/${article.slug}`)
  expect(byAuthor.atOnce).toEqual([])
  await readAll()
  const byModerator = await seen(() =>
    removeAsModerator({
      payload: room.payload,
      moderator: room.staff.moderator,
      id: commentId,
      reason: 'Rude.',
      now,
    }),
  )
  expect(byModerator.changed).toEqual(
    expect.arrayContaining([`/articles/${article.slug}`, `/api/v1/articles/${article.slug}/comments`]),
  )
  expect([byModerator.atOnce, byModerator.aSecondLater]).toEqual([[], []])
  await readAll()
  const back = await seen(() =>
    approveComment({
      payload: room.payload,
      moderator: room.staff.moderator,
      id: commentId,
      reason: null,
      now,
    }),
  )
  expect(back.changed).toContain(`/articles/${article.slug}`)
  expect(back.aSecondLater).toEqual([])
})

test('a comment that waits for a moderator changes nothing that anybody sees', async () => {
  await room.payload.updateGlobal({
    slug: 'settings',
    data: { holdAllComments: true },
    ...as(room.staff.admin),
  })
  await readAll()
  const { changed } = await seen(() => say(`To be looked at, ${now.getTime()}.`))
  await room.payload.updateGlobal({
    slug: 'settings',
    data: { holdAllComments: false },
    ...as(room.staff.admin),
  })
  expect(changed).toEqual([])
})

test('a reader’s new name stands everywhere within a second; after a ban nothing old is shown', async () => {
  const name = `Ola ${now.getTime() % 100_000}`
  await askForName({ payload: room.payload, readerId: reader.id, displayName: name, now })
  const renamed = await seen(() =>
    decideName({
      payload: room.payload,
      moderator: room.staff.moderator,
      readerId: reader.id,
      name,
      decision: 'approve',
      now,
    }),
  )
  expect(renamed.changed).toEqual(
    expect.arrayContaining([`/articles/${article.slug}`, `/api/v1/articles/${article.slug}/comments`]),
  )
  expect(renamed.aSecondLater).toEqual([])
  const ban = (bannedAt: string | null) =>
    room.payload.update({
      collection: 'readers',
      id: reader.id,
      data: { bannedAt },
      ...as(room.staff.moderator),
    })
  const banned = await seen(() => ban(now.toISOString()))
  await ban(null)
  expect(banned.atOnce).toEqual([])
  expect(await pages.outcome(`/api/v1/articles/${article.slug}/comments`)).toBe('miss')
})

test('sections, settings and the addresses of authors are new everywhere within a second', async () => {
  const { payload, staff } = room
  const named = await seen(() =>
    payload.update({
      collection: 'topics',
      id: topic.id,
      data: { description: `As of ${now.getTime()}` },
      ...as(staff.editor),
    }),
  )
  expect(named.changed).toEqual(expect.arrayContaining(['/topics/smelters', '/api/v1/topics']))
  expect(named.aSecondLater).toEqual([])
  let lead!: Commodity
  const made = await seen(async () => {
    lead = await payload.create({
      collection: 'commodities',
      data: { name: `Lead ${now.getTime()}` },
      ...as(staff.admin),
    })
  })
  expect(made.changed).toEqual([]) // nothing of it is public
  const everywhere = [
    '/',
    `/articles/${article.slug}`,
    '/api/v1/commodities',
    '/sitemap.xml',
    '/search?q=zinc',
  ]
  const added = await seen(() => publish({ commodities: [lead.id] }))
  expect(added.changed).toEqual(expect.arrayContaining(everywhere))
  expect(added.aSecondLater).toEqual([])
  const settled = await seen(() =>
    payload.updateGlobal({
      slug: 'settings',
      data: { tagline: `As of ${now.getTime()}` },
      ...as(staff.admin),
    }),
  )
  expect(settled.changed).toEqual(expect.arrayContaining(['/', '/feed.xml', `/articles/${article.slug}`]))
  expect(settled.aSecondLater).toEqual([])
  const moved = await seen(() =>
    payload.update({
      collection: 'staff',
      id: staff.author.id,
      data: { slug: 'the-other-author' },
      ...as(staff.admin),
    }),
  )
  await payload.update({
    collection: 'staff',
    id: staff.author.id,
    data: { slug: 'the-author' },
    ...as(staff.admin),
  })
  expect(moved.changed).toEqual(expect.arrayContaining(['/authors/the-author', '/api/v1/authors']))
  expect(moved.aSecondLater).toEqual([])
})
