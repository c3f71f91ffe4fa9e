// The write lock around a real SQLite database: whatever goes wrong with the one who writes, the next one
// gets in.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BulkRefusedError } from '#src/database/index.ts'
import { engines } from './engines.ts'
import { articleData, latestVersions, times } from './fixture/articles.ts'
import type { Misbehaviour } from './fixture/misbehave.ts'
import { type Newsroom, openNewsroom } from './fixture/newsroom.ts'

/** Not there where the tests run on another database. */
const sqlite = engines().find(({ name }) => name === 'sqlite')!
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.runIf(sqlite)('the write lock', () => {
  let newsroom: Newsroom
  let slug = 0

  beforeAll(async () => {
    newsroom = await openNewsroom(sqlite, { acquireTimeoutMs: 1500, maxHoldMs: 6000 })
  })
  afterAll(() => newsroom?.close())
  beforeEach(() => {
    slug += 1
  })

  const write = (misbehaviour: Misbehaviour = {}, n = 0) =>
    newsroom.payload.create({
      collection: 'articles',
      data: articleData({ topics: [], n, slug: `gate-${slug}-${n}` }),
      context: { misbehaviour },
    })
  const stored = async () =>
    (await newsroom.payload.count({ collection: 'articles', where: { slug: { like: `gate-${slug}-` } } }))
      .totalDocs
  const rows = async (sql: string) =>
    (
      await (
        newsroom.payload.db as unknown as {
          client: { execute: (sql: string) => Promise<{ rows: unknown[] }> }
        }
      ).client.execute(sql)
    ).rows

  test('a hook that throws after the write leaves nothing of it, and the next one gets in', async () => {
    const before = await rows(
      'select count(*) c from articles_calls union all select count(*) from _articles_v union all select count(*) from articles_blocks_quote',
    )
    await expect(write({ throwIn: 'afterChange' })).rejects.toThrow(/on purpose/)
    expect(await stored()).toBe(0)
    expect(
      await rows(
        'select count(*) c from articles_calls union all select count(*) from _articles_v union all select count(*) from articles_blocks_quote',
      ),
    ).toEqual(before)
    await write()
    expect(await stored()).toBe(1)
  })

  test('a hook that throws before the write gives the place back', async () => {
    await expect(write({ throwIn: 'beforeChange' })).rejects.toThrow(/on purpose/)
    await write()
    expect(await stored()).toBe(1)
  })

  test('a hook that calls Payload without req is told who holds the place, and nothing is stored', async () => {
    const failed = await write({ callWithoutReq: true }).catch((error: unknown) => error)
    expect(failed).toMatchObject({ name: 'DatabaseBusyError', status: 503 })
    expect((failed as Error).message).toContain('createVersion articles')
    expect(await stored()).toBe(0)
    await write()
    expect(await stored()).toBe(1)
  })

  test('over REST that is a 503 with Retry-After and the usual shape of errors', async () => {
    const { db } = newsroom.payload
    const transactionID = (await db.beginTransaction())!
    await db.create({ collection: 'topics' as never, data: { name: 'holding' }, req: { transactionID } })
    const { status, headers, body } = await newsroom.rest('POST', '/comments', { body: { body: 'too soon' } })
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('1')
    expect(body.errors).toMatchObject([
      { name: 'DatabaseBusyError', data: { code: 'database.busy', holder: { operation: 'create topics' } } },
    ])
    await db.rollbackTransaction(transactionID)
  })

  test('somebody who writes for a while makes others wait, not fail', async () => {
    const slow = write({ holdForMs: 250 }, 1)
    const quick = write({}, 2)
    await Promise.all([slow, quick])
    expect(await stored()).toBe(2)
  })

  test('reading never waits for a writer', async () => {
    const holding = write({ holdForMs: 1400 })
    await pause(50)
    const started = performance.now()
    await newsroom.payload.find({ collection: 'topics' })
    expect(performance.now() - started).toBeLessThan(1200)
    await holding
  })

  test('a transaction that is never ended is rolled back once others have waited long enough, and its late write is refused', async () => {
    const { db } = newsroom.payload
    const forgotten = await db.beginTransaction()
    await db.create({
      collection: 'topics' as never,
      data: { name: `forgotten ${slug}` },
      req: { transactionID: forgotten! },
    })
    const settle = async (): Promise<number> => {
      for (let refused = 0; ; refused += 1) {
        if (
          await write({}, refused).then(
            () => true,
            () => false,
          )
        )
          return refused
      }
    }
    expect(await settle()).toBeGreaterThan(0)
    const late = db.create({
      collection: 'topics' as never,
      data: { name: `late ${slug}` },
      req: { transactionID: forgotten! },
    })
    await expect(late).rejects.toMatchObject({ code: 'database.transaction_closed' })
    await expect(db.commitTransaction(forgotten!)).rejects.toMatchObject({
      code: 'database.transaction_closed',
    })
    expect(
      (
        await newsroom.payload.count({
          collection: 'topics',
          where: { name: { in: [`forgotten ${slug}`, `late ${slug}`] } },
        })
      ).totalDocs,
    ).toBe(0)
  })

  test('a failing update of jobs, which Payload never rolls back, gives the place back', async () => {
    const { db } = newsroom.payload
    const transactionID = (await db.beginTransaction())!
    await expect(
      db.updateJobs({ id: 1, data: { nonsense: true } as never, req: { transactionID } as never }),
    ).rejects.toThrow(/./)
    await write()
    expect(await stored()).toBe(1)
  })

  test('a write outside of any transaction is one of its own: all rows or none', async () => {
    const { db } = newsroom.payload
    const { id } = await write()
    const broken = { calls: [{ text: 'new' }], topics: ['no-such-topic'] }
    await expect(db.updateOne({ collection: 'articles' as never, id, data: broken })).rejects.toMatchObject({
      name: 'ValidationError',
      status: 400,
    })
    const after = await newsroom.payload.findByID({ collection: 'articles', id })
    expect((after.calls as { text: string }[]).map(({ text }) => text)).toEqual([
      'call 0.0',
      'call 0.1',
      'call 0.2',
    ])
  })

  test('a commit that SQLite refuses is an error, not a success that stored nothing', async () => {
    const { db } = newsroom.payload
    const transactionID = (await db.beginTransaction())!
    const { db: transaction } = (
      db.sessions as unknown as Record<string, { db: { run: (sql: string) => Promise<unknown> } }>
    )[transactionID]!
    await transaction.run('PRAGMA defer_foreign_keys = on')
    await newsroom.payload.create({
      collection: 'topics',
      data: { name: `uncommitted ${slug}` },
      req: { transactionID },
    })
    await transaction.run(
      `insert into articles_calls (_order, _parent_id, id, text) values (1, 'no such article', 'orphan-${slug}', 'x')`,
    )
    await expect(db.commitTransaction(transactionID)).rejects.toMatchObject({ status: 400 })
    expect(
      (
        await newsroom.payload.count({
          collection: 'topics',
          where: { name: { equals: `uncommitted ${slug}` } },
        })
      ).totalDocs,
    ).toBe(0)
    await write()
    expect(await stored()).toBe(1)
  })

  test('clients that hang up at any moment of a save leave the place free and the article whole', async () => {
    const { id } = await write()
    await Promise.allSettled(
      times(12, async (n) => {
        const client = new AbortController()
        const saving = newsroom.rest('PATCH', `/articles/${id}`, {
          body: articleData({ topics: [], n, slug: `gate-${slug}-0` }),
          signal: client.signal,
        })
        setTimeout(() => client.abort(), n * 12)
        await saving
      }),
    )
    await write({}, 1)
    const doc = await newsroom.payload.findByID({ collection: 'articles', id })
    const n = String(doc.headline).replace('Headline ', '')
    expect((doc.calls as { text: string }[]).map(({ text }) => text)).toEqual([
      `call ${n}.0`,
      `call ${n}.1`,
      `call ${n}.2`,
    ])
    expect(await latestVersions(newsroom.payload, id)).toBe(1)
  })

  test('a bulk edit with one document that fails changes none', async () => {
    await write({}, 1)
    await write({}, 2)
    const bulk = newsroom.payload.update({
      collection: 'articles',
      where: { slug: { like: `gate-${slug}-` } },
      data: { headline: 'bulk', slug: 'the-same-for-both' },
    })
    await expect(bulk).rejects.toBeInstanceOf(BulkRefusedError)
    const { docs } = await newsroom.payload.find({
      collection: 'articles',
      where: { slug: { like: `gate-${slug}-` } },
      sort: 'slug',
    })
    expect(docs.map(({ headline }) => headline)).toEqual(['Headline 1', 'Headline 2'])
    expect(await latestVersions(newsroom.payload, docs[0]!.id)).toBe(1)
  })

  test('a hundred writers get in one after the other, in the order they came', async () => {
    const ids = (
      await Promise.all(
        times(100, (n) => newsroom.payload.create({ collection: 'topics', data: { name: `queue ${n}` } })),
      )
    ).map(({ id }) => id)
    expect([...ids].sort()).toEqual(ids)
  })
})
