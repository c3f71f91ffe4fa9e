// Public pages are the same for everybody, byte by byte; and no address that anybody can make up gives one
// that may be kept.

import type { Payload } from 'payload'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { publicRoutesOf } from '#src/caching/publicRoutes.ts'
import { PAGE_SIZE } from '#src/site/http/pageResponse.ts'
import { aReader } from '../readers/desk.ts'
import { signIn, STAFF_COOKIE } from '../support/http.ts'
import { changedArticle, newsroom as articles, shortArticle } from './articles.ts'
import { ARTICLE, SITE_URL } from './drawn.tsx'
import { openSeeded, type Seeded } from './seeded.ts'

const KEPT = 'public, max-age=0, must-revalidate'
const NOT_KEPT = 'private, no-store'

/** `:root`, `:reply` and so on stand for the comments that there are. */
const PUBLIC = [
  '/',
  '/commodities/rare-earths',
  '/topics/trade-policy',
  '/authors/hana-okafor',
  '/corrections',
  '/search',
  '/search?q=copper',
  ARTICLE,
  `${ARTICLE}?comment=:reply`,
  `${ARTICLE}?replyTo=:root`,
  '/feed.xml',
  '/commodities/rare-earths/feed.xml',
  '/topics/trade-policy/feed.xml',
  '/authors/hana-okafor/feed.xml',
  '/corrections/feed.xml',
  '/sitemap.xml',
  '/robots.txt',
]

let seeded: Seeded
/** All that could tell one visitor from another. */
let visitors: Record<string, string>[]
const names = new Map<string, string>()

beforeAll(async () => {
  seeded = await openSeeded()
  const { payload, staff, password } = seeded
  const ola = await aReader(payload, 'Ola Berg')
  const reader = (await seeded.browserOf(ola)).cookies()
  const more = Array.from({ length: PAGE_SIZE }, (_, index) =>
    shortArticle({
      id: `a${index}`,
      slug: `article-${index}`,
      headline: `Nickel ${index}`,
      publishedAt: new Date(Date.UTC(2026, 10, 1, 12) - index * 7_200_000).toISOString(),
    }),
  )
  await seeded.show([changedArticle(), ...articles().slice(1), ...more], { former: ['an-old-slug'] })
  names.set(':root', await seeded.said({ by: ola, ago: 5, body: 'Mine, and to be changed.' }))
  for (let ago = 4; ago > 0; ago -= 1)
    names.set(
      ':reply',
      await seeded.said({ by: ola, ago, parent: names.get(':root')!, body: `Mine, ${ago}.` }),
    )
  for (let ago = 30; ago < 50; ago += 1) await seeded.said({ by: ola, ago, body: `At ${ago}.` })
  const page = await seeded.browser().get(ARTICLE)
  for (const [name, part, parameter] of [
    [':after', 'threads', 'after'],
    [':afterReply', 'replies', 'afterReply'],
  ] as const) {
    const [link] = page.find('a', { 'data-more': part })
    names.set(name, new URL(link!.attributes['href']!, SITE_URL).searchParams.get(parameter)!)
  }
  const token = await signIn(payload, staff.editor.email, password)
  visitors = [
    { Cookie: `${reader}; assay-draft=iwWAWyJNaW5lIixudWxsXQM` },
    { Cookie: `${STAFF_COOKIE}=${token}` },
    { Authorization: `Bearer ${/assay-reader=([^;]+)/.exec(reader)![1]}` },
    { Authorization: `JWT ${token}` },
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
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => seeded?.close())

const addressOf = (path: string) => path.replaceAll(/:[a-z]\w*/gi, (name) => names.get(name) ?? name)
const ask = (path: string, headers: Record<string, string> = {}) =>
  seeded.site.request(addressOf(path), { headers })
const cacheControl = async (path: string) => (await ask(path)).headers.get('cache-control')

describe('a public address', () => {
  it.each(PUBLIC)('%s is the same for everybody, byte by byte', async (path) => {
    const plain = await ask(path)
    expect([plain.status, plain.headers.get('cache-control')]).toEqual([200, KEPT])
    const [text, headers] = [await plain.text(), JSON.stringify([...plain.headers])]
    for (const sent of visitors) {
      const answer = await ask(path, sent)
      expect(await answer.text()).toBe(text)
      expect(JSON.stringify([...answer.headers])).toBe(headers)
    }
  })

  it.each(PUBLIC)('%s knows no other parameter, whatever it is called', async (path) => {
    const text = await (await ask(path)).text()
    for (const more of [
      'notice=logged-out',
      'edit=:root',
      'as=staff',
      'as=',
      'utm_source=x',
      'returnTo=%2Faccount',
      '__proto__=1',
    ]) {
      const answer = await ask(`${path}${path.includes('?') ? '&' : '?'}${more}`)
      expect(await answer.text()).toBe(text)
    }
  })

  it('is declared, every one of them, with the parameters that it knows', () => {
    const list = { query: ['before'], unknown: 'ignored' }
    const file = { query: [], unknown: 'ignored' }
    const declared = publicRoutesOf(seeded.site)
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
    const asked = questionsTo(seeded.payload)
    const [reader] = visitors
    for (const path of [...PUBLIC, '/nothing-here', '/articles/none']) await ask(path, reader)
    expect(asked.filter((question) => question.includes('session'))).toEqual([])
    await ask('/account', reader)
    expect(asked.filter((question) => question.includes('session'))).not.toEqual([]) // so it would have been seen
  })
})

describe('what may be kept', () => {
  it('is a page that our own links lead to', async () => {
    const first = await seeded.browser().get('/')
    const older = first.find('a', { class: 'pager-older' })[0]?.attributes['href'] ?? ''
    expect(older).toMatch(/^\/\?before=./)
    expect([await cacheControl(older), await cacheControl('/search?q=copper')]).toEqual([KEPT, KEPT])
  })

  it.each(['?after=:after', '?comment=:root&afterReply=:afterReply'])(
    'is a page of comments that our own links lead to: %s',
    async (query) => {
      expect(await cacheControl(ARTICLE + query)).toBe(KEPT)
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
    'comment=:root&afterReply=nonsense',
    'afterReply=:afterReply',
    'replyTo=gone',
    'replyTo=:root&comment=:root',
    'after=:after&comment=:root',
  ])('is no page of comments with %s', async (query) => {
    const page = await ask(`${ARTICLE}?${query}`)
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
    const answer = await seeded.browser().post('/login', { email: 'x' })
    expect(answer.headers.get('cache-control')).toBe(NOT_KEPT)
  })
})

/** What the database is asked from now on. */
function questionsTo({ db }: Payload): string[] {
  const asked: string[] = []
  type Askable = { execute: (said: unknown) => Promise<unknown> }
  const { client } = db as Payload['db'] & { client?: Askable }
  const note =
    <Question, Answer>(put: (question: Question) => Answer) =>
    (question: Question) => {
      asked.push(JSON.stringify(question))
      return put(question)
    }
  if (client) vi.spyOn(client, 'execute').mockImplementation(note(client.execute.bind(client)))
  else vi.spyOn(db, 'find').mockImplementation(note(db.find.bind(db)) as typeof db.find)
  return asked
}
