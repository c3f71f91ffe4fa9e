// Forms that change nothing: of who is not logged in, whose text is kept, and from pages not ours.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aReader, type TestReader } from '../readers/desk.ts'
import { browserOn, type Browser } from '../support/browser.ts'
import { wholeArticle } from './articles.ts'
import { ARTICLE, SITE_URL } from './drawn.tsx'
import { openSeeded, type Seeded } from './seeded.ts'

const POST = `${ARTICLE}/comments`
let seeded: Seeded
let mei: TestReader
let root: string

beforeAll(async () => {
  seeded = await openSeeded()
  mei = await aReader(seeded.payload, 'Mei Tanaka')
})
beforeEach(async () => {
  await seeded.show([wholeArticle()])
  root = await seeded.said({ by: mei, ago: 5 })
})
afterAll(() => seeded?.close())

const bodies = async () => {
  const { docs } = await seeded.payload.find({ collection: 'comments', depth: 0, overrideAccess: true })
  return docs.map(({ body }) => body)
}
const boxIn = async (browser: Browser, path: string) =>
  (await browser.own(path)).find('textarea', { 'data-box': 'true' })[0]?.words

describe('posting without being logged in', () => {
  const long = Array.from({ length: 900 }, (_, index) => `word${index * 7919}`)
    .join(' ')
    .slice(0, 5000)

  it.each([
    ['login', '/login'],
    ['register', '/register'],
    ['', '/login'],
  ])('leads by the button “%s” to %s and keeps the text out of the address', async (next, door) => {
    const page = await seeded.browser().post(POST, { body: 'My secret view', next })
    expect(page.status).toBe(303)
    expect(page.location).toBe(`${door}?returnTo=${encodeURIComponent(`${ARTICLE}#respond`)}`)
    expect(await bodies()).toEqual(['A floor for whom?'])
  })

  it.each([
    ['short', 'A floor for “whom”?\n\n> quote'],
    ['as long as a comment may be', long],
    ['in another script', '希土類の価格下限は誰のためのものか。'.repeat(60)],
  ])('brings a text that is %s back into the box after logging in', async (_, body) => {
    const browser = seeded.browser()
    await browser.post(POST, { body, parent: root })
    await browser.logIn(mei)
    const back = await browser.own(`${ARTICLE}?replyTo=${root}`)
    expect(back.find('textarea', { 'data-box': 'true' })[0]?.words).toBe(body)
    expect(back.find('input', { name: 'parent' })[0]?.attributes['value']).toBe(root)
  })

  it('keeps no text that is longer than a comment can be, nor what is no name of a comment', async () => {
    const page = await seeded.browser().post(POST, { body: 'a'.repeat(20_001), parent: root })
    expect(page.location).toContain('/login')
    expect(page.headers.getSetCookie()).toEqual([])
    const short = await seeded.browser().post(POST, { body: 'Mine', parent: 'c'.repeat(60_000) })
    expect(short.headers.getSetCookie()[0]!.length).toBeLessThan(200)
  })

  it('keeps the text in a cookie for this article alone, out of reach of scripts', async () => {
    const cookies = (await seeded.browser().post(POST, { body: 'Mine' })).headers.getSetCookie()
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) {
      expect(cookie).toMatch(new RegExp(`; Path=${ARTICLE}; Max-Age=\\d+; HttpOnly; SameSite=Lax; Secure$`))
      expect(cookie.length).toBeLessThan(4096)
    }
  })

  it('shows the text in the reader’s own view alone, which is nobody else’s', async () => {
    const browser = seeded.browser()
    await browser.post(POST, { body: 'Mine alone' })
    expect(await boxIn(browser, ARTICLE)).toBe('Mine alone')
    expect((await browser.own(ARTICLE)).headers.get('cache-control')).toBe('private, no-store')
    expect((await browser.get(ARTICLE)).html).not.toContain('Mine alone')
  })

  it('forgets the text once it is posted', async () => {
    const browser = seeded.browser()
    await browser.post(POST, { body: 'Mine' })
    await browser.logIn(mei)
    const page = await browser.post(POST, { body: 'Mine' })
    expect(page.location).toContain('notice=comment-posted')
    expect(page.headers.getSetCookie().length).toBeGreaterThan(0)
    for (const cookie of page.headers.getSetCookie()) expect(cookie).toMatch(/=; .*Max-Age=0/)
    expect(await boxIn(browser, ARTICLE)).toBe('')
  })

  it.each(['assay-draft=nonsense', 'assay-draft=GwAA', `assay-draft=${'A'.repeat(9000)}`])(
    'takes no harm from a forged draft (%#)',
    async (cookie) => {
      expect(await boxIn(browserOn(seeded.site, { cookie }), ARTICLE)).toBe('')
    },
  )
})

describe('forms sent from elsewhere', () => {
  const FOREIGN: Record<string, string>[] = [
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'same-site', Origin: 'https://blog.assay.example' },
    { 'Sec-Fetch-Site': 'none' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: SITE_URL },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://assay.example' },
    { Origin: 'https://assay.example.evil.example' },
    {},
  ]
  let reader: Browser
  beforeAll(async () => {
    reader = await seeded.browserOf(mei)
  })

  it.each([
    POST,
    `${POST}/own/edit`,
    `${POST}/own/remove`,
    '/login',
    '/logout',
    '/register',
    '/verify',
    '/verify/resend',
    '/forgot',
    '/reset',
    '/account/name',
    '/account/password',
  ])('are refused before anything happens: %s', async (path) => {
    const before = await everything()
    for (const headers of FOREIGN) {
      for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
        const response = await seeded.site.request(path.replace('/own/', `/${root}/`), {
          method: 'POST',
          body: `body=x&displayName=Other&email=${encodeURIComponent(mei.email)}&password=${mei.password}`,
          headers: { Cookie: reader.cookies(), 'Content-Type': type, ...headers },
        })
        expect([response.status, response.headers.getSetCookie()]).toEqual([403, []])
      }
    }
    expect(await everything()).toBe(before)
    expect((await reader.get('/account')).status).toBe(200) // and is still logged in
  })

  it('are taken from our own pages when the browser only says its origin', async () => {
    const browser = await seeded.browserOf(mei)
    const response = await seeded.site.request('/logout', {
      method: 'POST',
      headers: { Origin: SITE_URL, Cookie: browser.cookies() },
    })
    expect(response.status).toBe(303)
    expect((await browser.get('/account')).location).toMatch(/^\/login/)
  })

  it('are not read when they are far too large', async () => {
    expect((await reader.post(POST, { body: 'x'.repeat(200_000) })).status).toBe(413)
    expect(await bodies()).toEqual(['A floor for whom?'])
  })
})

/** What a form could have changed. */
async function everything(): Promise<string> {
  const all = await Promise.all(
    (['comments', 'readers', 'outbox'] as const).map((collection) =>
      seeded.payload.db.find({ collection, pagination: false, sort: 'id' }),
    ),
  )
  return JSON.stringify(all.map(({ docs }) => docs))
}
