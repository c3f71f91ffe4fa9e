// What Assay may rely on, whichever database it runs on; and where the two differ, so that nobody relies on
// it.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootChecks, compareAndSet, withRetries } from '#src/database/index.ts'
import { engines } from './engines.ts'
import { times } from './fixture/articles.ts'
import { type Newsroom, openNewsroom } from './fixture/newsroom.ts'

const reasonsOf = (outcomes: PromiseSettledResult<unknown>[]): unknown[] =>
  outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))

describe.each(engines())('on $name', (engine) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(engine)
  })
  afterAll(() => newsroom?.close())

  const article = (data: Record<string, unknown>) => newsroom.payload.create({ collection: 'articles', data })
  const headlines = async (where: object, sort?: string) =>
    (
      await newsroom.payload.find({
        collection: 'articles',
        where: where as never,
        pagination: false,
        ...(sort ? { sort: sort.split(',') } : {}),
      })
    ).docs.map(({ headline }) => headline)

  describe('ids', () => {
    test('are strings, also where one document refers to another', async () => {
      const topic = await newsroom.payload.create({ collection: 'topics', data: { name: 'NdPr' } })
      const { id } = await article({
        headline: 'ids',
        topics: [topic.id],
        lead: topic.id,
        calls: [{ text: 'one' }],
      })
      const stored = await newsroom.payload.findByID({ collection: 'articles', id, depth: 0 })
      expect([typeof id, typeof stored.id, typeof stored.lead]).toEqual(['string', 'string', 'string'])
      expect(stored.topics).toEqual([topic.id])
      expect(stored.lead).toBe(topic.id)
      expect((stored.calls as { id: unknown }[]).every((row) => typeof row.id === 'string')).toBe(true)
    })

    test('of later documents sort after those of earlier ones', async () => {
      const ids: string[] = []
      for (const i of times(5, (n) => n))
        ids.push((await newsroom.payload.create({ collection: 'topics', data: { name: `t${i}` } })).id)
      expect([...ids].sort()).toEqual(ids)
    })

    test('that nobody has are not found, whatever they look like', async () => {
      for (const id of [
        'no-such-id',
        '0198c2b0-0000-7000-8000-000000000000',
        '64b7f0c2a1b2c3d4e5f60718',
        '1',
        "' or 1=1",
      ]) {
        await expect(newsroom.payload.findByID({ collection: 'articles', id })).rejects.toMatchObject({
          status: 404,
        })
      }
    })
  })

  describe('text', () => {
    beforeAll(async () => {
      for (const headline of [
        'Rare Earths rise',
        'rare earths fall',
        'ÜBERSICHT der Märkte',
        '100% duty',
        '100 percent duty',
        'under_score',
        'underXscore',
      ])
        await article({ headline, state: 'text' })
    })
    const matching = (operator: string, value: string) =>
      headlines({ and: [{ state: { equals: 'text' } }, { headline: { [operator]: value } }] }, 'headline')

    test('equals minds case', async () => {
      expect(await matching('equals', 'rare earths rise')).toEqual([])
      expect(await matching('equals', 'Rare Earths rise')).toHaveLength(1)
    })

    test('contains and like do not mind case in plain English letters', async () => {
      expect(await matching('contains', 'RARE EARTHS')).toHaveLength(2)
      expect(await matching('like', 'earths RARE')).toHaveLength(2)
    })

    test('contains folds other letters on MongoDB only: search text must be folded before it is stored', async () => {
      expect(await matching('contains', 'übersicht')).toHaveLength(engine.name === 'mongodb' ? 1 : 0)
      expect(await matching('contains', 'Märkte')).toHaveLength(1)
    })

    test('% and _ are wildcards on SQLite only: never pass what a person typed to contains or like', async () => {
      expect(await matching('contains', '0% d')).toEqual(
        engine.name === 'mongodb' ? ['100% duty'] : ['100 percent duty', '100% duty'],
      )
      expect(await matching('contains', 'r_sc')).toEqual(
        engine.name === 'mongodb' ? ['under_score'] : ['underXscore', 'under_score'],
      )
    })
  })

  describe('sorting', () => {
    test('by a field of a related document works in both directions', async () => {
      const [b, a] = [
        await newsroom.payload.create({ collection: 'topics', data: { name: 'B' } }),
        await newsroom.payload.create({ collection: 'topics', data: { name: 'A' } }),
      ]
      await article({ headline: 'about B', state: 'related', lead: b!.id })
      await article({ headline: 'about A', state: 'related', lead: a!.id })
      expect(await headlines({ state: { equals: 'related' } }, 'lead.name')).toEqual(['about A', 'about B'])
      expect(await headlines({ state: { equals: 'related' } }, '-lead.name')).toEqual(['about B', 'about A'])
    })

    test('puts what has no value first when rising and last when falling', async () => {
      await article({ headline: 'no date', state: 'nulls' })
      await article({ headline: 'early', state: 'nulls', releaseAt: '2025-01-01T00:00:00.000Z' })
      await article({ headline: 'late', state: 'nulls', releaseAt: '2026-01-01T00:00:00.000Z' })
      expect(await headlines({ state: { equals: 'nulls' } }, 'releaseAt')).toEqual([
        'no date',
        'early',
        'late',
      ])
      expect(await headlines({ state: { equals: 'nulls' } }, '-releaseAt')).toEqual([
        'late',
        'early',
        'no date',
      ])
    })

    test('by two fields uses the second where the first is equal', async () => {
      for (const headline of ['two', 'one', 'three']) await article({ headline, state: 'pair', revision: 7 })
      expect(await headlines({ state: { equals: 'pair' } }, 'revision,headline')).toEqual([
        'one',
        'three',
        'two',
      ])
    })
  })

  describe('missing values', () => {
    test('equals null, and exists false, find what was never set and what was emptied', async () => {
      await article({ headline: 'never', state: 'missing' })
      await article({ headline: 'emptied', state: 'missing', releaseAt: null })
      await article({ headline: 'set', state: 'missing', releaseAt: '2026-01-01T00:00:00.000Z' })
      for (const condition of [{ equals: null }, { exists: false }]) {
        expect(
          await headlines({ and: [{ state: { equals: 'missing' } }, { releaseAt: condition }] }, 'headline'),
        ).toEqual(['emptied', 'never'])
      }
    })

    test('a date may be compared with an instant, to the millisecond', async () => {
      await article({ headline: 'due', state: 'dates', releaseAt: '2026-03-01T09:00:00.000Z' })
      await article({
        headline: 'a millisecond later',
        state: 'dates',
        releaseAt: '2026-03-01T09:00:00.001Z',
      })
      expect(
        await headlines({
          and: [
            { state: { equals: 'dates' } },
            { releaseAt: { less_than_equal: '2026-03-01T09:00:00.000Z' } },
          ],
        }),
      ).toEqual(['due'])
    })

    test('any number of documents may lack a unique value', async () => {
      await article({ headline: 'no slug' })
      await article({ headline: 'no slug either' })
      expect(
        await headlines({ and: [{ slug: { exists: false } }, { headline: { like: 'no slug' } }] }),
      ).toHaveLength(2)
    })
  })

  describe('pages', () => {
    test('of nothing are empty and counted as such', async () => {
      const page = await newsroom.payload.find({
        collection: 'articles',
        where: { state: { equals: 'nobody has this' } },
      })
      expect(page).toMatchObject({ docs: [], totalDocs: 0, hasNextPage: false })
    })

    test('past the end are empty, and still say how many there are', async () => {
      for (const i of times(3, (n) => n)) await article({ headline: `page ${i}`, state: 'paged' })
      const page = await newsroom.payload.find({
        collection: 'articles',
        where: { state: { equals: 'paged' } },
        limit: 2,
        page: 9,
      })
      expect(page.docs).toEqual([])
      expect(page.totalDocs).toBe(3)
    })

    test('without pagination a limit still holds', async () => {
      expect(
        (
          await newsroom.payload.find({
            collection: 'articles',
            where: { state: { equals: 'paged' } },
            limit: 2,
            pagination: false,
          })
        ).docs,
      ).toHaveLength(2)
    })
  })

  describe('unique values', () => {
    test('asked for by eight at once go to one; the others hear which field it is', async () => {
      const outcomes = await Promise.allSettled(
        times(8, (i) => withRetries(() => article({ headline: `race ${i}`, slug: 'contested' }))),
      )
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const reason of reasonsOf(outcomes))
        expect(reason).toMatchObject({
          name: 'ValidationError',
          status: 400,
          data: { errors: [{ path: 'slug' }] },
        })
      expect(await headlines({ slug: { equals: 'contested' } })).toHaveLength(1)
    })

    test('cannot be taken by an edit either', async () => {
      await article({ headline: 'has it', slug: 'mine' })
      const { id } = await article({ headline: 'wants it', slug: 'other' })
      await expect(
        newsroom.payload.update({ collection: 'articles', id, data: { slug: 'mine' } }),
      ).rejects.toMatchObject({ name: 'ValidationError', status: 400 })
    })

    test('an e-mail address taken at the same moment belongs to one person', async () => {
      const outcomes = await Promise.allSettled(
        times(4, () =>
          withRetries(() =>
            newsroom.payload.create({
              collection: 'people',
              data: { email: 'same@example.com', password: 'correct horse battery' },
              disableVerificationEmail: true,
            }),
          ),
        ),
      )
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const reason of reasonsOf(outcomes)) expect(reason).toMatchObject({ status: 400 })
    })
  })

  describe('compare and set', () => {
    const claim = (id: string, n: number, req?: { transactionID: string | number }) =>
      compareAndSet({
        payload: newsroom.payload as never,
        collection: 'articles' as never,
        id,
        where: { revision: { equals: 1 } },
        data: { revision: 2, state: `winner ${n}` },
        ...(req ? { req } : {}),
      })

    test('lets exactly one of ten callers through', async () => {
      const { id } = await article({ headline: 'claimed', revision: 1 })
      const won = await Promise.all(times(10, (n) => withRetries(() => claim(id, n), { attempts: 40 })))
      expect(won.filter(Boolean)).toHaveLength(1)
      expect(await newsroom.payload.findByID({ collection: 'articles', id })).toMatchObject({
        revision: 2,
        state: `winner ${won.indexOf(true)}`,
        headline: 'claimed',
      })
    })

    test('is false when the document is gone or the condition no longer holds', async () => {
      const { id } = await article({ headline: 'moved on', revision: 5 })
      expect(await claim(id, 1)).toBe(false)
      await newsroom.payload.delete({ collection: 'articles', id })
      expect(await claim(id, 1)).toBe(false)
    })

    test('is undone with the transaction it is part of', async () => {
      const { id } = await article({ headline: 'undone', revision: 1 })
      const transactionID = (await newsroom.payload.db.beginTransaction())!
      expect(await claim(id, 1, { transactionID })).toBe(true)
      await newsroom.payload.db.rollbackTransaction(transactionID)
      expect(await newsroom.payload.findByID({ collection: 'articles', id })).toMatchObject({ revision: 1 })
    })

    test('works in a transaction that goes on to write, for one of five', async () => {
      const { id } = await article({ headline: 'in transactions', revision: 1 })
      const command = (n: number) =>
        withRetries(
          async () => {
            const transactionID = (await newsroom.payload.db.beginTransaction())!
            try {
              const won = await claim(id, n, { transactionID })
              if (won)
                await newsroom.payload.create({
                  collection: 'comments',
                  data: { article: id, body: 'won' },
                  req: { transactionID },
                })
              await newsroom.payload.db.commitTransaction(transactionID)
              return won
            } catch (error) {
              await newsroom.payload.db.rollbackTransaction(transactionID)
              throw error
            }
          },
          { attempts: 40 },
        )
      const won = await Promise.all(times(5, command))
      expect(won.filter(Boolean)).toHaveLength(1)
      expect(
        (await newsroom.payload.count({ collection: 'comments', where: { article: { equals: id } } }))
          .totalDocs,
      ).toBe(1)
    })
  })

  describe('transactions', () => {
    test('show others nothing before they end, and everything after', async () => {
      const transactionID = (await newsroom.payload.db.beginTransaction())!
      const { id } = await newsroom.payload.create({
        collection: 'articles',
        data: { headline: 'unseen' },
        req: { transactionID },
      })
      expect(
        (await newsroom.payload.count({ collection: 'articles', where: { id: { equals: id } } })).totalDocs,
      ).toBe(0)
      await newsroom.payload.db.commitTransaction(transactionID)
      expect(
        (await newsroom.payload.count({ collection: 'articles', where: { id: { equals: id } } })).totalDocs,
      ).toBe(1)
    })

    test('refuse a write that comes after they were rolled back', async () => {
      const transactionID = (await newsroom.payload.db.beginTransaction())!
      await newsroom.payload.db.rollbackTransaction(transactionID)
      const late = newsroom.payload.create({
        collection: 'topics',
        data: { name: 'too late' },
        req: { transactionID },
      })
      await expect(late).rejects.toMatchObject({ code: 'database.transaction_closed' })
      expect(
        (await newsroom.payload.count({ collection: 'topics', where: { name: { equals: 'too late' } } }))
          .totalDocs,
      ).toBe(0)
    })
  })

  test('the checks at the start find nothing wrong with a fresh database', async () => {
    expect(
      await bootChecks(newsroom.payload as never, { databaseUrl: newsroom.database.databaseUrl }),
    ).toEqual([])
  })
})
