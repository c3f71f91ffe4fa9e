// Every public page: that it is there, that it is valid, and who may keep it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCacheMetadata, CACHE_METADATA_HEADER } from '#src/caching/metadata.ts'
import { ownView } from '#src/site/view/view.ts'
import { aReader } from '../readers/desk.ts'
import type { Browser } from '../support/browser.ts'
import { newsroom as articles } from './articles.ts'
import { ARTICLE } from './drawn.tsx'
import { openSeeded, type Seeded } from './seeded.ts'

const KEPT = 'public, max-age=0, must-revalidate'
const NOT_KEPT = 'private, no-store'

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

let seeded: Seeded
let reader: Browser

beforeAll(async () => {
  seeded = await openSeeded()
  const [ola, mei] = await Promise.all(
    ['Ola Berg', 'Mei Tanaka'].map((name) => aReader(seeded.payload, name)),
  )
  reader = await seeded.browserOf(ola!)
  await seeded.show(articles())
  const root = await seeded.said({ by: mei! })
  for (const ago of [50, 40, 30, 20])
    await seeded.said({ by: ola!, parent: root, body: `For both, ${ago}.`, ago })
})
afterAll(() => seeded?.close())

const get = (path: string) => seeded.browser().get(path)
const cacheControl = async (path: string) => (await get(path)).headers.get('cache-control')

describe('public pages', () => {
  it.each(OPEN_PAGES)(
    '%s is there for somebody without an account, with one main heading',
    async (path, heading) => {
      const page = await get(path)
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
      const page = await get(path)
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
    const levels = [...(await get(path)).html.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]))
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
    const page = await get(path)
    expect(page.headers.getSetCookie()).toEqual([])
    expect(page.headers.get('cache-control')).toBe(KEPT)
    expect(readCacheMetadata(page.headers.get(CACHE_METADATA_HEADER))).not.toBeNull()
    const head = await seeded.site.request(path, { method: 'HEAD' })
    expect([head.status, head.headers.get('cache-control'), await head.text()]).toEqual([200, KEPT, ''])
  })

  it.each(['/', ARTICLE, '/account', '/search?q=copper', '/corrections'])(
    '%s as a reader sees it is kept by nobody',
    async (path) => {
      const page = await reader.own(path)
      expect(page.status).toBe(200)
      expect(page.html).toContain('Ola Berg')
      expect(page.headers.get('cache-control')).toBe(NOT_KEPT)
      expect(page.headers.get('etag')).toBeNull()
    },
  )

  it.each(['/', ARTICLE, '/search?q=copper', '/corrections'])(
    '%s with as=reader is kept by nobody even where nobody is logged in',
    async (path) => {
      const page = await get(ownView(path))
      expect(page.status).toBe(200)
      expect(page.headers.get('cache-control')).toBe(NOT_KEPT)
      expect(page.headers.get('etag')).toBeNull()
    },
  )

  it.each(['/login', '/register', '/check-mail', '/forgot', '/verify?token=secret', '/reset?token=secret'])(
    '%s, a door, is kept by nobody',
    async (path) => {
      expect(await cacheControl(path)).toBe(NOT_KEPT)
    },
  )

  it('loads and runs nothing that is not ours, and cannot be framed', async () => {
    const { headers } = await get('/')
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
    const page = await get('/nothing-here')
    expect(page.status).toBe(404)
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(page.headers.get('cache-control')).toBe(NOT_KEPT)
  })
})
