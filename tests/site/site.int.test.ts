// The site from end to end: what is published is there, what is not is nowhere; and the way to a comment.

import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article, Commodity } from '#payload-types'
import { approveComment } from '#src/comments/index.ts'
import { p, text } from '#src/demo/text.ts'
import { lastMail, linkIn } from '../readers/desk.ts'
import { draft, published, republished, withdraw } from '../support/articles.ts'
import { browserOn } from '../support/browser.ts'
import { seenNow } from '../support/comments.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import type { Page } from '../support/page.ts'
import { ORIGIN, siteOver } from '../support/site.ts'

const SECRET = 'Unobtainium'

let newsroom: Newsroom
let site: Hono
let article: Article
let top: Commodity
let below: Commodity

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff } = newsroom
  top = await payload.create({
    collection: 'commodities',
    data: { name: 'Rare earths', slug: 'rare-earths' },
    ...as(staff.admin),
  })
  below = await payload.create({
    collection: 'commodities',
    data: { name: 'NdPr', slug: 'ndpr', parent: top.id },
    ...as(staff.admin),
  })
  const topic = await payload.create({
    collection: 'topics',
    data: { name: 'Trade policy', slug: 'trade-policy' },
    ...as(staff.admin),
  })
  article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: {
      headline: 'A floor under magnets',
      body: text(p('Prices of didymium rose.')) as unknown as Article['body'],
      commodities: [below.id],
      topics: [topic.id],
    },
    now: new Date(Date.now() - 60_000),
  })
  await draft(payload, staff.author, {
    headline: `${SECRET} found`,
    commodities: [below.id],
    topics: [topic.id],
  })
  site = siteOver(payload)
})
afterAll(() => newsroom?.close())

const browser = () => browserOn(site)
const pathOf = (subject: Article) => `/articles/${subject.slug}`

describe('what is published', () => {
  test.each([
    '/',
    '/commodities/ndpr',
    '/commodities/rare-earths',
    '/topics/trade-policy',
    '/authors/the-author',
    '/search?q=didymium',
    '/feed.xml',
    '/commodities/rare-earths/feed.xml',
    '/sitemap.xml',
  ])('is on %s, and the draft beside it is not', async (path) => {
    const page = await browser().get(path)
    expect(page.status).toBe(200)
    expect(page.html).toContain(path === '/sitemap.xml' ? pathOf(article) : 'A floor under magnets')
    expect(page.html).not.toContain(SECRET)
    expect(page.html).not.toContain('unobtainium-found')
  })

  test('a commodity shows its place in the tree', async () => {
    expect((await browser().get('/commodities/rare-earths')).html).toContain('href="/commodities/ndpr"')
    const page = await browser().get('/commodities/ndpr')
    expect(page.html).toContain('aria-label="Above this commodity"')
    expect(page.html).not.toContain('<li><a href="/commodities/ndpr">') // only what has nothing above it is in the navigation
  })

  test('a draft, by its future address or a search for its words, is not there', async () => {
    expect((await browser().get('/articles/unobtainium-found')).status).toBe(404)
    expect((await browser().get(`/search?q=${SECRET}`)).html).toContain('Nothing found for')
  })

  test('staff who have published nothing have no page', async () => {
    expect((await browser().get('/authors/the-compliance')).status).toBe(404)
  })

  test.each(['nonsense', 'W10', Buffer.from('["x","y"]').toString('base64url'), "' OR 1=1"])(
    'a cursor that makes no sense (%j) is the first page',
    async (cursor) => {
      expect((await browser().get(`/?before=${encodeURIComponent(cursor)}`)).html).toContain(
        'A floor under magnets',
      )
    },
  )

  test('an article that has moved is found by its old address', async () => {
    const { payload, staff } = newsroom
    const moving = await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: { headline: 'Tin moves', slug: 'tin-moves' },
    })
    await republished(payload, {
      author: staff.author,
      editor: staff.editor,
      id: moving.id,
      data: { slug: 'tin-has-moved' },
      change: { kind: 'update', note: 'A better address.' },
    })
    const page = await browser().get('/articles/tin-moves')
    expect([page.status, page.location]).toEqual([301, '/articles/tin-has-moved'])
  })

  test('the sitemap names every section with something to read, at whatever depth, and the authors', async () => {
    const { html } = await browser().get('/sitemap.xml')
    const paths = [...html.matchAll(new RegExp(`<loc>${ORIGIN}([^<]*)`, 'g'))].map(([, path]) => path!)
    for (const path of [
      '/commodities/rare-earths',
      '/commodities/ndpr',
      '/topics/trade-policy',
      '/authors/the-author',
    ])
      expect(paths).toContain(path)
    expect(paths.filter((path) => path.startsWith('/authors/'))).toEqual(['/authors/the-author'])
    for (const path of paths) expect([path, (await browser().get(path)).status]).toEqual([path, 200])
    expect((await browser().get('/sitemap.xml?part=1')).status).toBe(404)
  })

  test('an article that was withdrawn keeps its page, leaves every list, and stays in the feeds with its note alone', async () => {
    const { payload, staff } = newsroom
    const wrong = await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: {
        headline: 'Gallium doubled',
        commodities: [below.id],
        body: text(p('It had quadrupled.')) as unknown as Article['body'],
      },
    })
    await withdraw(payload, staff, wrong.id, 'It had not.')
    const page = await browser().get(pathOf(wrong))
    expect(page.status).toBe(200)
    expect(page.html).toContain('It had not.')
    expect(page.html).not.toContain('quadrupled')
    for (const path of ['/', '/sitemap.xml', '/search?q=quadrupled'])
      expect((await browser().get(path)).html).not.toMatch(/Gallium doubled|gallium-doubled/)
    for (const path of ['/feed.xml', '/authors/the-author/feed.xml', '/commodities/ndpr/feed.xml']) {
      const { html } = await browser().get(path)
      const item = html.split('<item>').find((one) => one.includes(`urn:assay:article:${wrong.id}`))
      expect([path, item]).toEqual([path, expect.stringContaining('Withdrawn: It had not.')])
      expect(item).not.toMatch(/quadrupled|content:encoded/)
      expect(html.indexOf('Gallium doubled')).toBeLessThan(html.indexOf('A floor under magnets')) // where it stood
    }
  })
})

test('from a typed comment over registration and the mail to the comment on the page', async () => {
  const { payload, staff } = newsroom
  const reader = browser()
  const body = 'A floor for **whom**?'
  const asked = await reader.post(`${pathOf(article)}/comments`, { body, parent: '', next: 'register' })
  expect(asked.location).toBe(`/register?returnTo=${encodeURIComponent(`${pathOf(article)}#respond`)}`)

  const registered = await reader.post('/register', {
    displayName: 'Ola Berg',
    email: 'ola@readers.example',
    password: 'a password for Ola',
    returnTo: `${pathOf(article)}#respond`,
  })
  expect(registered.location).toMatch(/^\/check-mail/)
  const link = linkIn(await lastMail(payload, 'ola@readers.example'))
  expect(link.origin).toBe(ORIGIN)
  const opened = await reader.get(link.pathname + link.search)
  expect(opened.html).toContain('Confirm my address')
  const verified = await reader.post('/verify', {
    token: link.searchParams.get('token')!,
    returnTo: link.searchParams.get('returnTo')!,
    password: 'a password for Ola',
  })
  expect(verified.location).toBe(`${pathOf(article)}?as=reader&notice=verified#respond`)

  const back = await reader.get(verified.location!)
  expect(textOf(back)).toBe(body)
  const posted = await reader.post(`${pathOf(article)}/comments`, { body, parent: '' })
  expect(posted.location).toContain('notice=comment-pending')
  const own = await reader.get(posted.location!)
  expect(own.html).toContain('Waiting for a moderator — only you can see this')
  expect(textOf(own)).toBe('')
  expect((await browser().get(pathOf(article))).html).not.toContain('for <strong>whom</strong>')

  const id = new URL(posted.location!, ORIGIN).searchParams.get('comment')!
  await approveComment({ payload, moderator: staff.moderator, id, reason: null, now: new Date() })
  const anyone = await browser().get(pathOf(article))
  expect(anyone.html).toContain('for <strong>whom</strong>')
  expect(anyone.html).toContain('1 comment<')
  expect(anyone.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')

  const edited = await reader.post(`${pathOf(article)}/comments/${id}/edit`, { body: 'A floor for *them*.' })
  expect(edited.status).toBe(303)
  expect((await browser().get(edited.location!)).html, 'what a moderator has not read').not.toContain(
    'for <em>them</em>',
  )
  await approveComment({
    payload,
    moderator: staff.moderator,
    id,
    reason: null,
    seen: await seenNow(payload, id),
    now: new Date(),
  })
  expect((await browser().get(edited.location!)).html).toContain('for <em>them</em>')
  expect((await reader.get('/account')).html).toContain('A floor under magnets')
  const removed = await reader.post(`${pathOf(article)}/comments/${id}/remove`, {})
  expect(removed.location).toContain('notice=comment-removed')
  expect((await browser().get(pathOf(article))).html).toContain('Nobody has commented yet')

  expect((await reader.post('/logout', {})).location).toBe('/?as=reader&notice=logged-out')
  expect((await reader.get('/account')).location).toBe('/login?returnTo=%2Faccount')
})

const textOf = ({ find }: Page) => find('textarea', { 'data-box': 'true' })[0]?.words
