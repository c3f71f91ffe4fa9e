// Twenty people at one article over Payload's own REST: every answer is a 2xx or an honest 409, and what is
// stored is whole.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from './engines.ts'
import { articleData, latestVersions, times } from './fixture/articles.ts'
import { type Answer, type Newsroom, openNewsroom } from './fixture/newsroom.ts'
import { person, stillIn } from './fixture/people.ts'

const password = 'correct horse battery'

const tally = (answers: Answer[]): Record<number, number> => {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

const dishonest = (answers: Answer[]) =>
  answers.filter(({ status }) => !(status >= 200 && status < 300) && status !== 409)

describe.each(engines())('on $name', (engine) => {
  let newsroom: Newsroom
  let topics: string[]

  beforeAll(async () => {
    newsroom = await openNewsroom(engine)
    topics = []
    for (const name of ['NdPr', 'Dysprosium', 'Terbium'])
      topics.push((await newsroom.payload.create({ collection: 'topics', data: { name } })).id)
  })
  afterAll(() => newsroom?.close())

  const article = (slug: string) =>
    newsroom.payload.create({ collection: 'articles', data: articleData({ topics, n: 0, slug }) })

  const whole = async (id: string) => {
    const doc = await newsroom.payload.findByID({ collection: 'articles', id, draft: true })
    const n = String(doc.headline).replace('Headline ', '')
    expect((doc.calls as { text: string }[]).map(({ text }) => text)).toEqual([
      `call ${n}.0`,
      `call ${n}.1`,
      `call ${n}.2`,
    ])
    expect(doc.topics).toHaveLength(3)
    expect((doc.body as { text: string }[]).map(({ text }) => text)).toEqual([`quote ${n}`, `note ${n}`])
    expect(await latestVersions(newsroom.payload, id)).toBe(1)
  }

  test('twenty saves of one article', async () => {
    const { id } = await article('alone')
    const answers = await Promise.all(
      times(20, (i) =>
        newsroom.rest('PATCH', `/articles/${id}?draft=true`, {
          body: articleData({ topics, n: i, slug: 'alone' }),
        }),
      ),
    )
    expect(dishonest(answers)).toEqual([])
    expect(tally(answers)).toEqual({ 200: 20 })
    const { docs } = await newsroom.payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
      pagination: false,
    })
    expect(docs).toHaveLength(1 + (tally(answers)[200] ?? 0))
    await whole(id)
  })

  test('twenty saves of one article that do not take turns, half of them by bulk edit', async () => {
    const { id } = await article('not-in-turn')
    const paths = [`/articles/${id}?draft=true`, `/articles?where[id][equals]=${id}&draft=true`]
    const answers = await Promise.all(
      times(20, (i) =>
        newsroom.rest('PATCH', paths[i % 2]!, {
          body: { ...articleData({ topics, n: i, slug: 'not-in-turn' }) },
        }),
      ),
    )
    expect(dishonest(answers)).toEqual([])
    expect(tally(answers)[200]).toBeGreaterThanOrEqual(15)
    await whole(id)
  })

  test('saves, comments, logins and bulk edits, all at once', async () => {
    const { id } = await article('mixed')
    const others = await Promise.all(times(3, (i) => article(`mixed-other-${i}`)))
    const { email } = await person(newsroom.payload, { password })
    const saves = times(20, (i) =>
      newsroom.rest('PATCH', `/articles/${id}?draft=true`, {
        body: articleData({ topics, n: i, slug: 'mixed' }),
      }),
    )
    const comments = times(20, (i) =>
      newsroom.rest('POST', '/comments', { body: { article: id, body: `comment ${i}` } }),
    )
    const logins = times(10, () => newsroom.rest('POST', '/people/login', { body: { email, password } }))
    const bulk = times(2, (i) =>
      newsroom.rest('PATCH', `/articles?where[slug][like]=mixed-other-`, { body: { state: `bulk ${i}` } }),
    )
    const [saved, commented, loggedIn, edited] = await Promise.all([
      Promise.all(saves),
      Promise.all(comments),
      Promise.all(logins),
      Promise.all(bulk),
    ])

    expect(dishonest([...saved, ...commented, ...loggedIn, ...edited])).toEqual([])
    expect(tally(saved)[200]).toBeGreaterThanOrEqual(15)
    expect(tally(commented)).toEqual({ 201: 20 })
    expect(tally(loggedIn)).toEqual({ 200: 10 })
    expect(
      await stillIn(
        newsroom.payload,
        loggedIn.map(({ body }) => String(body.token)),
      ),
    ).toBe(10)
    expect(
      (await newsroom.payload.count({ collection: 'comments', where: { article: { equals: id } } }))
        .totalDocs,
    ).toBe(20)
    await whole(id)
    for (const other of others) {
      const doc = await newsroom.payload.findByID({ collection: 'articles', id: other.id })
      expect(doc.state).toMatch(/^bulk [01]$/)
      expect(doc.calls).toHaveLength(3)
    }
  })

  test('two articles that want one slug: one is made, the other is told so with a 400', async () => {
    const answers = await Promise.all(
      times(8, (i) =>
        newsroom.rest('POST', '/articles', { body: articleData({ topics, n: i, slug: 'wanted-by-all' }) }),
      ),
    )
    expect(tally(answers)).toEqual({ 201: 1, 400: 7 })
    const refusals = answers.filter(({ status }) => status === 400)
    for (const { body } of refusals) expect(JSON.stringify(body.errors)).toContain('slug')
  })
})
