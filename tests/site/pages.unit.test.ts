// Every public page: that it is there, that it is valid, and that it is the same for everybody.

import { describe, expect, it } from 'vitest'
import { readShows, SHOWS_HEADER } from '#src/freshness/declaration.ts'
import { createSite } from '#src/site/app.tsx'
import { PAGE_SIZE } from '#src/site/kit.ts'
import { ownView } from '#src/site/view.ts'
import { newsroom, shortArticle } from './articles.ts'
import { comment, fakeSite, thread } from './fakes.ts'
import { visitor } from './visit.ts'

const ARTICLE = '/articles/us-and-japan-sign-rare-earths-framework'
const THREADS = [
  thread(
    comment({ id: 'c1' }),
    [comment({ id: 'c2', inReplyTo: { id: 'c1', authorName: 'Mei Tanaka' } })],
    2,
  ),
]

const OPEN_PAGES = [
  ['/', 'Assay'],
  [ARTICLE, 'US and Japan sign a rare earths framework, and leave the price floor between the lines'],
  ['/articles/tungsten-quota', 'Tungsten quota: what the notice says and what it leaves out'],
  ['/commodities/rare-earths', 'Rare earths'],
  ['/commodities/ndpr', 'NdPr'],
  ['/topics/trade-policy', 'Trade policy'],
  ['/authors/hana-okafor', 'Hana Okafor'],
  ['/search', 'Search'],
  ['/search?q=copper', 'Search'],
  ['/search?q=unobtainium', 'Search'],
  ['/login', 'Log in'],
  ['/register', 'Register'],
  ['/check-mail', 'Check your mail'],
  ['/check-mail?for=reset', 'Check your mail'],
  ['/verify?token=abc', 'Confirm your e-mail address'],
  ['/forgot', 'Forgotten password'],
  ['/reset?token=abc', 'Choose a new password'],
] as const

describe('public pages', () => {
  it.each(OPEN_PAGES)(
    '%s is there for somebody without an account, with one main heading',
    async (path, heading) => {
      const page = await visitor({ threads: THREADS }).get(path)
      expect(page.status).toBe(200)
      expect(page.find('h1').map(({ words }) => words.trim())).toEqual([heading])
      expect(page.find('main')).toHaveLength(1)
      expect(page.find('a', { class: 'skip', href: '#main' })).toHaveLength(1)
      expect(page.find('html')[0]?.attributes['lang']).toBe('en-GB')
    },
  )

  it.each(OPEN_PAGES)(
    '%s is valid HTML without doubled ids, inline styles or inline handlers',
    async (path) => {
      const page = await visitor({ threads: THREADS }).get(path)
      expect(page.errors).toEqual([])
      const ids = [...page.shown.matchAll(/ id="([^"]*)"/g)].map((match) => match[1])
      expect(ids).toEqual([...new Set(ids)])
      expect(page.html).not.toMatch(/ style=| on[a-z]+=|javascript:/i)
      for (const script of page.find('script'))
        expect(script.attributes['src'] ?? script.attributes['type']).toMatch(
          /^\/assets\/|^application\/ld\+json$/,
        )
    },
  )

  it.each(OPEN_PAGES)('%s never skips a level of heading', async (path) => {
    const page = await visitor({ threads: THREADS }).get(path)
    const levels = [...page.html.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]))
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
  })

  it.each([
    '/',
    ARTICLE,
    '/commodities/rare-earths',
    '/topics/trade-policy',
    '/authors/hana-okafor',
    '/corrections',
    '/search',
    '/search?q=copper',
    '/feed.xml',
    '/sitemap.xml',
    '/robots.txt',
  ])('%s sets no cookie, may be kept, and says what it shows', async (path) => {
    const { get, site } = visitor({ threads: THREADS })
    const page = await get(path)
    expect(page.headers.getSetCookie()).toEqual([])
    expect(page.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(readShows(page.headers.get(SHOWS_HEADER))).not.toBeNull()
    const head = await site.request(path, { method: 'HEAD' })
    expect([head.status, head.headers.get('cache-control'), await head.text()]).toEqual([
      200,
      'public, max-age=0, must-revalidate',
      '',
    ])
  })

  it.each(['/', ARTICLE, '/account', '/search?q=copper', '/corrections'])(
    '%s as a reader sees it is kept by nobody',
    async (path) => {
      const page = await visitor().get(path, { as: 'reader' })
      expect(page.status).toBe(200)
      expect(page.headers.get('cache-control')).toBe('private, no-store')
      expect(page.headers.get('etag')).toBeNull()
    },
  )

  it.each(['/', ARTICLE, '/search?q=copper', '/corrections'])(
    '%s with as=reader is kept by nobody even where nobody is logged in',
    async (path) => {
      const page = await visitor().get(ownView(path))
      expect(page.status).toBe(200)
      expect(page.headers.get('cache-control')).toBe('private, no-store')
      expect(page.headers.get('etag')).toBeNull()
    },
  )

  it.each(['/login', '/register', '/check-mail', '/forgot', '/verify?token=secret', '/reset?token=secret'])(
    '%s, a door, is kept by nobody',
    async (path) => {
      expect((await visitor().get(path)).headers.get('cache-control')).toBe('private, no-store')
    },
  )

  it('loads and runs nothing that is not ours, and cannot be framed', async () => {
    const { headers } = await visitor().get('/')
    const policy = headers.get('content-security-policy') ?? ''
    for (const rule of [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy.split('; ')).toContain(rule)
    }
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+$/)
  })

  it('works under the same headers when something fails', async () => {
    const page = await visitor().get('/nothing-here')
    expect(page.status).toBe(404)
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(page.headers.get('cache-control')).toBe('private, no-store')
  })
})

describe('lists', () => {
  const many = Array.from({ length: PAGE_SIZE + 3 }, (_, index) =>
    shortArticle({
      id: `a${index}`,
      slug: `article-${index}`,
      headline: `Headline ${index}`,
      publishedAt: new Date(Date.UTC(2026, 10, 5, 12) - index * 7_200_000).toISOString(),
    }),
  )

  it('shows the newest first and links to the older ones, and from there back', async () => {
    const { get } = visitor({ articles: many })
    const first = await get('/')
    expect(first.html).toContain('Headline 0')
    expect(first.html).not.toContain(`Headline ${PAGE_SIZE}<`)
    expect(first.find('a', { class: 'pager-newest' })).toEqual([])
    const older = first.find('a', { class: 'pager-older' })[0]?.attributes['href'] ?? ''
    const second = await get(older)
    expect(second.html).toContain(`Headline ${PAGE_SIZE}<`)
    expect(second.find('a', { class: 'pager-older' })).toEqual([])
    expect(second.find('a', { class: 'pager-newest' })[0]?.attributes['href']).toBe('/')
    expect(second.find('meta', { name: 'robots' })[0]?.attributes['content']).toBe('noindex')
  })

  it('says so when nothing has been published', async () => {
    expect((await visitor({ articles: [] }).get('/')).html).toContain('Nothing has been published yet.')
  })

  it('shows a commodity in its tree', async () => {
    const { get } = visitor()
    expect(
      (await get('/commodities/rare-earths')).find('a', { href: '/commodities/ndpr' }).length,
    ).toBeGreaterThan(0)
    expect(
      (await get('/commodities/ndpr')).find('nav', { 'aria-label': 'Above this commodity' })[0]?.words,
    ).toContain('Rare earths')
  })

  it('keeps the words that were searched for in the form, and asks no search engine to index results', async () => {
    const page = await visitor().get('/search?q=copper')
    expect(page.find('input', { id: 'q' })[0]?.attributes['value']).toBe('copper')
    expect(page.find('h3').map(({ words }) => words)).toEqual([newsroom()[1]?.headline])
    expect(page.find('meta', { name: 'robots' })[0]?.attributes['content']).toBe('noindex')
  })
})

describe('what is not there', () => {
  it.each([
    '/articles/none',
    '/commodities/none',
    '/topics/none',
    '/authors/none',
    '/nothing',
    '/commodities/none/feed.xml',
    '/preview/articles/article-1',
    '/articles/..%2f..%2fetc',
  ])('%s is a real 404 with a page', async (path) => {
    const page = await visitor().get(path)
    expect(page.status).toBe(404)
    expect(page.find('h1')[0]?.words).toBe('Page not found')
  })

  it('sends an old address on for good', async () => {
    const page = await visitor().get('/articles/an-old-slug')
    expect(page.status).toBe(301)
    expect(page.headers.get('location')).toBe(ARTICLE)
  })

  it('says that the fault is ours without saying what it was', async () => {
    const page = await visitor({
      reads: {
        list: async () => {
          throw new Error('SQLITE_CORRUPT at /srv/data')
        },
      },
    }).get('/')
    expect(page.status).toBe(500)
    expect(page.html).toContain('The fault is ours')
    expect(page.html).not.toContain('SQLITE')
  })

  it('asks to wait when the database is busy', async () => {
    const deps = fakeSite({
      reads: {
        list: async () => {
          throw new Error('busy')
        },
      },
      deps: { report: () => ({ status: 503, retryAfterSeconds: 2 }) },
    })
    const response = await createSite(deps).request('/')
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('2')
  })

  it('asks to wait on a page of Assay even where it is not known who asks', async () => {
    const away = async () => {
      throw new Error('away')
    }
    const page = await visitor({
      readers: { current: away },
      reads: { list: away },
      deps: { report: () => ({ status: 503, retryAfterSeconds: 5 }) },
    }).get('/', { as: 'reader' })
    expect([page.status, page.headers.get('retry-after'), page.headers.get('cache-control')]).toEqual([
      503,
      '5',
      'private, no-store',
    ])
    expect(page.find('h1')[0]?.words).toBe('One moment please')
  })

  it('still answers with a sentence when not even the sections can be read', async () => {
    const page = await visitor({
      reads: {
        sections: async () => {
          throw new Error('down')
        },
      },
    }).get('/')
    expect(page.status).toBe(500)
    expect(page.headers.get('content-type')).toContain('text/plain')
  })
})
