// The article page: what readers and search engines see of it.

import { describe, expect, it, test } from 'vitest'
import { structuredData } from '../support/page.ts'
import { HANA, JONAS, wholeArticle } from './articles.ts'
import { ARTICLE, comment, drawArticle, drawTalk, SITE_URL, thread } from './drawn.tsx'

describe('an article', () => {
  it('says who wrote it, when it came out and when it was changed, with the zone', async () => {
    const page = await drawArticle(wholeArticle())
    expect(page.find('a', { href: '/authors/hana-okafor' })[0]?.words).toBe('Hana Okafor')
    expect(page.html).toContain(
      'Published <time datetime="2026-11-05T09:30:00.000Z">5 November 2026, 09:30 UTC</time>',
    )
    expect(page.html).toContain(
      'Updated <time datetime="2026-11-05T14:05:00.000Z">5 November 2026, 14:05 UTC</time>',
    )
    expect(page.html).toContain('2 min read')
  })

  it('keeps quiet about an update that never happened', async () => {
    const page = await drawArticle(wholeArticle({ updatedAt: '2026-11-05T09:30:00.000Z' }))
    expect(page.html).not.toContain('Updated')
  })

  it('shows its picture with credit, in the width the screen needs, and keeps its place while it loads', async () => {
    const image = (await drawArticle(wholeArticle())).find('img')[0]
    expect(image?.attributes).toMatchObject({
      width: '1920',
      height: '1080',
      alt: 'Rows of pale separation tanks under a corrugated roof',
    })
    expect(image?.attributes['srcset']).toContain('/api/media/file/tanks-1280.webp 1280w')
    expect(image?.attributes['srcset']).not.toContain('1200x630')
    expect((await drawArticle(wholeArticle())).html).toContain('Photograph: Mira Tan')
  })

  it('gives every figure a link to its source, and every source a link back', async () => {
    const page = await drawArticle(wholeArticle())
    for (const { attributes } of page.find('a', { class: 'figure-value' })) {
      const note = page.find('li', { id: attributes['href']?.slice(1) ?? '' })
      expect(note).toHaveLength(1)
      expect(note[0]?.words).toContain('Source:')
    }
    expect(page.find('a', { class: 'figure-note-back' })).toHaveLength(3)
    for (const { attributes } of page.find('a', { class: 'figure-note-back' }))
      expect(page.find('a', { id: attributes['href']?.slice(1) ?? '' })).toHaveLength(1)
  })

  it('sets the newsroom’s view apart and discloses', async () => {
    const page = await drawArticle(wholeArticle())
    expect(page.find('aside', { class: 'commentary', 'data-stance': 'bullish' })[0]?.words).toContain(
      'Jonas Lind',
    )
    expect(page.find('section', { class: 'disclosure' })[0]?.words).toContain('holds no position')
  })

  it('links an analyst only who has a byline, since nobody else has a page', async () => {
    const [elsewhere, here] = [
      await drawArticle(wholeArticle()),
      await drawArticle(wholeArticle({ byline: [HANA, JONAS] })),
    ]
    expect(elsewhere.html).toContain(
      '<span class="analyst-name">Jonas Lind</span>, <span class="analyst-title">',
    )
    expect(elsewhere.html).not.toContain('/authors/jonas-lind')
    expect(here.html).toContain(
      '<a href="/authors/jonas-lind" rel="author"><span class="analyst-name">Jonas Lind</span></a>',
    )
  })

  it('tells search engines and social sites what it is', async () => {
    const page = await drawArticle(wholeArticle(), { commentCount: 1 })
    const address = SITE_URL + ARTICLE
    expect(page.find('link', { rel: 'canonical' })[0]?.attributes['href']).toBe(address)
    expect(structuredData(page)).toMatchObject({
      '@type': 'NewsArticle',
      mainEntityOfPage: address,
      datePublished: '2026-11-05T09:30:00.000Z',
      dateModified: '2026-11-05T14:05:00.000Z',
      author: [{ '@type': 'Person', name: 'Hana Okafor', url: 'https://assay.example/authors/hana-okafor' }],
      image: expect.arrayContaining(['https://assay.example/api/media/file/tanks-1920.webp']) as unknown,
      commentCount: 1,
      isAccessibleForFree: true,
    })
    expect(page.find('meta', { property: 'og:image' })[0]?.attributes['content']).toBe(
      'https://assay.example/api/media/file/tanks-1200x630.jpg',
    )
    expect(page.find('meta', { property: 'og:type' })[0]?.attributes['content']).toBe('article')
    expect(page.find('meta', { name: 'twitter:card' })).toHaveLength(1)
    expect(page.find('link', { type: 'application/rss+xml' }).length).toBeGreaterThan(0)
  })

  it('has a social card even without a picture', async () => {
    const page = await drawArticle(wholeArticle({ leadImage: null }))
    expect(page.find('meta', { property: 'og:image' })[0]?.attributes['content']).toBe(
      'https://assay.example/assets/card.png',
    )
  })

  it('stays, once withdrawn, with its headline and the note, and without text, figures or structured data', async () => {
    const withdrawn = wholeArticle({
      withdrawal: { at: '2026-11-05T16:00:00.000Z', note: 'The floor price was misattributed.' },
    })
    const page = await drawArticle(withdrawn)
    expect(page.html).toContain('The floor price was misattributed.')
    expect(page.find('h1')[0]?.words).toBe(withdrawn.headline)
    for (const gone of ['commits no money', 'figure-note', 'ld+json', 'rel="canonical"'])
      expect(page.html).not.toContain(gone)
    expect(page.find('meta', { name: 'robots' })[0]?.attributes['content']).toBe('noindex')
    expect(page.html).toContain('Withdrawn <time datetime="2026-11-05T16:00:00.000Z">')
    expect(page.html).not.toContain('Updated') // it was, later than it came out: withdrawing it is all that is left to say
  })
})

test('what the desk or a reader wrote runs in a direction of its own, line by line', async () => {
  const page = await drawTalk({ threads: [thread(comment({ id: 'c-1', authorName: 'ليلى' }))] })
  for (const [name, what] of [
    ['p', 'standfirst'],
    ['div', 'comment-text'],
  ] as const)
    expect(page.find(name, { class: what })[0]?.attributes).not.toHaveProperty('dir')
  expect(page.find('textarea', { dir: 'auto' }).length).toBeGreaterThan(0)
  expect(page.find('bdi').map(({ words }) => words)).toContain('ليلى')
})
