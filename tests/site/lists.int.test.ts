// What is listed: the newest first, page by page, for people and for machines; and what is not there.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PAGE_SIZE } from '#src/site/http/pageResponse.ts'
import {
  changedArticle,
  newsroom as articles,
  noteRun,
  shortArticle,
  UPDATE,
  wholeArticle,
} from './articles.ts'
import { ARTICLE, SITE_URL } from './drawn.tsx'
import { openSeeded, type Seeded } from './seeded.ts'

let seeded: Seeded

beforeAll(async () => {
  seeded = await openSeeded()
})
beforeEach(() => seeded.show(articles(), { former: ['an-old-slug'] }))
afterAll(() => seeded?.close())

const get = (path: string) => seeded.browser().get(path)

describe('lists', () => {
  it('shows the newest first and links to the older ones, and from there back', async () => {
    await seeded.show(
      Array.from({ length: PAGE_SIZE + 3 }, (_, index) =>
        shortArticle({
          id: `a${index}`,
          slug: `article-${index}`,
          headline: `Headline ${index}`,
          publishedAt: new Date(Date.UTC(2026, 10, 5, 12) - index * 7_200_000).toISOString(),
        }),
      ),
    )
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
    await seeded.show([])
    expect((await get('/')).html).toContain('Nothing has been published yet.')
    expect((await get('/sitemap.xml')).html).toContain(`<url><loc>${SITE_URL}/</loc></url>`)
  })

  it('keeps the words that were searched for in the form, and asks no search engine to index results', async () => {
    const page = await get('/search?q=copper')
    expect(page.find('input', { id: 'q' })[0]?.attributes['value']).toBe('copper')
    expect(page.find('h3').map(({ words }) => words)).toEqual([articles()[1]?.headline])
    expect(page.find('meta', { name: 'robots' })[0]?.attributes['content']).toBe('noindex')
  })
})

describe('the page of corrections', () => {
  it('lists the notes of all articles, the newest first, and leads to each where it stands', async () => {
    const [withdrawn] = noteRun()
    await seeded.show([
      changedArticle(),
      shortArticle({
        ...withdrawn!.article,
        edition: withdrawn!.edition,
        withdrawal: { at: withdrawn!.at, note: withdrawn!.note },
      }),
    ])
    const page = await get('/corrections')
    expect(page.find('article').map(({ words }) => /^(\w+?)\d/.exec(words)?.[1])).toEqual([
      'Withdrawal',
      'Refile',
      'Clarification',
      'Correction',
      'Update',
    ])
    expect(page.find('article')[0]?.words).toContain(withdrawn!.note)
    const [correction] = page.find('a', { href: `${ARTICLE}#change-3` })
    expect((await get(correction!.attributes['href']!)).find('section', { id: 'change-3' })).toHaveLength(1)
    const feed = await get('/corrections/feed.xml')
    expect(feed.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
    expect(feed.html.match(/<item>/g)).toHaveLength(5)
    expect(feed.html).toContain(`urn:assay:article:${seeded.idOf('article-1')}:edition:3<`)
  })

  it('is linked from every page and from the sitemap', async () => {
    expect((await get('/')).find('a', { href: '/corrections' })).toHaveLength(1)
    expect((await get('/sitemap.xml')).html).toContain(`<loc>${SITE_URL}/corrections</loc>`)
  })

  it('goes on by pages', async () => {
    const notes = Array.from({ length: 25 }, (_, index) => ({
      ...UPDATE,
      edition: 26 - index,
      at: new Date(Date.UTC(2026, 10, 5, 14) - index * 60_000).toISOString(),
      note: `Note number ${index}.`,
    }))
    await seeded.show([wholeArticle({ edition: 26, notes })])
    const first = await get('/corrections')
    expect(first.find('article')).toHaveLength(20)
    const second = await get(first.find('a', { class: 'pager-older' })[0]!.attributes['href']!)
    expect(second.find('article')).toHaveLength(5)
    expect(second.html).toContain('Note number 24.')
    expect(second.find('link', { rel: 'canonical' })).toEqual([])
  })

  it('says so when nothing was ever changed', async () => {
    await seeded.show([wholeArticle()])
    expect((await get('/corrections')).html).toContain('No published article has been changed.')
  })
})

describe('the files for machines', () => {
  it.each([
    ['/feed.xml', 'application/rss+xml; charset=utf-8'],
    ['/sitemap.xml', 'application/xml; charset=utf-8'],
    ['/robots.txt', 'text/plain; charset=utf-8'],
  ])('%s says what it is, and any site’s page may read it', async (path, type) => {
    const { headers } = await get(path)
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('access-control-allow-origin')).toBe('*')
  })

  it.each([
    ['/commodities/copper/feed.xml', ['article-2']],
    ['/topics/trade-policy/feed.xml', ['article-1', 'article-3']],
    ['/authors/hana-okafor/feed.xml', ['article-1', 'article-4']],
  ])('a section has a feed of its own: %s', async (path, ids) => {
    const page = await get(path)
    expect(page.status).toBe(200)
    expect(page.html).toContain(`<atom:link href="${SITE_URL}${path}" rel="self"`)
    const items = [...page.html.matchAll(/urn:assay:article:([^<]+)</g)].map(([, id]) => id)
    expect(items).toEqual(ids.map(seeded.idOf))
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
    const page = await get(path)
    expect(page.status).toBe(404)
    expect(page.find('h1')[0]?.words).toBe('Page not found')
  })

  it('sends an old address on for good', async () => {
    const page = await get('/articles/an-old-slug')
    expect([page.status, page.location]).toEqual([301, ARTICLE])
  })
})
