// A reader's own page: what became of their comments, their name, and the way out.

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { aReader, type TestReader } from '../readers/desk.ts'
import type { Browser } from '../support/browser.ts'
import { newsroom as articles, shortArticle, wholeArticle } from './articles.ts'
import { openSeeded, type Seeded } from './seeded.ts'

let seeded: Seeded
let ola: TestReader
let reader: Browser

beforeAll(async () => {
  seeded = await openSeeded()
  ola = await aReader(seeded.payload, 'Ola Berg')
  reader = await seeded.browserOf(ola)
})
beforeEach(() => seeded.show(articles()))
afterAll(() => seeded?.close())

const stored = () =>
  seeded.payload.findByID({ collection: 'readers', id: ola.id, depth: 0, overrideAccess: true })

it('needs a log-in, and comes back to it', async () => {
  const page = await seeded.browser().get('/account')
  expect([page.status, page.location]).toEqual([303, '/login?returnTo=%2Faccount'])
  for (const form of ['/account/name', '/account/password'])
    expect((await seeded.browser().post(form, { displayName: 'Nobody' })).location).toBe(page.location)
})

it('shows what became of every comment', async () => {
  await seeded.said({ by: ola, body: 'Is the floor in the text at all?', state: 'pending', ago: 10 })
  await seeded.said({ by: ola, article: 'article-2', body: 'Premiums never double for one reason.' })
  const page = await reader.get('/account')
  expect(page.find('article', { class: 'own-comment' }).map(({ words }) => words)).toEqual([
    expect.stringMatching(/^US and Japan sign.*Waiting for a moderator.*Is the floor in the text at all\?/s),
    expect.stringMatching(/^Copper premium.*Published.*Premiums never double/s),
  ])
  expect(page.errors).toEqual([])
})

it('says of a comment under a withdrawn article that it is not shown, unless it was removed before', async () => {
  const withdrawal = { at: '2026-11-05T15:20:00.000Z', note: 'Taken from a draft notice.' }
  const named = { id: 'article-5', slug: 'tungsten-quota', headline: 'Tungsten quota' }
  await seeded.show([wholeArticle(), shortArticle({ ...named, withdrawal })])
  for (const state of ['visible', 'pending', 'removed'] as const)
    await seeded.said({ by: ola, article: 'article-5', body: `So? ${state}`, state })
  const page = await reader.get('/account')
  expect(page.find('span', { class: 'chip chip-withdrawn' }).map(({ words }) => words)).toEqual([
    'Not shown: the article was withdrawn',
    'Not shown: the article was withdrawn',
  ])
  expect(page.find('span', { class: 'chip chip-removed' })[0]?.words).toBe('Removed by a moderator')
  expect(page.html).not.toContain('Published')
})

it('asks for another name, and says that it waits', async () => {
  const page = await reader.post('/account/name', { displayName: ' Ola B. ' })
  expect(page.location).toBe('/account?notice=name-changed')
  expect(await stored()).toMatchObject({ displayName: 'Ola Berg', askedName: 'Ola B.' })
  expect((await reader.get(page.location!)).find('dd')[1]?.words).toMatch(/^Ola B\. Waiting for a moderator/)
})

it('keeps a name that was refused, and says why', async () => {
  const page = await reader.post('/account/name', { displayName: 'X' })
  expect(page.status).toBe(422)
  expect(page.find('input', { id: 'displayName' })[0]?.attributes['value']).toBe('X')
  expect(page.find('p', { id: 'displayName-error' })[0]?.words).toContain('Choose a name of')
})

it('logs out by a form, ends the cookie and says so', async () => {
  const browser = await seeded.browserOf(ola)
  const page = await browser.post('/logout', {})
  expect(page.location).toBe('/?as=reader&notice=logged-out')
  for (const cookie of page.headers.getSetCookie()) expect(cookie).toContain('Max-Age=0')
  expect(browser.cookies()).toBe('')
  expect((await browser.get(page.location!)).find('p', { role: 'status' })[0]?.words).toBe(
    'You are logged out.',
  )
})
