// A reader's own view of a page keeps to itself: no click makes them look logged out.

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { publicRoutesOf } from '#src/caching/publicRoutes.ts'
import { PAGE_SIZE } from '#src/site/http/pageResponse.ts'
import { aReader, type TestReader } from '../readers/desk.ts'
import type { Browser } from '../support/browser.ts'
import { changedArticle, newsroom as articles, shortArticle } from './articles.ts'
import { ARTICLE, SITE_URL } from './drawn.tsx'
import { openSeeded, type Seeded } from './seeded.ts'

let seeded: Seeded
let ola: TestReader
let reader: Browser

beforeAll(async () => {
  seeded = await openSeeded()
  ola = await aReader(seeded.payload, 'Ola Berg')
  reader = await seeded.browserOf(ola)
})
beforeEach(async () => {
  await seeded.show([changedArticle(), ...articles().slice(1)], { former: ['an-old-slug'] })
})
afterAll(() => seeded?.close())

it('leads on to itself from every link of a conversation', async () => {
  const root = await seeded.said({ by: ola, ago: 5 })
  for (let ago = 4; ago > 0; ago -= 1)
    await seeded.said({ by: ola, ago, parent: root, body: `For both, ${ago}.` })
  for (let ago = 30; ago < 50; ago += 1) await seeded.said({ by: ola, ago, body: `At ${ago}.` })
  const page = await reader.own(ARTICLE)
  const links = page
    .find('a')
    .map(({ attributes }) => attributes['href'] ?? '')
    .filter((href) => href.startsWith(`${ARTICLE}?`))
  for (const kind of ['comment=', 'replyTo=', 'edit=', 'after=', 'afterReply='])
    expect(links.filter((link) => link.includes(kind))).not.toEqual([])
  for (const link of links) expect(link).toContain('as=reader')
})

it.each([
  '/',
  '/commodities/rare-earths',
  '/topics/trade-policy',
  '/authors/hana-okafor',
  '/corrections',
  '/search?q=copper',
  ARTICLE,
  '/account',
  '/articles/none',
])('%s leads on to own views alone, by links and by search', async (path) => {
  const page = await reader.own(path)
  const leading = page
    .find('a')
    .map(({ attributes }) => attributes['href'] ?? '')
    .filter((href) => hasOwnView(href))
  expect(leading.length).toBeGreaterThan(5)
  for (const href of leading)
    expect([href, new URL(href, SITE_URL).searchParams.getAll('as')]).toEqual([href, ['reader']])
  const searches = page.find('form', { method: 'get' })
  expect(searches.length).toBeGreaterThan(0)
  expect(page.find('input', { type: 'hidden', name: 'as', value: 'reader' })).toHaveLength(searches.length)
})

it('marks no feed, no file, no form that acts and no other site', async () => {
  await seeded.said({ by: ola, body: '[there](https://evil.example/articles/x?a=1&b=2)' })
  const { html } = await reader.own(ARTICLE)
  for (const untouched of [
    'href="/feed.xml"',
    'href="/api/v1/openapi.json"',
    'href="/account"',
    'href="https://evil.example/articles/x?a=1&#x26;b=2"',
    'action="/articles/us-and-japan-sign-rare-earths-framework/comments#respond"',
  ]) {
    expect(html).toContain(untouched)
  }
})

it('leads on from what somebody wrote, too', async () => {
  await seeded.said({ by: ola, body: `[there](${SITE_URL}/articles/x?comment=c9&replyTo=c8#respond)` })
  const page = await reader.own(ARTICLE)
  expect(page.find('a', { href: '/articles/x?comment=c9&replyTo=c8&as=reader#respond' })).toHaveLength(1)
})

it('of nobody who is logged in leads back to what everybody has', async () => {
  expect((await seeded.browser().own('/')).html).not.toContain('as=reader')
})

it('shows the name at the top, and where the account is', async () => {
  expect((await reader.own('/')).find('a', { href: '/account' })[0]?.words.trim()).toBe('Ola Berg')
})

it('turns pages as itself', async () => {
  await seeded.show(
    Array.from({ length: PAGE_SIZE + 3 }, (_, index) =>
      shortArticle({ id: `a${index}`, slug: `article-${index}`, headline: `Headline ${index}` }),
    ),
  )
  const older = (await reader.own('/')).find('a', { class: 'pager-older' })[0]?.attributes['href'] ?? ''
  expect(older).toMatch(/^\/\?before=[\w-]+&as=reader$/)
  expect((await reader.get(older)).find('article')).toHaveLength(3)
})

it('sends an old address on to itself', async () => {
  expect((await reader.own('/articles/an-old-slug')).location).toBe(`${ARTICLE}?as=reader`)
})

/** By the routes that the site declares: pages have a view for each reader, feeds and files have none. */
function hasOwnView(href: string): boolean {
  const { origin, pathname } = new URL(href, SITE_URL)
  if (origin !== SITE_URL || href.startsWith('#') || /\.(?:xml|txt)$/.test(pathname)) return false
  return publicRoutesOf(seeded.site).some(
    ({ path }) =>
      !path.startsWith('/api/') && new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(pathname),
  )
}
