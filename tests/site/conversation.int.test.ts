// The conversation under an article as its address asks for it: what is first, answered or changed.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PublicCommenting } from '#src/articles/publicArticle.ts'
import { aReader, type TestReader } from '../readers/desk.ts'
import type { Browser } from '../support/browser.ts'
import { structuredData, type Page } from '../support/page.ts'
import { wholeArticle } from './articles.ts'
import { ARTICLE, SITE_URL } from './drawn.tsx'
import { openSeeded, type Seeded } from './seeded.ts'

let seeded: Seeded
let ola: TestReader
let mei: TestReader
let reader: Browser

beforeAll(async () => {
  seeded = await openSeeded()
  const made = await Promise.all(['Ola Berg', 'Mei Tanaka'].map((name) => aReader(seeded.payload, name)))
  ;[ola, mei] = made as [TestReader, TestReader]
  reader = await seeded.browserOf(ola)
})
beforeEach(() => seeded.show([wholeArticle()]))
afterAll(() => seeded?.close())

const get = (query = '') => seeded.browser().get(ARTICLE + query)
const idsIn = (page: Page) => page.find('article').flatMap(({ attributes }) => attributes['id'] ?? [])

describe('comments on the page', () => {
  it('go on where the cursor of the address says, and begin anew for what is longer than a cursor', async () => {
    const ids: string[] = []
    for (let ago = 1; ago <= 22; ago += 1) ids.push(await seeded.said({ by: mei, ago, body: `Then ${ago}.` }))
    const first = await get()
    expect(idsIn(first)).toEqual(ids.slice(0, 20).map((id) => `comment-${id}`))
    const more = first.find('a', { 'data-more': 'threads' })[0]?.attributes['href'] ?? ''
    const second = await seeded.browser().get(more)
    expect(idsIn(second)).toEqual(ids.slice(20).map((id) => `comment-${id}`))
    expect(second.find('a', { 'data-more': 'threads' })).toEqual([])
    expect(second.find('h2', { id: 'comments-title' })[0]?.words).toBe('22 comments')
    expect(structuredData(second)?.['commentCount']).toBe(22)
    expect(idsIn(await get(`?after=${'a'.repeat(2000)}`))).toEqual(idsIn(first))
  })

  it('show the one that an address points at first, and once', async () => {
    const older = await seeded.said({ by: mei, ago: 90 })
    const reply = await seeded.said({ by: ola, parent: older, body: 'For both.' })
    const newer = await seeded.said({ by: mei, ago: 30, body: 'And now?' })
    const page = await get(`?comment=${reply}`)
    expect(idsIn(page)).toEqual([older, reply, newer].map((id) => `comment-${id}`))
    expect(page.find('article', { id: `comment-${reply}` })[0]?.attributes['class']).toContain(
      'comment-focus',
    )
    expect(page.find('link', { rel: 'canonical' })[0]?.attributes['href']).toBe(SITE_URL + ARTICLE)
  })

  it('stay in order for an address that points at nothing', async () => {
    const id = await seeded.said({ by: mei })
    const page = await get('?comment=gone')
    expect([page.status, idsIn(page)]).toEqual([200, [`comment-${id}`]])
    expect(page.html).not.toContain('comment-focus')
  })

  it('are not there under an article that was withdrawn', async () => {
    const withdrawal = { at: '2026-11-05T16:00:00.000Z', note: 'The floor price was misattributed.' }
    await seeded.show([wholeArticle({ withdrawal })])
    await seeded.said({ by: mei })
    const page = await get()
    expect(page.html).toContain('misattributed')
    expect(page.html).not.toMatch(/id="comments"|A floor for whom/)
  })
})

it('who is answered stands above the box, for somebody without an account and on the way to the log-in', async () => {
  const id = await seeded.said({ by: mei })
  const page = await get(`?replyTo=${id}`)
  expect(page.find('h3', { id: 'respond-title' })[0]?.words).toBe('Reply to Mei Tanaka')
  expect(page.find('input', { name: 'parent' })[0]?.attributes['value']).toBe(id)
  const back = encodeURIComponent(`${ARTICLE}?replyTo=${id}#respond`)
  expect(page.find('a', { href: `/login?returnTo=${back}` })).toHaveLength(1)
})

describe('a reader', () => {
  it('reads what was just done with a comment in that comment, where the address leads, and once', async () => {
    const root = await seeded.said({ by: mei })
    const reply = await seeded.said({ by: ola, parent: root, body: 'For both.' })
    const page = await reader.own(`${ARTICLE}?comment=${reply}&notice=comment-posted`)
    expect(page.find('article', { id: `comment-${reply}` })[0]?.words.trim()).toMatch(
      /^Your comment is posted\./,
    )
    expect(page.find('p', { role: 'status' })).toHaveLength(1)
  })

  it.each([
    ['is gone', () => '?notice=comment-removed'],
    ['is not on the page', () => '?comment=c9&notice=comment-posted'],
    ['is another’s, being answered', (id: string) => `?replyTo=${id}&notice=verified`],
  ])('reads it above them all where the comment %s', async (_, query) => {
    const id = await seeded.said({ by: mei })
    const page = await reader.own(ARTICLE + query(id))
    expect(page.find('p', { role: 'status' })).toHaveLength(1)
    expect(page.find('article', { id: `comment-${id}` })[0]?.words).not.toMatch(/Your (?:comment|e-mail)/)
  })

  it('opens their own comment for editing for 15 minutes, with what they typed in it', async () => {
    const [fresh, old] = [
      await seeded.said({ by: ola, ago: 14, body: 'As *typed*' }),
      await seeded.said({ by: ola, ago: 15, body: 'As *meant*' }),
    ]
    const page = await reader.own(`${ARTICLE}?edit=${fresh}`)
    expect(page.find('textarea', { id: 'edit-body' })[0]?.words).toBe('As *typed*')
    expect((await reader.own(`${ARTICLE}?edit=${old}`)).find('textarea', { id: 'edit-body' })).toEqual([])
    const { html } = await reader.own(ARTICLE)
    expect(html).toContain(`?edit=${fresh}&amp;`)
    expect(html).not.toContain(`?edit=${old}&amp;`)
  })

  it("cannot open somebody else's comment for editing", async () => {
    const id = await seeded.said({ by: mei, ago: 5 })
    expect((await reader.own(`${ARTICLE}?edit=${id}`)).find('textarea', { id: 'edit-body' })).toEqual([])
  })

  it('who was banned since gets no box', async () => {
    const who = { collection: 'readers', id: ola.id, returning: false } as const
    await seeded.payload.db.updateOne({ ...who, data: { bannedAt: '2026-11-06T09:00:00.000Z' } })
    try {
      const page = await reader.own(ARTICLE)
      expect(page.find('textarea')).toEqual([])
      expect(page.html).toContain('may not post comments at present')
    } finally {
      await seeded.payload.db.updateOne({ ...who, data: { bannedAt: null } })
    }
  })
})

describe('closed comments', () => {
  const closed: [string, PublicCommenting, boolean][] = [
    ['the article is closed', { mode: 'closed', closesAt: null }, false],
    ['its time is up', { mode: 'closes_after', closesAt: '2026-11-06T10:00:00.000Z' }, false],
    ['the whole site is closed', { mode: 'open', closesAt: null }, true],
  ]
  it.each(closed)('show the threads and no form when %s', async (_, commenting, closeComments) => {
    await seeded.show([wholeArticle({ commenting })])
    await seeded.said({ by: mei })
    const set = (data: object) =>
      seeded.payload.updateGlobal({ slug: 'settings', data, depth: 0, overrideAccess: true })
    await set({ closeComments })
    try {
      const page = await reader.own(ARTICLE)
      expect(page.html).toContain('Comments are closed.')
      expect(page.html).toContain('A floor for whom?')
      expect(page.find('textarea')).toEqual([])
      expect(page.html).not.toContain('data-reply=')
    } finally {
      await set({ closeComments: false })
    }
  })

  it('are announced before they close', async () => {
    const commenting = { mode: 'closes_after', closesAt: '2026-11-06T10:00:00.001Z' } as const
    await seeded.show([wholeArticle({ commenting })])
    expect((await get()).html).toContain('Comments close on 6 November 2026, 10:00 UTC.')
  })
})
