// Public pages are the same for everybody, byte by byte; and no address that anybody can make up gives one that may be kept.

import { describe, expect, it } from 'vitest'
import { publicRoutesOf } from '#src/freshness/publicRoutes.ts'
import { PAGE_SIZE } from '#src/site/kit.ts'
import { shortArticle } from './articles.ts'
import { comment, SITE_URL, thread } from './fakes.ts'
import { visitor } from './visit.ts'

const ARTICLE = '/articles/us-and-japan-sign-rare-earths-framework'
const own = { source: 'Mine', editableUntil: '2026-11-06T10:05:00.000Z' }
const threads = [
  thread(
    comment({ id: 'c1', own }),
    [comment({ id: 'c2', inReplyTo: { id: 'c1', authorName: 'Mei Tanaka' } })],
    2,
  ),
]
const KEPT = 'public, max-age=0, must-revalidate'
const NOT_KEPT = 'private, no-store'

const PUBLIC = [
  '/',
  '/commodities/rare-earths',
  '/topics/trade-policy',
  '/authors/hana-okafor',
  '/corrections',
  '/search',
  '/search?q=copper',
  ARTICLE,
  `${ARTICLE}?comment=c2`,
  `${ARTICLE}?replyTo=c1`,
  '/feed.xml',
  '/commodities/rare-earths/feed.xml',
  '/topics/trade-policy/feed.xml',
  '/authors/hana-okafor/feed.xml',
  '/corrections/feed.xml',
  '/sitemap.xml',
  '/robots.txt',
]

/** All that could tell one visitor from another. */
const VISITORS: Record<string, string>[] = [
  { Cookie: 'reader=1; assay-reader=token; assay-in=1; assay-draft=iwWAWyJNaW5lIixudWxsXQM' },
  { Cookie: 'staff=1; payload-token=x' },
  { Authorization: 'Bearer token' },
  {
    'X-Forwarded-Host': 'evil.example',
    Host: 'evil.example',
    'X-Forwarded-Proto': 'http',
    Forwarded: 'host=evil.example',
  },
  {
    'Accept-Language': 'de',
    'User-Agent': 'Evil/1.0',
    Referer: 'https://evil.example/',
    Origin: 'https://evil.example',
    'X-Original-URL': '/account',
  },
]

describe('a public address', () => {
  it.each(PUBLIC)('%s is the same for everybody, byte by byte', async (path) => {
    const { site } = visitor({ threads })
    const plain = await site.request(path)
    expect([plain.status, plain.headers.get('cache-control')]).toEqual([200, KEPT])
    const [text, headers] = [await plain.text(), JSON.stringify([...plain.headers])]
    for (const sent of VISITORS) {
      const answer = await site.request(path, { headers: sent })
      expect(await answer.text()).toBe(text)
      expect(JSON.stringify([...answer.headers])).toBe(headers)
    }
  })

  it.each(PUBLIC)('%s knows no other parameter, whatever it is called', async (path) => {
    const { site } = visitor({ threads })
    const text = await (await site.request(path)).text()
    for (const more of [
      'notice=logged-out',
      'edit=c1',
      'as=staff',
      'as=',
      'utm_source=x',
      'returnTo=%2Faccount',
      '__proto__=1',
    ]) {
      const answer = await site.request(`${path}${path.includes('?') ? '&' : '?'}${more}`)
      expect(await answer.text()).toBe(text)
    }
  })

  it('is declared, every one of them, with the parameters that it knows', () => {
    const { site } = visitor()
    const list = { query: ['before'], unknown: 'ignored' }
    const file = { query: [], unknown: 'ignored' }
    const declared = publicRoutesOf(site)
    expect(
      Object.fromEntries(declared.map(({ path, query, unknown }) => [path, { query: [...query], unknown }])),
    ).toEqual({
      '/': list,
      '/commodities/:slug': list,
      '/topics/:slug': list,
      '/authors/:slug': list,
      '/corrections': list,
      '/search': { query: ['q', 'before'], unknown: 'ignored' },
      '/articles/:slug': { query: ['after', 'comment', 'afterReply', 'replyTo'], unknown: 'ignored' },
      '/feed.xml': file,
      '/commodities/:slug/feed.xml': file,
      '/topics/:slug/feed.xml': file,
      '/authors/:slug/feed.xml': file,
      '/corrections/feed.xml': file,
      '/sitemap.xml': { query: ['part'], unknown: 'ignored' },
      '/robots.txt': file,
      '/api/media/file/:name': file,
    })
  })

  it('asks nothing about the visitor behind it', async () => {
    const { site } = visitor({
      threads,
      readers: {
        current: async () => {
          throw new Error('asked who it is')
        },
      },
    })
    for (const path of [...PUBLIC, '/nothing-here', '/articles/none'])
      expect((await site.request(path, { headers: { Cookie: 'reader=1' } })).status).not.toBe(500)
  })
})

describe('what may be kept', () => {
  const many = Array.from({ length: PAGE_SIZE + 3 }, (_, index) =>
    shortArticle({
      id: `a${index}`,
      slug: `article-${index}`,
      headline: `Copper ${index}`,
      publishedAt: new Date(Date.UTC(2026, 10, 5, 12) - index * 7_200_000).toISOString(),
    }),
  )
  const cacheControl = async (path: string, options: Parameters<typeof visitor>[0] = {}) =>
    (await visitor(options).get(path)).headers.get('cache-control')

  it.each(['/?before=a19', '/search?q=copper'])('is a page that our own links lead to: %s', async (path) => {
    expect(await cacheControl(path, { articles: many })).toBe(KEPT)
  })

  it.each(['?after=next', '?comment=c1&afterReply=after-c1'])(
    'is a page of comments that our own links lead to: %s',
    async (query) => {
      expect(await cacheControl(ARTICLE + query, { threads, nextThreads: 'next' })).toBe(KEPT)
    },
  )

  it.each([
    '/?before=',
    '/?before=nonsense',
    `/?before=${'a'.repeat(600)}`,
    '/commodities/rare-earths?before=zz',
    '/corrections?before=zz',
    '/search?q=unobtainium',
    '/search?q=+copper',
    '/search?q=a%20%20b',
    `/search?q=${'a'.repeat(300)}`,
  ])('is nothing that anybody can make up: %s', async (path) => {
    expect(await cacheControl(path)).toBe(NOT_KEPT)
  })

  it.each([
    'after=',
    'after=nonsense',
    'comment=',
    'comment=gone',
    'comment=%2e%2e',
    'comment=c1&afterReply=nonsense',
    'afterReply=after-c1',
    'replyTo=gone',
    'replyTo=c1&comment=c1',
    'after=next&comment=c1',
  ])('is no page of comments with %s', async (query) => {
    const page = await visitor({ threads, nextThreads: 'next' }).get(`${ARTICLE}?${query}`)
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, NOT_KEPT])
  })

  it.each([
    '/articles/none',
    '/commodities/none',
    '/nothing',
    '/articles/an-old-slug',
    '/login',
    '/account',
    '/preview/articles/article-1',
  ])('is not %s', async (path) => {
    expect(await cacheControl(path)).toBe(NOT_KEPT)
  })

  it('is never what a form answers', async () => {
    const { site } = visitor({ threads })
    const answer = await site.request('/login', {
      method: 'POST',
      body: new URLSearchParams({ email: 'x' }),
      headers: { Origin: SITE_URL },
    })
    expect(answer.headers.get('cache-control')).toBe(NOT_KEPT)
  })
})

describe("a reader's own view", () => {
  it('keeps to itself: its links lead to own views', async () => {
    const page = await visitor({
      threads: [
        thread(
          comment({ id: 'c1', own }),
          [comment({ id: 'c2', inReplyTo: { id: 'c1', authorName: 'Mei Tanaka' } })],
          2,
        ),
      ],
      nextThreads: 'next',
    }).get(ARTICLE, { as: 'reader' })
    const links = page
      .find('a')
      .map(({ attributes }) => attributes['href'] ?? '')
      .filter((href) => href.startsWith(`${ARTICLE}?`))
    expect(links.length).toBeGreaterThan(5)
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
    const page = await visitor({ threads }).get(path, { as: 'reader' })
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
    const { html } = await visitor({
      threads: [
        thread(
          comment({
            id: 'c1',
            html: '<p><a href="https://evil.example/articles/x?a=1&amp;b=2">there</a></p>',
          }),
        ),
      ],
    }).get(ARTICLE, { as: 'reader' })
    for (const untouched of [
      'href="/feed.xml"',
      'href="/api/v1/openapi.json"',
      'href="/account"',
      'href="https://evil.example/articles/x?a=1&amp;b=2"',
      'action="/articles/us-and-japan-sign-rare-earths-framework/comments#respond"',
    ]) {
      expect(html).toContain(untouched)
    }
  })

  it('leads on from what somebody wrote, too', async () => {
    const written = `<p><a href="${SITE_URL}/articles/x?comment=c9&amp;replyTo=c8#respond">there</a></p>`
    const page = await visitor({ threads: [thread(comment({ id: 'c1', html: written }))] }).get(ARTICLE, {
      as: 'reader',
    })
    expect(page.find('a', { href: '/articles/x?comment=c9&replyTo=c8&as=reader#respond' })).toHaveLength(1)
  })

  it('of nobody who is logged in leads back to what everybody has', async () => {
    const page = await visitor({ reader: null }).get('/', { as: 'reader' })
    expect(page.html).not.toContain('as=reader')
  })

  it('shows the name at the top, and where the account is', async () => {
    const page = await visitor().get('/', { as: 'reader' })
    expect(page.find('a', { href: '/account' })[0]?.words.trim()).toBe('Ola Berg')
  })

  it('turns pages as itself', async () => {
    const articles = Array.from({ length: PAGE_SIZE + 3 }, (_, index) =>
      shortArticle({ id: `a${index}`, slug: `article-${index}`, headline: `Headline ${index}` }),
    )
    const older = (await visitor({ articles }).get('/', { as: 'reader' })).find('a', {
      class: 'pager-older',
    })[0]
    expect(older?.attributes['href']).toBe('/?before=a19&as=reader')
  })

  it('sends an old address on to itself', async () => {
    expect((await visitor().get('/articles/an-old-slug', { as: 'reader' })).headers.get('location')).toBe(
      `${ARTICLE}?as=reader`,
    )
  })
})

/** By the routes that the site declares: pages have a view for each reader, feeds and files have none. */
function hasOwnView(href: string): boolean {
  const { origin, pathname } = new URL(href, SITE_URL)
  if (origin !== SITE_URL || href.startsWith('#') || /\.(?:xml|txt)$/.test(pathname)) return false
  return publicRoutesOf(visitor().site).some(
    ({ path }) =>
      !path.startsWith('/api/') && new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(pathname),
  )
}
