// Many people at once: nothing is lost, doubled or half-written, and nobody gets an error for having company.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withRetries } from '#src/database/index.ts'
import { engines } from './engines.ts'
import { articleData, latestVersions, times } from './fixture/articles.ts'
import { type Newsroom, openNewsroom } from './fixture/newsroom.ts'
import { person } from './fixture/people.ts'
import { pixel } from './fixture/pixel.ts'

describe.each(engines())('on $name', (engine) => {
  let newsroom: Newsroom
  let topics: string[]

  beforeAll(async () => {
    newsroom = await openNewsroom(engine)
    topics = []
    for (const name of ['NdPr', 'Dysprosium', 'Terbium']) {
      topics.push((await newsroom.payload.create({ collection: 'topics', data: { name } })).id)
    }
  })
  afterAll(() => newsroom?.close())

  test('thirty articles created at once are all there', async () => {
    const { payload } = newsroom
    const created = await Promise.all(
      times(30, (i) =>
        withRetries(() =>
          payload.create({
            collection: 'articles',
            data: articleData({ topics, n: i, slug: `create-${i}` }),
          }),
        ),
      ),
    )
    expect(new Set(created.map(({ id }) => id)).size).toBe(30)
    const { docs } = await payload.find({
      collection: 'articles',
      where: { slug: { like: 'create-' } },
      pagination: false,
    })
    expect(docs).toHaveLength(30)
    for (const doc of docs) {
      expect(doc.calls).toHaveLength(3)
      expect(doc.topics).toHaveLength(3)
      expect(doc.body).toHaveLength(2)
    }
  })

  test('twelve saves of one article at once leave one article, as one of them wrote it', async () => {
    const { payload } = newsroom
    const { id } = await payload.create({
      collection: 'articles',
      data: articleData({ topics, n: 0, slug: 'twelve' }),
    })
    await Promise.all(
      times(12, (i) =>
        withRetries(
          () =>
            payload.update({
              collection: 'articles',
              id,
              data: articleData({ topics, n: i, slug: 'twelve' }),
            }),
          { attempts: 40 },
        ),
      ),
    )
    const doc = await payload.findByID({ collection: 'articles', id, depth: 0 })
    const n = String(doc.headline).replace('Headline ', '')
    expect((doc.calls as { text: string }[]).map(({ text }) => text)).toEqual([
      `call ${n}.0`,
      `call ${n}.1`,
      `call ${n}.2`,
    ])
    expect(doc.topics).toHaveLength(3)
    expect((doc.body as { text: string }[]).map(({ text }) => text)).toEqual([`quote ${n}`, `note ${n}`])
    expect(await latestVersions(payload, id)).toBe(1)
    expect(
      (
        await payload.findVersions({
          collection: 'articles',
          where: { parent: { equals: id } },
          pagination: false,
        })
      ).docs,
    ).toHaveLength(13)
  })

  test('a bulk edit, saves of single articles and comments at once all come out whole', async () => {
    const { payload } = newsroom
    const made = await Promise.all(
      times(6, (i) =>
        withRetries(() =>
          payload.create({ collection: 'articles', data: articleData({ topics, n: 0, slug: `bulk-${i}` }) }),
        ),
      ),
    )
    await Promise.all([
      withRetries(
        () =>
          payload.update({
            collection: 'articles',
            where: { slug: { like: 'bulk-' } },
            data: { state: 'checked', calls: [{ text: 'a' }, { text: 'b' }, { text: 'c' }] },
          }),
        { attempts: 40 },
      ),
      ...made.map(({ id }, i) =>
        withRetries(() => payload.update({ collection: 'articles', id, data: { headline: `edited ${i}` } }), {
          attempts: 40,
        }),
      ),
      ...times(10, (i) =>
        withRetries(() =>
          payload.create({
            collection: 'comments',
            data: { article: made[i % 6]!.id, body: `comment ${i}` },
          }),
        ),
      ),
    ])
    for (const [i, { id }] of made.entries()) {
      const doc = await payload.findByID({ collection: 'articles', id })
      expect(doc).toMatchObject({ state: 'checked', headline: `edited ${i}` })
      expect(doc.calls).toHaveLength(3)
      expect(doc.topics).toHaveLength(3)
      expect(await latestVersions(payload, id)).toBe(1)
    }
    expect(
      (await payload.count({ collection: 'comments', where: { body: { like: 'comment' } } })).totalDocs,
    ).toBe(10)
  })

  test('drafts saved and an older version restored at once leave one latest version', async () => {
    const { payload } = newsroom
    const { id } = await payload.create({
      collection: 'articles',
      data: articleData({ topics, n: 0, slug: 'versions' }),
    })
    const { docs: versions } = await payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
    })
    await Promise.all([
      ...times(6, (i) =>
        withRetries(
          () =>
            payload.update({
              collection: 'articles',
              id,
              draft: true,
              data: articleData({ topics, n: i + 1, slug: 'versions' }),
            }),
          { attempts: 40 },
        ),
      ),
      withRetries(() => payload.restoreVersion({ collection: 'articles', id: versions[0]!.id }), {
        attempts: 40,
      }),
    ])
    expect(await latestVersions(payload, id)).toBe(1)
    const { docs } = await payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
      pagination: false,
    })
    expect(docs).toHaveLength(8)
    for (const { version } of docs) expect(version.calls).toHaveLength(3)
  })

  test('ten pictures uploaded under one name at once are ten files', async () => {
    const { payload } = newsroom
    const uploads = await Promise.all(
      times(10, (i) =>
        withRetries(() =>
          payload.create({
            collection: 'media',
            data: { alt: `picture ${i}` },
            file: { data: pixel, mimetype: 'image/png', name: `mine-${i}.png`, size: pixel.length },
          }),
        ),
      ),
    )
    expect(new Set(uploads.map(({ filename }) => filename)).size).toBe(10)
    expect(
      (await payload.count({ collection: 'media', where: { alt: { like: 'picture' } } })).totalDocs,
    ).toBe(10)
  })

  test('three forgotten passwords, a verification and an unlocking at once all go through', async () => {
    const { payload } = newsroom
    const people = await Promise.all(times(3, () => person(payload, { password: 'correct horse battery' })))
    const unverified = await payload.create({
      collection: 'people',
      data: { email: 'new@example.com', password: 'correct horse battery' },
      disableVerificationEmail: true,
    })
    const row = await payload.db.findOne<{ id: string; _verificationToken?: string }>({
      collection: 'people' as never,
      where: { id: { equals: unverified.id } },
    })
    const [tokens, verified, unlocked] = await Promise.all([
      Promise.all(
        people.map(({ email }) =>
          withRetries(() => payload.forgotPassword({ collection: 'people', data: { email } })),
        ),
      ),
      withRetries(() => payload.verifyEmail({ collection: 'people', token: row!._verificationToken! })),
      withRetries(() =>
        payload.unlock({ collection: 'people', data: { email: people[0]!.email }, overrideAccess: true }),
      ),
    ])
    expect(new Set(tokens).size).toBe(3)
    expect(tokens.every((token) => typeof token === 'string' && token.length === 40)).toBe(true)
    expect([verified, unlocked]).toEqual([true, true])
    expect(
      await payload.forgotPassword({ collection: 'people', data: { email: people[0]!.email } }),
    ).toBeNull()
  })

  test('an article deleted while it is saved is either gone or whole', async () => {
    const { payload } = newsroom
    const { id } = await payload.create({
      collection: 'articles',
      data: articleData({ topics, n: 0, slug: 'deleted' }),
    })
    const outcomes = await Promise.allSettled([
      ...times(4, (i) =>
        withRetries(
          () =>
            payload.update({
              collection: 'articles',
              id,
              data: articleData({ topics, n: i, slug: 'deleted' }),
            }),
          { attempts: 40 },
        ),
      ),
      withRetries(() => payload.delete({ collection: 'articles', id }), { attempts: 40 }),
    ])
    const reasons = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [(outcome.reason as { status?: number }).status] : [],
    )
    expect(reasons.every((status) => status === 404)).toBe(true)
    expect(
      (await payload.find({ collection: 'articles', where: { slug: { equals: 'deleted' } } })).docs,
    ).toEqual([])
    expect(
      (await payload.findVersions({ collection: 'articles', where: { parent: { equals: id } } })).docs,
    ).toEqual([])
  })

  test('a hook that throws leaves nothing behind, neither the article nor its version', async () => {
    const { payload } = newsroom
    const failing = payload.create({
      collection: 'articles',
      data: articleData({ topics, n: 1, slug: 'thrown' }),
      context: { misbehaviour: { throwIn: 'afterChange' } },
    })
    await expect(failing).rejects.toThrow(/on purpose/)
    expect(
      (await payload.count({ collection: 'articles', where: { slug: { equals: 'thrown' } } })).totalDocs,
    ).toBe(0)
    expect(
      (
        await payload.findVersions({
          collection: 'articles',
          where: { 'version.slug': { equals: 'thrown' } },
        })
      ).docs,
    ).toEqual([])
  })
})
