// The demo newsroom loads through the same commands that people use, so it is a test of them all.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { MOVE_ACTIONS } from '#src/auditEvents/events/labels.ts'
import { findPublicArticles } from '#src/public/articles.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await openNewsroom({ staffed: false })
})
afterAll(() => newsroom?.close())

test('the demo newsroom holds eight articles in different states, and loads only once', async () => {
  const { loadDemo } = await import('#src/demo/load.ts')
  const { payload } = newsroom
  expect(await loadDemo(payload, { now: new Date() })).toBe(true)
  const { docs } = await payload.find({
    collection: 'articles',
    draft: true,
    depth: 0,
    pagination: false,
    overrideAccess: true,
  })
  expect(docs.map((article) => article.state).sort()).toEqual([
    'approved',
    'draft',
    'in_review',
    'published',
    'published',
    'published',
    'scheduled',
    'withdrawn',
  ])
  expect(await loadDemo(payload, { now: new Date() })).toBe(false)
})

test('what is out is what was published, newest first, and nothing else', async () => {
  const { articles } = await findPublicArticles({ payload: newsroom.payload, now: new Date(), limit: 10 })
  expect(articles.map((article) => article.slug)).toEqual([
    'washington-and-tokyo-set-a-frame-for-rare-earths-and-leave-the-money-for-later',
    'copper-smelters-bid-for-concentrate-as-if-it-were-the-metal',
    'european-gas-storage-is-lower-than-last-year-and-calmer',
  ])
  expect(articles[0]!.figures[0]!.text).toBe('$110/kg')
})

test('the record reads in the order of time, so that the newest on the desk is what happened last', async () => {
  const { docs } = await newsroom.payload.find({
    collection: 'audit',
    where: { action: { in: [...MOVE_ACTIONS] } },
    sort: 'seq',
    depth: 0,
    pagination: false,
    overrideAccess: true,
  })
  const times = docs.map(({ at }) => at)
  expect(times.length).toBeGreaterThan(20)
  expect(times).toEqual(times.toSorted())
})

test('the comment that waits says to its moderator why', async () => {
  const { docs } = await newsroom.payload.find({
    collection: 'comments',
    where: { state: { equals: 'pending' } },
    depth: 0,
    overrideAccess: true,
  })
  expect(docs.map(({ reasons }) => reasons)).toEqual([[{ phase: 'links', verdict: 'hold', why: '3 links.' }]])
})

test('all of it is as the record says', async () => {
  const { chain, findings } = await verifyRecord({ payload: newsroom.payload })
  expect({ broken: chain.broken, findings }).toEqual({ broken: null, findings: [] })
})
