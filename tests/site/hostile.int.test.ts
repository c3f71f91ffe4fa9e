// Names, titles, addresses and searches that try to be markup: they stay text everywhere.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SETTINGS } from '#src/caching/tags.ts'
import { announce } from '#src/invalidation/index.ts'
import { aReader } from '../readers/desk.ts'
import type { Browser } from '../support/browser.ts'
import { structuredData } from '../support/page.ts'
import { HANA, IMAGE, RARE_EARTHS, wholeArticle } from './articles.ts'
import { ARTICLE } from './drawn.tsx'
import { openSeeded, type Seeded } from './seeded.ts'

const EVIL = `"><img src=x onerror=alert(1)></script><!--<script>alert(2)</script>'&\u2028`

let seeded: Seeded
let reader: Browser
let commentId: string

beforeAll(async () => {
  seeded = await openSeeded()
  const { payload } = seeded
  const ola = await aReader(payload, 'Ola Berg')
  reader = await seeded.browserOf(ola)
  await seeded.show([
    wholeArticle({
      headline: EVIL,
      standfirst: EVIL,
      disclosure: EVIL,
      byline: [{ ...HANA, name: EVIL, jobTitle: EVIL }],
      commodities: [{ ...RARE_EARTHS, name: EVIL }],
      leadImage: { ...IMAGE, alt: EVIL, credit: EVIL, rights: EVIL },
      seo: { title: EVIL, description: EVIL },
    }),
  ])
  const root = await seeded.said({ by: ola, body: EVIL })
  commentId = await seeded.said({ by: ola, body: EVIL, parent: root, ago: 5 })
  // Past every check of what may be typed.
  await payload.db.updateOne({
    collection: 'readers',
    id: ola.id,
    data: { displayName: EVIL },
    returning: false,
  })
  await payload.db.updateMany({
    collection: 'commodities',
    where: { slug: { equals: RARE_EARTHS.slug } },
    data: { name: EVIL, symbol: EVIL },
  })
  await payload.updateGlobal({ slug: 'settings', data: {}, depth: 0, overrideAccess: true }) // there is a row
  await payload.db.updateGlobal({ slug: 'settings', data: { siteName: EVIL, tagline: EVIL } })
  announce({ kind: 'hard', tags: [SETTINGS, 'sections'] })
})
afterAll(() => seeded?.close())

describe('hostile text', () => {
  it.each([
    ['/', false],
    [ARTICLE, false],
    ['/commodities/rare-earths', false],
    ['/authors/hana-okafor', false],
    [`${ARTICLE}?replyTo=:id`, true],
    [`${ARTICLE}?edit=:id`, true],
    ['/account', true],
    [`/search?q=${encodeURIComponent(EVIL)}`, false],
    ['/search?q=img', false],
    [`/verify?token=${encodeURIComponent(EVIL)}`, false],
    [`/reset?token=${encodeURIComponent(EVIL)}`, false],
    [`/login?returnTo=${encodeURIComponent(EVIL)}&notice=${encodeURIComponent(EVIL)}`, false],
    [`/?before=${encodeURIComponent(EVIL)}&notice=constructor`, false],
    [`/${encodeURIComponent(EVIL)}`, false],
  ])('stays text on %s', async (path, isReader) => {
    const address = path.replace(':id', commentId)
    const page = isReader ? await reader.own(address) : await seeded.browser().get(address)
    expect(page.html).toContain('&lt;img src=x onerror=alert(1)&gt;') // the name of the site, at the least
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
    const page = await seeded.browser().get(ARTICLE)
    const data = page.find('script', { type: 'application/ld+json' })
    expect(data).toHaveLength(1)
    expect(data[0]?.words).not.toMatch(/[<>&\u2028]/)
    expect(structuredData(page)?.['headline']).toBe(EVIL)
  })

  it('cannot end an element of the feed', async () => {
    const { html } = await seeded.browser().get('/feed.xml')
    expect(html).not.toContain('<img src=x')
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  })

  it('comes back from a refused form as text', async () => {
    const page = await seeded
      .browser()
      .post('/login', { email: EVIL, password: 'no such word', returnTo: EVIL })
    expect(page.status).toBe(422)
    expect(page.find('input', { id: 'email' })[0]?.attributes['value']).toBe(EVIL.trim())
    expect(page.find('input', { name: 'returnTo' })[0]?.attributes['value']).toBe('/')
    expect(page.html).not.toContain('no such word')
  })
})
