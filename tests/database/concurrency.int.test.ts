// Many people at once: nothing is lost, doubled or half-written, and nobody gets an error for having company.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { withRetries } from '#src/database/index.ts'

import { engines } from './engines.ts'
import { type Newsroom, openNewsroom } from './fixture/newsroom.ts'
import { articleData, latestVersions, times } from './fixture/articles.ts'

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
      times(30, (i) => withRetries(() => payload.create({ collection: 'articles', data: articleData({ topics, n: i, slug: `create-${i}` }) }))),
    )
    expect(new Set(created.map(({ id }) => id)).size).toBe(30)
    const { docs } = await payload.find({ collection: 'articles', where: { slug: { like: 'create-' } }, pagination: false })
    expect(docs).toHaveLength(30)
    for (const doc of docs) {
      expect(doc.calls).toHaveLength(3)
      expect(doc.topics).toHaveLength(3)
      expect(doc.body).toHaveLength(2)
    }
  })

  test('twelve saves of one article at once leave one article, as one of them wrote it', async () => {
    const { payload } = newsroom
    const { id } = await payload.create({ collection: 'articles', data: articleData({ topics, n: 0, slug: 'twelve' }) })
    await Promise.all(
      times(12, (i) => withRetries(() => payload.update({ collection: 'articles', id, data: articleData({ topics, n: i, slug: 'twelve' }) }), { attempts: 40 })),
    )
    const doc = await payload.findByID({ collection: 'articles', id, depth: 0 })
    const n = String(doc.headline).replace('Headline ', '')
    expect((doc.calls as { text: string }[]).map(({ text }) => text)).toEqual([`call ${n}.0`, `call ${n}.1`, `call ${n}.2`])
    expect(doc.topics).toHaveLength(3)
    expect((doc.body as { text: string }[]).map(({ text }) => text)).toEqual([`quote ${n}`, `note ${n}`])
    expect(await latestVersions(payload, id)).toBe(1)
    expect((await payload.findVersions({ collection: 'articles', where: { parent: { equals: id } }, pagination: false })).docs).toHaveLength(13)
  })
})
