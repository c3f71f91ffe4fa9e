// What only the desk sees of an article: every edition as it was, and honest previews. And a run of notes.

import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { p, text } from '#src/demo/text.ts'
import { findPublicNotes } from '#src/public/notes.ts'
import { aReader } from '../readers/desk.ts'
import { draft, inMinutes, published, republished, take, withdraw } from '../support/articles.ts'
import { browserOn } from '../support/browser.ts'
import { A_CORRECTION } from '../support/changes.ts'
import { signIn, STAFF_COOKIE } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import type { Page } from '../support/page.ts'
import { siteOver } from '../support/site.ts'

const HOUR = 3_600_000
let newsroom: Newsroom
let site: Hono
let cookies: Record<'editor' | 'moderator' | 'reader', string>
let article: Article
const ago = (hours: number) => new Date(Date.now() - hours * HOUR)
const body = (words: string) => text(p(words)) as unknown as Article['body']

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  site = siteOver(payload)
  const cookie = async (email: string) => `${STAFF_COOKIE}=${await signIn(payload, email, password)}`
  const reader = browserOn(site)
  await reader.logIn(await aReader(payload, 'Ola Berg'))
  cookies = {
    editor: await cookie(staff.editor.email),
    moderator: await cookie(staff.moderator.email),
    reader: reader.cookies().split('; ')[0]!,
  }
  article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { headline: 'Zinc at ninety', body: body('It stood at ninety.') },
    now: ago(5),
  })
  article = await republished(payload, {
    author: staff.author,
    editor: staff.editor,
    id: article.id,
    data: { headline: 'Zinc at a hundred', body: body('It stood at a hundred.') },
    change: A_CORRECTION,
    now: ago(3),
  })
  await withdraw(payload, staff, article.id, 'Both were wrong.', ago(1))
})
afterAll(() => newsroom?.close())

const get = (path: string, cookie = cookies.editor) => browserOn(site, { cookie }).get(path)
const editions = (id = article.id) => `/preview/articles/${id}/editions`
const minute = (instant: Date) => instant.toISOString().slice(11, 16)

describe('the editions of an article', () => {
  test('are each shown as they were, with their times and who answers for them', async () => {
    const first = await get(`${editions()}/1`)
    expect(first.html).toContain('It stood at ninety.')
    expect(first.html).toMatch(
      new RegExp(`as it was.*public from .*${minute(ago(5))} UTC.* to .*${minute(ago(3))} UTC`),
    )
    expect(first.html).toContain('Approved by The editor (')
    expect(first.html).not.toContain('Corrected')
    expect(first.headers.get('cache-control')).toBe('private, no-store')
    const second = await get(`${editions()}/2`)
    expect(second.html).toContain('It stood at a hundred.')
    expect(second.html).toContain('The number was wrong.')
    const third = await get(`${editions()}/3`)
    expect(third.html).toContain('Both were wrong.')
    expect(third.html).toContain('public since')
    expect(third.html).toMatch(/Asked for by The editor \(.*\); approved by The admin/)
    expect(third.html).not.toContain('It stood')
  })

  test('are listed for any member of staff', async () => {
    const { status, html } = await get(editions(), cookies.moderator)
    expect(status).toBe(200)
    for (const words of [
      'First publication',
      'Correction',
      'Withdrawal',
      'Headline: Zinc at ninety',
      `${editions()}/1`,
      `${editions()}/3`,
    ])
      expect(html).toContain(words)
  })

  test('say so when somebody has changed one in the database', async () => {
    const { payload, staff } = newsroom
    const other = await published(payload, { author: staff.author, editor: staff.editor })
    expect((await get(editions(other.id))).html).not.toContain('changed in the database')
    const { docs } = await payload.find({
      collection: 'editions',
      where: { article: { equals: other.id } },
      depth: 0,
      overrideAccess: true,
    })
    await payload.db.updateOne({
      collection: 'editions',
      id: docs[0]!.id,
      data: { document: { ...(docs[0]!.document as object), headline: 'What never was' } },
      returning: false,
    })
    for (const path of ['', '/1'])
      expect((await get(editions(other.id) + path)).html).toContain('changed in the database')
  })

  test('are not found for anybody else, nor where there are none', async () => {
    for (const path of ['', '/1', '/3'])
      for (const cookie of ['', `${STAFF_COOKIE}=nonsense`, cookies.reader])
        expect((await get(editions() + path, cookie)).status).toBe(404)
    const unpublished = await draft(newsroom.payload, newsroom.staff.author)
    for (const path of [
      editions(unpublished.id),
      `${editions(unpublished.id)}/1`,
      editions('nothing'),
      ...['/4', '/0', '/x', '/1e1', '/-1', '/99999999999'].map((number) => editions() + number),
    ])
      expect((await get(path)).status).toBe(404)
  })
})

describe('a preview', () => {
  test('is for staff alone, is kept by nobody, and may stand in a frame of the panel', async () => {
    const path = `/preview/articles/${(await draft(newsroom.payload, newsroom.staff.author)).id}`
    for (const cookie of ['', cookies.reader]) expect((await get(path, cookie)).status).toBe(404)
    const page = await get(path)
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(page.find('script', { src: '/assets/preview.js' })).toHaveLength(1)
    expect(page.find('meta', { name: 'robots' })[0]?.attributes['content']).toBe('noindex')
    expect(page.find('link', { rel: 'canonical' })).toEqual([])
    expect((await get('/preview/articles/a%22b')).status).toBe(404)
  })

  test('shows what readers will see, in the same article', async () => {
    const { payload, staff } = newsroom
    const given = { author: staff.author, editor: staff.editor, data: { headline: 'The same for both' } }
    const out = await published(payload, given)
    const articleIn = ({ find }: Page) =>
      find('article', { class: 'article' })[0]?.words.replaceAll(/(?:Updated|Edition) .*?(?=\d+ min)/g, '')
    const forReaders = articleIn(await get(`/articles/${out.slug}`, ''))
    expect(forReaders).toContain('The same for both')
    expect(articleIn(await get(`/preview/articles/${out.id}`))).toBe(forReaders)
  })

  test('of a draft that was never published says so', async () => {
    const { html } = await get(
      `/preview/articles/${(await draft(newsroom.payload, newsroom.staff.author)).id}`,
    )
    expect(html).toContain('Not published')
    expect(html).not.toContain('Published <time')
    expect(html).not.toContain('/editions')
  })

  test('of one that waits for its time says when it goes out', async () => {
    const { payload, staff } = newsroom
    const releaseAt = inMinutes(60)
    const waiting = await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: { releaseAt },
    })
    const { html } = await get(`/preview/articles/${waiting.id}`)
    expect(html).toContain(`Goes out <time datetime="${releaseAt}">`)
    await take(payload, staff.editor, waiting.id, 'cancel-release')
    expect((await get(`/preview/articles/${waiting.id}`)).html).toContain('Not published')
  })

  test('of a public one says since when it is, and leads to what was published', async () => {
    const { payload, staff } = newsroom
    const out = await published(payload, { author: staff.author, editor: staff.editor })
    const { html } = await get(`/preview/articles/${out.id}`)
    expect(html).toContain('Published <time')
    expect(html).toContain(editions(out.id))
  })
})

test('the run of notes passes over those of articles that cannot be read, however many', async () => {
  const { payload } = newsroom
  for (let number = 1; number <= 130; number += 1) {
    const at = ago(0.5).toISOString()
    const row = {
      article: 'hidden',
      number,
      kind: 'correction' as const,
      headline: 'Hidden',
      slug: 'hidden',
      state: 'out' as const,
      goesOutAt: at,
      revision: 1,
      definition: 'market-note@1',
      publishedByName: 'Nobody',
      note: { ...A_CORRECTION, note: 'Hidden.' },
      approvals: [],
      contentHash: 'x',
      documentHash: 'x',
      content: {},
      document: {},
    }
    await payload.db.create({ collection: 'editions', data: row, req: {} })
  }
  const now = ago(0.25) // before all that other tests bring out
  const first = await findPublicNotes({ payload, now, limit: 1 })
  expect(first.notes.map(({ kind, note }) => [kind, note])).toEqual([['withdrawal', 'Both were wrong.']])
  const second = await findPublicNotes({ payload, now, limit: 1, after: first.next })
  expect([second.notes.map(({ note }) => note), second.next]).toEqual([['The number was wrong.'], null])
})

test('a preview shows a new note in the words of the last', async () => {
  const { payload, staff } = newsroom
  const out = await published(payload, { author: staff.author, editor: staff.editor })
  const pair = { author: staff.author, editor: staff.editor, id: out.id }
  const note = 'The same words.'
  const told = { kind: 'update' as const, note }
  await republished(payload, { ...pair, data: { standfirst: 'Updated.' }, change: told })
  await payload.update({
    collection: 'articles',
    id: out.id,
    draft: true,
    data: { standfirst: 'Corrected.', change: { ...A_CORRECTION, note, was: 'Ninety.' } },
    ...as(staff.author),
  })
  expect((await get(`/preview/articles/${out.id}`)).html).toContain('Ninety.')
})
