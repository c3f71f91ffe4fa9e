// A reader's forms under an article: what is posted, changed, removed; and refused, with the text kept.

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Comment } from '#payload-types'
import { MAX_COMMENT_LENGTH } from '#src/comments/index.ts'
import { aReader, type TestReader } from '../readers/desk.ts'
import type { Browser } from '../support/browser.ts'
import { wholeArticle } from './articles.ts'
import { ARTICLE } from './drawn.tsx'
import { openSeeded, type Seeded } from './seeded.ts'

const POST = `${ARTICLE}/comments`
const NAMES = ['Ola Berg', 'Mei Tanaka', 'New Comer', 'Hasty Hand', 'Banned Hand', 'Gone Soon']
let seeded: Seeded
let ola: TestReader
let mei: TestReader
let others: TestReader[]
let unconfirmed: TestReader
let reader: Browser
/** A comment of Mei Tanaka's, and one of Ola Berg's, who may still change it. */
let hers: string
let own: string

beforeAll(async () => {
  seeded = await openSeeded()
  const made = await Promise.all(NAMES.map((name) => aReader(seeded.payload, name)))
  ;[ola, mei, ...others] = made as [TestReader, TestReader, ...TestReader[]]
  unconfirmed = await aReader(seeded.payload, 'Not Yet', { verified: false })
  reader = await seeded.browserOf(ola)
})
beforeEach(async () => {
  await seeded.show([wholeArticle()])
  hers = await seeded.said({ by: mei })
  own = await seeded.said({ by: ola, ago: 10, body: 'Old' })
})
afterAll(() => seeded?.close())

const stored = async (id: string) =>
  (await seeded.payload.findByID({ collection: 'comments', id, depth: 0, overrideAccess: true })) as Comment
const howMany = async () =>
  (await seeded.payload.count({ collection: 'comments', overrideAccess: true })).totalDocs
const idIn = (location: string | null) => new URL(location!, 'http://x').searchParams.get('comment')!

describe('posting', () => {
  it('stores the comment as typed and lands on it', async () => {
    const page = await reader.post(POST, { body: 'A floor\r\n\r\nfor *whom*?', parent: hers })
    expect(page.status).toBe(303)
    const id = idIn(page.location)
    expect(page.location).toBe(`${ARTICLE}?comment=${id}&as=reader&notice=comment-posted#comment-${id}`)
    expect(await stored(id)).toMatchObject({
      article: seeded.idOf('article-1'),
      parent: hers,
      author: ola.id,
      body: 'A floor\n\nfor *whom*?',
      state: 'visible',
    })
  })

  it('says that it waits for a moderator when it does', async () => {
    const newcomer = await seeded.browserOf(others[0]!)
    const { location } = await newcomer.post(POST, { body: 'First' })
    expect(location).toContain('notice=comment-pending')
    expect((await newcomer.get(location!)).find('p', { role: 'status' })[0]?.words).toContain(
      'waits for a moderator',
    )
  })

  it.each([
    ['is too long', 422, 'long '.repeat(MAX_COMMENT_LENGTH / 5 + 1)],
    ['comes from who has not confirmed the address', 403, 'Kept <b>text</b>'],
    ['answers what was removed meanwhile', 404, 'Kept <b>text</b>'],
  ])('refuses what %s with %i, says why, and keeps what was typed', async (_, status, body) => {
    const browser = status === 403 ? await seeded.browserOf(unconfirmed) : reader
    const gone = await seeded.said({ by: mei, state: 'removed', body: 'Gone' })
    const before = await howMany()
    const page = await browser.post(POST, { body, parent: status === 404 ? gone : hers })
    expect(page.status).toBe(status)
    expect(page.find('textarea', { 'data-box': 'true' })[0]).toMatchObject({
      words: body,
      attributes: { 'aria-invalid': 'true', 'aria-describedby': 'body-error body-hint' },
    })
    expect(page.find('p', { id: 'body-error' })[0]?.words).toMatch(/^[A-Z].*\.$/)
    expect(page.find('div', { id: 'respond' })[0]?.attributes).toMatchObject({
      role: 'alert',
      tabindex: '-1',
    }) // where the form's address leads
    expect(page.find('h3', { id: 'respond-title' })[0]?.words).toBe(
      status === 404 ? 'Leave a comment' : 'Reply to Mei Tanaka',
    )
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    expect(await howMany()).toBe(before)
  })

  it.each([
    ['a banned reader', 'Your account may not post comments at present.'],
    ['anybody once comments are closed', 'Comments are closed.'],
  ])(
    'refuses %s with 403, says why in place of the box, and keeps what was typed to be copied',
    async (who, words) => {
      const banned = others[2]!
      const browser = await seeded.browserOf(banned)
      const isClosed = who.startsWith('anybody')
      await seeded.payload.db.updateOne({
        collection: 'readers',
        id: banned.id,
        data: { bannedAt: isClosed ? null : '2026-11-01T09:00:00.000Z' },
        returning: false,
      })
      if (isClosed) await seeded.show([wholeArticle({ commenting: { mode: 'closed', closesAt: null } })])
      const before = await howMany()
      const page = await browser.post(POST, { body: 'Too late' })
      expect([page.status, page.find('textarea', { 'data-box': 'true' })]).toEqual([403, []])
      expect(page.find('textarea', { readonly: '' })[0]?.words).toBe('Too late')
      expect(page.find('div', { id: 'respond' })[0]?.attributes).toMatchObject({ role: 'alert' })
      expect(page.find('section', { class: 'respond' })[0]?.words).toContain(words)
      expect(await howMany()).toBe(before)
    },
  )

  it('too often answers 429 with the wait, and keeps what was typed', async () => {
    const hasty = await seeded.browserOf(others[1]!)
    for (const body of ['One thing.', 'Another matter.', 'Thirdly, tungsten.'])
      expect((await hasty.post(POST, { body })).status).toBe(303)
    const page = await hasty.post(POST, { body: 'Quick' })
    expect(page.status).toBe(429)
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(page.find('p', { id: 'body-error' })[0]?.words).toMatch(/^Too many tries\. Wait \d+ seconds?/)
    expect(page.find('textarea', { 'data-box': 'true' })[0]?.words).toBe('Quick')
  })

  it('under an article that is not out is 404 and stores nothing', async () => {
    expect((await reader.post('/articles/none/comments', { body: 'x' })).status).toBe(404)
    expect(await howMany()).toBe(2)
  })

  it('leads to the log-in when the account went while the form was on its way', async () => {
    const gone = others[3]!
    const browser = await seeded.browserOf(gone)
    const { db } = seeded.payload
    const begin = db.beginTransaction.bind(db)
    const spy = vi.spyOn(db, 'beginTransaction').mockImplementationOnce(async (options) => {
      await db.deleteOne({ collection: 'readers', where: { id: { equals: gone.id } } })
      return begin(options)
    })
    const page = await browser.post(POST, { body: 'x' })
    spy.mockRestore()
    expect([page.status, page.location]).toEqual([
      303,
      `/login?returnTo=${encodeURIComponent(`${ARTICLE}#respond`)}`,
    ])
  })
})

describe('changing a comment', () => {
  it('stores the new text and lands on the comment', async () => {
    const page = await reader.post(`${POST}/${own}/edit`, { body: 'New' })
    expect(page.location).toBe(`${ARTICLE}?comment=${own}&as=reader&notice=comment-edited#comment-${own}`)
    expect(await stored(own)).toMatchObject({ body: 'New', state: 'visible' })
    expect((await reader.get(page.location!)).find('article', { id: `comment-${own}` })[0]?.words).toContain(
      'New',
    )
  })

  it('too late answers 403 and keeps the new text in the form', async () => {
    const old = await seeded.said({ by: ola, ago: 15, body: 'Older' })
    const page = await reader.post(`${POST}/${old}/edit`, { body: 'New' })
    expect(page.status).toBe(403)
    expect(page.find('textarea', { id: 'edit-body' })[0]?.words).toBe('New')
    expect(page.find('p', { id: 'edit-error' })[0]?.words).toContain('can be changed for 15 minutes')
    expect((await stored(old)).body).toBe('Older')
  })

  it('removes it by a form, and says so', async () => {
    const page = await reader.post(`${POST}/${own}/remove`, {})
    expect(page.location).toBe(`${ARTICLE}?as=reader&notice=comment-removed#comments`)
    expect(await stored(own)).toMatchObject({ state: 'removed', removedBy: 'author' })
  })

  it.each(['edit', 'remove'])('is not for who did not write it (%s)', async (verb) => {
    expect((await reader.post(`${POST}/${hers}/${verb}`, { body: 'Mine now' })).status).toBe(403)
    expect(await stored(hers)).toMatchObject({ body: 'A floor for whom?', state: 'visible' })
  })

  it.each(['edit', 'remove'])('asks to log in first (%s)', async (verb) => {
    const page = await seeded.browser().post(`${POST}/${own}/${verb}`, { body: 'x' })
    expect(page.status).toBe(303)
    expect(page.location).toMatch(/^\/login\?returnTo=/)
    expect(await stored(own)).toMatchObject({ body: 'Old', state: 'visible' })
  })

  it('does nothing on GET', async () => {
    for (const path of [POST, `${POST}/${own}/edit`, `${POST}/${own}/remove`, '/logout', '/verify/resend'])
      expect((await reader.own(path)).status).toBe(405)
    expect([await howMany(), (await stored(own)).body]).toEqual([2, 'Old'])
    expect((await reader.get('/account')).status).toBe(200) // and is still logged in
  })
})
