// From a setting, as an admin saves it, to what readers see and may do.

import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiClient, type Client, tokenOf } from '../api/client.ts'
import { aReader } from '../readers/desk.ts'
import { published } from '../support/articles.ts'
import { rest, signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { siteOver } from '../support/site.ts'

let newsroom: Newsroom
let site: Hono
let api: Client
let admin: string

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  site = siteOver(payload)
  api = apiClient(payload)
  admin = await signIn(payload, staff.admin.email, password)
  await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { headline: 'Settled' },
    now: new Date(Date.now() - 3_600_000),
  })
})
afterAll(() => newsroom?.close())

const save = async (settings: object) => {
  const { status, body } = await rest('/globals/settings', { method: 'POST', token: admin, body: settings })
  expect([status, body.errors]).toEqual([200, undefined])
}
const page = async (path: string) => (await site.request(path)).text()
const comment = async (name: string, body: string) =>
  api('/articles/settled/comments', {
    method: 'POST',
    token: await tokenOf(api, await aReader(newsroom.payload, name)),
    body: { body },
  })

test('the name and the tagline of the site stand on its pages', async () => {
  await save({ siteName: 'The Assayer', tagline: 'Weighed and found true' })
  for (const path of ['/', '/articles/settled']) {
    const html = await page(path)
    expect([path, html]).toEqual([path, expect.stringContaining('The Assayer')])
    expect([path, html]).toEqual([path, expect.stringContaining('Weighed and found true')])
  }
  expect(await page('/articles/settled')).toContain('<title>Settled · The Assayer</title>')
  await save({ siteName: 'Another Name', tagline: '' })
  const html = await page('/')
  expect(html).toContain('Another Name')
  expect(html).not.toMatch(/The Assayer|Weighed/)
})

test('a first comment waits, or does not', async () => {
  await save({ holdFirstComment: true })
  expect((await comment('Newcomer One', 'Held at first.')).body).toMatchObject({ state: 'pending' })
  await save({ holdFirstComment: false })
  expect((await comment('Newcomer Two', 'Seen at once.')).body).toMatchObject({ state: 'visible' })
  const html = await page('/articles/settled')
  expect(html).toContain('Seen at once.')
  expect(html).not.toContain('Held at first.')
})

test('closed comments are refused, and the page says so', async () => {
  await save({ closeComments: true })
  const { status, body } = await comment('Late Comer', 'Too late.')
  expect([status, body.errors?.[0]?.message]).toEqual([
    403,
    'Comments are closed across the site at the moment.',
  ])
  expect(await page('/articles/settled')).toContain('Comments are closed')
  await save({ closeComments: false })
  expect(await page('/articles/settled')).not.toContain('Comments are closed')
})

test('a zone that nobody knows is refused with what to write', async () => {
  const { status, body } = await rest('/globals/settings', {
    method: 'POST',
    token: admin,
    body: { deskZone: 'Mars/Olympus' },
  })
  expect([status, JSON.stringify(body.errors)]).toEqual([400, expect.stringContaining('Europe/London')])
})
