// Ways to learn of a section before anything of it is public: its name would tell of a text under embargo.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Article, Commodity, Topic } from '#payload-types'
import { endDue } from '#src/publishing/release/endDue.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { type KeptPages, keptPages } from '../../caching/keptPages.ts'
import { published, withdraw } from '../../support/articles.ts'
import { openAttack, type Attack } from './attack.ts'
import { way } from './table.ts'

const HOUR = 3_600_000
const started = Date.now() + 60_000

let attack: Attack
let pages: KeptPages
let now = new Date(Math.ceil(started / 60_000) * 60_000)
let topic: Topic
let metal: Commodity
let ore: Commodity
let article: Article

/** Everything on which sections stand. */
const WITH_SECTIONS = [
  '/',
  '/corrections',
  '/search?q=report',
  '/sitemap.xml',
  '/feed.xml',
  '/api/v1/topics',
  '/api/v1/commodities',
  '/api/v1/openapi.json',
  '/api/v1/articles',
]
/** Addresses of sections, which are there or are not. */
const OF_SECTIONS = [
  '/topics/embsecret',
  '/topics/embsecret/feed.xml',
  '/commodities/embmetal',
  '/commodities/embmetal/feed.xml',
  '/commodities/embore',
  '/api/v1/articles?topic=embsecret',
  '/api/v1/articles?commodity=embore',
]

beforeAll(async () => {
  attack = await openAttack()
  const { payload, staff } = attack
  pages = keptPages(payload, () => now)
  const old = await published(payload, { author: staff.author, editor: staff.editor })
  WITH_SECTIONS.push(`/articles/${old.slug}`, `/api/v1/articles/${old.slug}`)
  for (const path of WITH_SECTIONS) await pages.read(path) // so that each is kept
  topic = await payload.create({ collection: 'topics', data: { name: 'Embsecret' }, overrideAccess: true })
  metal = await payload.create({
    collection: 'commodities',
    data: { name: 'Embmetal' },
    overrideAccess: true,
  })
  ore = await payload.create({
    collection: 'commodities',
    data: { name: 'Embore', parent: metal.id },
    overrideAccess: true,
  })
  const at = new Date(now.getTime() + HOUR).toISOString()
  article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    now,
    data: { topics: [topic.id], commodities: [ore.id], releaseAt: at, embargoUntil: at },
  })
})
afterAll(async () => {
  pages?.stop()
  await attack?.close()
})

const text = async (path: string) => {
  const told = await pages.read(path)
  return told.length === 3 ? told : Buffer.from(told, 'base64').toString()
}
const naming = async () => {
  const found: string[] = []
  for (const path of WITH_SECTIONS) if (/emb(?:secret|metal|ore)/i.test(await text(path))) found.push(path)
  return found
}
const isThere = async () => {
  const statuses: string[] = []
  for (const path of OF_SECTIONS) statuses.push((await text(path)).length === 3 ? await text(path) : '200')
  return new Set(statuses)
}
const toKeys = async () => {
  const [topics, commodities] = await Promise.all([
    attack.call('integration', '/topics?limit=100&depth=0'),
    attack.call('integration', '/commodities?limit=100&depth=0'),
  ])
  return JSON.stringify([topics.body.docs, commodities.body.docs]).match(/Emb[a-z]+/g) ?? []
}

way('section-before-its-article', async () => {
  expect(await naming()).toEqual([])
  expect(await isThere()).toEqual(new Set(['404']))
  expect(await toKeys()).toEqual([])
  for (const address of [`/topics/${topic.id}`, `/commodities/${metal.id}`, '/topics?where[name][like]=Emb'])
    expect(JSON.stringify((await attack.call('integration', address)).body)).not.toMatch(
      /embsecret|embmetal/i,
    )
  const answers = await Promise.all(
    ['embsecret', 'nosuchone'].map(async (slug) => {
      const { status, headers, body } = await pages.answer(`/topics/${slug}`)
      return {
        status,
        headers: [...headers].filter(([name]) => !/date|request-id/.test(name)),
        body: body.replaceAll(slug, ''),
      }
    }),
  )
  expect(answers[0]).toEqual(answers[1])
})

test('the desk sees it at once', async () => {
  const { body } = await attack.call('author', '/topics?limit=100')
  expect(JSON.stringify(body.docs)).toContain('Embsecret')
})

test('it shows everywhere once its first article is out, with the commodities above it', async () => {
  now = new Date(now.getTime() + HOUR + 1_000)
  await releaseDue({ payload: attack.payload, now })
  await pages.made('/')
  expect(await isThere()).toEqual(new Set(['200']))
  const found = await naming()
  for (const path of WITH_SECTIONS.filter((one) => !/openapi|search|feed|articles\/|corrections/.test(one)))
    expect(found).toContain(path)
  expect(found.filter((path) => path.startsWith('/articles/')).length).toBe(1) // the navigation of another article
})

test('a withdrawn page still leads to it; when no page is left it is not there any more', async () => {
  const { payload, staff } = attack
  now = new Date(now.getTime() + 60_000)
  await withdraw(payload, staff, article.id, 'It was wrong.', now)
  await pages.made('/')
  expect(await isThere()).toEqual(new Set(['200']))
  const ending = new Date(Math.ceil((now.getTime() + HOUR) / 60_000) * 60_000)
  const other = await payload.create({
    collection: 'topics',
    data: { name: 'Shortlived' },
    overrideAccess: true,
  })
  await published(payload, {
    author: staff.author,
    editor: staff.editor,
    now,
    data: { topics: [other.id], endsAt: ending.toISOString(), atEnd: 'archive' },
  })
  await pages.made('/')
  expect(await text('/topics/shortlived')).toContain('Shortlived')
  now = new Date(ending.getTime() + 1_000)
  await endDue({ payload, now })
  await pages.made('/')
  expect(await text('/topics/shortlived')).toBe('404')
  expect(await text('/')).not.toContain('Shortlived')
})
