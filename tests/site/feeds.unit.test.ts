// The files for machines: feeds, sitemap, robots.txt.

import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { correctionsFeed } from '#src/site/feeds/corrections.ts'
import { rss } from '#src/site/feeds/rss.ts'
import { robots, sitemap } from '#src/site/feeds/sitemap.ts'
import {
  changedArticle,
  COPPER,
  CORRECTION,
  HANA,
  newsroom,
  noteRun,
  RARE_EARTHS,
  wholeArticle,
} from './articles.ts'
import { CHANNEL, SITE_URL } from './drawn.tsx'

const feedOf = (...articles: PublicArticle[]) => rss(CHANNEL, articles)
const contentOf = (article: PublicArticle) =>
  unescape(/<content:encoded>(.*?)<\/content:encoded>/s.exec(feedOf(article))?.[1] ?? '')
const descriptionOf = (article: PublicArticle) =>
  unescape(/<item>.*?<description>(.*?)<\/description>/s.exec(feedOf(article))?.[1] ?? '')
const sitemapOf = (articles: PublicArticle[]) =>
  sitemap(SITE_URL, { articles, commodities: [RARE_EARTHS], topics: [], authors: [HANA] }, { part: null })!

describe('the feed', () => {
  it('is well-formed RSS 2.0 that names itself', () => {
    const feed = feedOf(...newsroom())
    expect(unclosed(feed)).toEqual([])
    expect(feed).toContain(
      '<atom:link href="https://assay.example/feed.xml" rel="self" type="application/rss+xml"/>',
    )
    expect(feed).toContain('<link>https://assay.example/</link>')
    expect(feed.match(/<item>/g)).toHaveLength(newsroom().length)
  })

  it('gives each article a lasting id, RFC 822 dates, its authors and its whole text with full addresses', () => {
    const feed = feedOf(wholeArticle())
    expect(feed).toContain('<guid isPermaLink="false">urn:assay:article:article-1</guid>')
    expect(feed).toContain('<pubDate>Thu, 05 Nov 2026 09:30:00 +0000</pubDate>')
    expect(feed).toContain('<dc:creator>Hana Okafor</dc:creator>')
    const content = unescape(/<content:encoded>(.*?)<\/content:encoded>/s.exec(feed)?.[1] ?? '')
    expect(content).toContain('$110/kg')
    expect(content).toContain('Figures and sources')
    expect(content).not.toMatch(/(?:href|src)="\/|role="tooltip"|hidden/)
    expect(content).toContain('Jonas Lind')
    expect(content).not.toContain('/authors/jonas-lind') // no byline, no page
  })

  it('keeps the same id when the address changes', () => {
    const guid = (slug: string) => /<guid[^>]*>[^<]*/.exec(feedOf(wholeArticle({ slug })))?.[0]
    expect(guid('one')).toBe(guid('two'))
    expect(guid('one')).toContain('article-1')
  })

  it('has the note in place of the text of a withdrawn article', () => {
    const feed = feedOf(
      wholeArticle({ withdrawal: { at: '2026-11-05T16:00:00.000Z', note: 'Misattributed.' } }),
    )
    expect(feed).toContain('Withdrawn: Misattributed.')
    expect(feed).not.toContain('content:encoded>')
    expect(feed).not.toContain('commits no money')
  })

  it('gives a standfirst as the HTML that readers of feeds take it for, so that no sign in it is lost', () => {
    const standfirst = 'Yields of <T> & <em>R&D</em>, written &amp;'
    const feed = feedOf(wholeArticle({ standfirst, notes: [] }))
    const given = unescape(/<item>.*?<description>(.*?)<\/description>/s.exec(feed)?.[1] ?? '')
    expect(given).toBe('Yields of &lt;T&gt; &amp; &lt;em&gt;R&amp;D&lt;/em&gt;, written &amp;amp;')
    expect(textOf(given)).toBe(standfirst)
  })

  it('keeps the note on a change apart from the standfirst', () => {
    const feed = feedOf(changedArticle())
    const given = unescape(/<item>.*?<description>(.*?)<\/description>/s.exec(feed)?.[1] ?? '')
    expect(given).toMatch(/^<p><strong>(?:Correction|Update|Clarification|Refile), [^]*<\/p>\n<p>[^]*<\/p>$/)
  })

  it('breaks the lines of notes where the page breaks them', () => {
    const content = contentOf(
      wholeArticle({
        notes: [
          { ...CORRECTION, note: 'Put right at 1\n500 tonnes', was: '2\n750', is: '3\t900', where: 'Here' },
        ],
      }),
    )
    expect(content).toContain(
      '</strong> Put right at 1<br>500 tonnes</p>\n<p><strong>Where:</strong> Here</p>',
    )
    expect(content).toContain('<p><strong>What was wrong:</strong> 2<br>750</p>')
    expect(content).toContain('<p><strong>What is right:</strong> 3\u2003900</p>')
  })

  it('gives each line the direction that it has on the page, whatever stands before it', () => {
    const turning = 'זהב fell to 5 tonnes, בדיל rose to 7 units'
    const noted = wholeArticle({ notes: [{ ...CORRECTION, note: `${turning}\n12 → 15`, was: turning }] })
    for (const html of [contentOf(noted), descriptionOf(noted)]) {
      expect(html).toContain(`</strong> <bdi>${turning}</bdi><br>12 → 15</p>`)
      expect(html).toContain(`<p><strong>What was wrong:</strong> <bdi>${turning}</bdi></p>`)
    }
    expect(descriptionOf(wholeArticle({ standfirst: turning, notes: [] }))).toBe(
      `<p dir="auto">${turning}</p>`,
    )
    const [withdrawal, notes] = [{ at: '2026-11-05T16:00:00.000Z', note: turning }, noteRun().slice(0, 1)]
    expect(descriptionOf(wholeArticle({ withdrawal }))).toBe(`Withdrawn: <bdi>${turning}</bdi>`)
    const alone = notes.map((note) => ({ ...note, note: turning, was: null, is: null, where: null }))
    expect(unescape(correctionsFeed(CHANNEL, alone))).toContain(
      `<description><p dir="auto">${turning}</p></description>`,
    )
  })

  it('ends with the disclosure, as the page does', () => {
    expect(contentOf(wholeArticle({ disclosure: 'We hold 5\n300 shares are owed to us.' }))).toMatch(
      /<h2>Disclosure<\/h2>\n<p>We hold 5<br>300 shares are owed to us\.<\/p>\n$/,
    )
    expect(contentOf(wholeArticle({ disclosure: null }))).not.toContain('Disclosure')
  })

  it('drops what XML cannot hold', () => {
    const feed = feedOf(wholeArticle({ headline: 'A\u0000B\u000BC\uFFFED \u{1F600}' }))
    expect(feed).toContain('<title>ABCD \u{1F600}</title>')
  })
})

describe('the sitemap', () => {
  it('lists the articles with the true time of their last change, and the sections', () => {
    const file = sitemapOf(newsroom())
    expect(unclosed(file)).toEqual([])
    expect(file).toContain(
      '<url><loc>https://assay.example/articles/us-and-japan-sign-rare-earths-framework</loc><lastmod>2026-11-05T14:05:00.000Z</lastmod></url>',
    )
    expect(file).toContain('<loc>https://assay.example/commodities/rare-earths</loc>')
    expect(file).toContain('<loc>https://assay.example/corrections</loc>')
  })

  it('is an index of its parts where it is more than one file may hold', () => {
    const articles = Array.from({ length: 7 }, (_, index) => ({
      slug: `note-${index}`,
      updatedAt: '2026-11-05T14:05:00.000Z',
    }))
    const content = { articles, commodities: [COPPER], topics: [], authors: [HANA] } // eleven addresses
    const at = (part: string | null) => sitemap('https://assay.example', content, { part, most: 4 })
    const locs = (file: string | null) => [...(file ?? '').matchAll(/<loc>([^<]*)/g)].map(([, loc]) => loc!)
    const parts = locs(at(null))
    expect(parts).toEqual([1, 2, 3].map((part) => `https://assay.example/sitemap.xml?part=${part}`))
    const all = parts.flatMap((part) => locs(at(new URL(part).searchParams.get('part'))))
    expect([all.length, new Set(all).size]).toEqual([11, 11])
    expect(unclosed(at(null)!)).toEqual([])
    for (const odd of ['0', '4', '01', '1.5', 'x', '']) expect(at(odd)).toBeNull()
    expect(sitemap('https://assay.example', content, { part: '1' })).toBeNull()
  })

  it('is an empty newsroom’s too', () => {
    expect(sitemapOf([])).toContain('<url><loc>https://assay.example/</loc></url>')
  })
})

it('robots.txt keeps crawlers from what is personal, for staff or for machines, and shows them the sitemap', () => {
  const file = robots(SITE_URL)
  for (const path of ['/admin', '/api/', '/preview/', '/account'])
    expect(file.split('\n')).toContain(`Disallow: ${path}`)
  expect(file).toContain('Sitemap: https://assay.example/sitemap.xml')
  expect(file).not.toContain('Disallow: /\n')
})

it('robots.txt lets crawlers have the pictures of articles, which lie in a closed folder', () => {
  const lines = robots(SITE_URL).split('\n')
  expect(lines).toContain('Allow: /api/media/file/')
  expect(lines.indexOf('Allow: /api/media/file/')).toBeLessThan(lines.indexOf('Disallow: /api/'))
})

/** Elements that were opened and not closed in order, or closed and never opened. */
function unclosed(xml: string): string[] {
  const open: string[] = []
  for (const [, closing, name, rest] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)([^<>]*)>/g)) {
    if (closing) {
      if (open.pop() !== name) return [`</${name}>`]
    } else if (!rest?.endsWith('/')) open.push(name ?? '')
  }
  return open
}

/** What a page shows of HTML. */
function textOf(html: string): string {
  const text = (node: { value?: string; childNodes?: unknown[] }): string =>
    node.value ?? (node.childNodes ?? []).map((child) => text(child as never)).join('')
  return text(parseFragment(html) as never)
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
