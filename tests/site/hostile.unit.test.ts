// Names, titles, addresses and searches that try to be markup: they stay text everywhere.

import { describe, expect, it } from 'vitest'
import { HANA, IMAGE, RARE_EARTHS, wholeArticle } from './articles.ts'
import { comment, READER, thread } from './fakes.ts'
import { visitor } from './visit.ts'

const EVIL = `"><img src=x onerror=alert(1)></script><!--<script>alert(2)</script>'&\u2028`
const ARTICLE = '/articles/us-and-japan-sign-rare-earths-framework'

const article = wholeArticle({
  headline: EVIL,
  standfirst: EVIL,
  disclosure: EVIL,
  byline: [{ ...HANA, name: EVIL, jobTitle: EVIL }],
  commodities: [{ ...RARE_EARTHS, name: EVIL }],
  leadImage: { ...IMAGE, alt: EVIL, credit: EVIL, rights: EVIL },
  seo: { title: EVIL, description: EVIL },
})
const threads = [thread(comment({ id: 'c1', authorName: EVIL, inReplyTo: { id: 'c0', authorName: EVIL } }))]
const reader = { ...READER, displayName: EVIL }
const site = visitor({
  articles: [article],
  threads,
  reader,
  deps: { settings: async () => ({ siteName: EVIL, tagline: EVIL, commentsClosed: false }) },
})

describe('hostile text', () => {
  it.each([
    ['/', undefined],
    [ARTICLE, undefined],
    [`${ARTICLE}?replyTo=c1`, 'reader'],
    ['/account', 'reader'],
    [`/search?q=${encodeURIComponent(EVIL)}`, undefined],
    [`/verify?token=${encodeURIComponent(EVIL)}`, undefined],
    [`/reset?token=${encodeURIComponent(EVIL)}`, undefined],
    [`/login?returnTo=${encodeURIComponent(EVIL)}&notice=${encodeURIComponent(EVIL)}`, undefined],
    [`/?before=${encodeURIComponent(EVIL)}&notice=constructor`, undefined],
    [`/${encodeURIComponent(EVIL)}`, undefined],
  ] as const)('stays text on %s', async (path, as) => {
    const page = await site.get(path, as ? { as } : {})
    expect(page.errors).toEqual([])
    expect(page.find('img', { src: 'x' })).toEqual([])
    expect(
      page
        .find('script')
        .filter(
          ({ attributes }) =>
            !attributes['src']?.startsWith('/assets/') && attributes['type'] !== 'application/ld+json',
        ),
    ).toEqual([])
    expect(page.html).not.toContain('<img src=x')
  })

  it('cannot end the structured data, which still says what it said', async () => {
    const page = await site.get(ARTICLE)
    const data = page.find('script', { type: 'application/ld+json' })
    expect(data).toHaveLength(1)
    expect(data[0]?.words).not.toMatch(/[<>&\u2028]/)
    expect((JSON.parse(data[0]?.words ?? '') as { headline: string }).headline).toBe(EVIL)
  })

  it('cannot end an element of the feed', async () => {
    const { html } = await site.get('/feed.xml')
    expect(html).not.toContain('<img src=x')
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  })

  it('comes back from a refused form as text', async () => {
    const page = await site.post('/login', { email: EVIL, password: 'wrong', returnTo: EVIL })
    expect(page.status).toBe(422)
    expect(page.find('input', { id: 'email' })[0]?.attributes['value']).toBe(EVIL.trim())
    expect(page.find('input', { name: 'returnTo' })[0]?.attributes['value']).toBe('/')
    expect(page.html).not.toContain('wrong')
  })
})
