// A page that cannot be made: what its visitor is told, and what they are not.

import type { Payload } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { EVERYTHING } from '#src/caching/tags.ts'
import { DatabaseAwayError, DatabaseBusyError } from '#src/database/common/errors.ts'
import { announce } from '#src/invalidation/index.ts'
import { aReader } from '../readers/desk.ts'
import type { Browser } from '../support/browser.ts'
import { newsroom as articles } from './articles.ts'
import { openSeeded, type Seeded } from './seeded.ts'

let seeded: Seeded
let reader: Browser

beforeAll(async () => {
  seeded = await openSeeded()
  reader = await seeded.browserOf(await aReader(seeded.payload, 'Ola Berg'))
  await seeded.show(articles())
})
beforeEach(() => reader.get('/')) // the name of the site and its sections are known by now
afterEach(() => vi.restoreAllMocks())
afterAll(() => seeded?.close())

/** From now on every question to the database ends like this. */
function breakDatabase(error: Error): void {
  const db = seeded.payload.db as Payload['db'] & { client?: { execute: () => Promise<never> } }
  if (db.client) vi.spyOn(db.client, 'execute').mockRejectedValue(error)
  vi.spyOn(db, 'find').mockRejectedValue(error)
}

it('says that the fault is ours without saying what it was', async () => {
  breakDatabase(new Error('SQLITE_CORRUPT at /srv/data'))
  const page = await seeded.browser().get('/')
  expect(page.status).toBe(500)
  expect(page.html).toContain('The fault is ours')
  expect(page.html).not.toContain('SQLITE')
})

it('asks to wait when the database is busy', async () => {
  const holder = { operation: 'an import', heldForMs: 6_000, waiting: 3 }
  breakDatabase(new DatabaseBusyError({ wanted: 'A read', waitedMs: 5_000, holder }))
  const page = await seeded.browser().get('/')
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '1'])
})

it('asks to wait on a page of Assay even where it is not known who asks', async () => {
  breakDatabase(new DatabaseAwayError())
  const page = await reader.own('/')
  expect([page.status, page.headers.get('retry-after'), page.headers.get('cache-control')]).toEqual([
    503,
    '5',
    'private, no-store',
  ])
  expect(page.find('h1')[0]?.words).toBe('One moment please')
})

it('still answers with a sentence when not even the sections can be read', async () => {
  breakDatabase(new Error('down'))
  announce({ kind: 'hard', tags: [EVERYTHING] })
  const page = await seeded.browser().get('/')
  expect(page.status).toBe(500)
  expect(page.headers.get('content-type')).toContain('text/plain')
  expect(page.html).not.toContain('down')
})
