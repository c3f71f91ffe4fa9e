// What search finds, in which order, and what it never finds; the same on both databases.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { inTransaction } from '#src/commands/transaction.ts'
import { p, text } from '#src/demo/text.ts'
import { ensureSearchIndex, searchArticles } from '#src/search/index.ts'
import { searchEngine } from '#src/search/keepIndex.ts'
import { draft, inMinutes, published, take, withdraw } from '../support/articles.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom?.close())

const body = (words: string) => text(p(words)) as unknown as Article['body']
const publish = (headline: string, words: string, data: Partial<Article> = {}) =>
  published(newsroom.payload, {
    author: newsroom.staff.author,
    editor: newsroom.staff.editor,
    data: { headline, body: body(words), ...data },
  })
const find = (query: string, options: { limit?: number; after?: string | null; now?: Date } = {}) =>
  searchArticles({
    payload: newsroom.payload,
    query,
    now: options.now ?? new Date(),
    limit: options.limit ?? 10,
    after: options.after ?? null,
  })
const headlines = async (query: string) => (await find(query)).hits.map(({ article }) => article.headline)

describe('search', () => {
  beforeAll(async () => {
    await publish('Dysprosium waits', 'Terbium is dearer; the quarry at Käina says so.')
    await publish('Käina opens a quarry', 'Nothing about the other element.')
    await publish('A word on dysprosium-free magnets', 'They need no heavy rare earths at 62.5% grade.')
    await publish('Smelters', 'Dysprosium, dysprosium, dysprosium: said again and again.')
  })

  test('finds articles that have every word, whole or, for the last, begun', async () => {
    expect(await headlines('terbium quarry')).toEqual(['Dysprosium waits'])
    expect(await headlines('terbium qua')).toEqual(['Dysprosium waits'])
    expect(await headlines('terb quarry')).toEqual([])
    expect(await headlines('terbium smelters')).toEqual([])
  })

  test('puts a word in the headline before the same word in the text', async () => {
    const found = await headlines('dysprosium')
    expect(found).toHaveLength(3)
    expect(found.at(-1)).toBe('Smelters')
  })

  test('puts more of the words in the headline before fewer, whatever is newer, and then the newest first', async () => {
    await publish('Scandium and yttrium', 'The oldest.')
    await publish('Scandium alone', 'It has yttrium in the text.')
    await publish('A mine', 'Scandium with yttrium, in the text alone.')
    await publish('Yttrium alone', 'It has scandium in the text.')
    await publish('Another mine', 'Yttrium with scandium.')
    expect(await headlines('scandium yttrium')).toEqual([
      'Scandium and yttrium',
      'Yttrium alone',
      'Scandium alone',
      'Another mine',
      'A mine',
    ])
    expect(await headlines('yttrium scan')).toEqual([
      'Scandium and yttrium',
      'Yttrium alone',
      'Scandium alone',
      'Another mine',
      'A mine',
    ])
  })

  test('makes no difference between cases, accents and signs', async () => {
    expect((await headlines('KAINA')).sort()).toEqual(['Dysprosium waits', 'Käina opens a quarry'])
    expect(await headlines('ka\u0308ina opens')).toEqual(['Käina opens a quarry'])
    expect(await headlines('62.5%')).toEqual(['A word on dysprosium-free magnets'])
    expect(await headlines('dysprosium free')).toEqual(['A word on dysprosium-free magnets'])
  })

  test('shows the passage where the word stands', async () => {
    const { hits } = await find('terbium')
    expect(hits[0]!.passage).toBe('Terbium is dearer; the quarry at Käina says so.')
  })

  test.each([
    '"',
    "'",
    '%',
    '*',
    'NOT',
    '" OR 1=1 --',
    'headline:',
    'NEAR(',
    '(((',
    '{$gt:1}',
    '.*',
    '^',
    '\\',
    '\0',
    '',
    '   ',
    '{"a":1}',
    'a" AND "b',
    '🜨',
  ])('takes %j for words or for nothing', async (hostile) => {
    const result = await find(hostile)
    expect(Array.isArray(result.hits)).toBe(true)
    expect((await find(`dysprosium ${hostile.replace(/[\p{L}\p{N}]/gu, '')}`)).total).toBe(3)
  })

  test('takes a question of any length', async () => {
    expect((await find('dysprosium '.repeat(50_000))).total).toBe(3)
    expect((await find('x'.repeat(1_000_000))).total).toBe(0)
  })

  test('pages through all hits once', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = await find('dysprosium', { limit: 1, after })
      seen.push(...page.hits.map(({ article }) => article.slug))
      after = page.next
    } while (after)
    expect(new Set(seen).size).toBe(3)
    expect(seen).toHaveLength(3)
    expect((await find('dysprosium', { after: 'nonsense' })).hits).toHaveLength(3)
  })
})

describe('search never finds', () => {
  test('a draft, an article before its release, one withdrawn or unpublished, nor the old words of a correction', async () => {
    const { payload, staff } = newsroom
    await draft(payload, staff.author, { headline: 'Osmium draft' })
    const release = new Date(inMinutes(60))
    await publish('Osmium tomorrow', 'Later.', { releaseAt: release.toISOString() })
    expect(await headlines('osmium')).toEqual([])
    expect(
      (await find('osmium', { now: new Date(release.getTime() + 1000) })).hits.map(
        ({ article }) => article.headline,
      ),
    ).toEqual(['Osmium tomorrow'])

    const [withdrawn, unpublished] = [
      await publish('Iridium withdrawn', 'Soon.'),
      await publish('Iridium unpublished', 'Soon.'),
    ]
    expect((await headlines('iridium')).sort()).toEqual(['Iridium unpublished', 'Iridium withdrawn'])
    await withdraw(payload, staff, withdrawn.id, 'Wrong.')
    await withdraw(payload, staff, unpublished.id, 'Wrong too.')
    expect(await headlines('iridium')).toEqual([])

    const corrected = await publish('Correct me', 'The gallium price doubled.')
    await payload.update({
      collection: 'articles',
      id: corrected.id,
      draft: true,
      data: {
        body: body('The germanium price doubled.'),
        change: {
          kind: 'correction',
          note: 'The wrong metal.',
          was: 'Gallium.',
          is: 'Germanium.',
          where: 'The text.',
        },
      },
      overrideAccess: false,
      user: { ...staff.author, collection: 'staff' },
    })
    expect([await headlines('gallium'), await headlines('germanium')]).toEqual([['Correct me'], []])
    await take(payload, staff.author, corrected.id, 'submit')
    await take(payload, staff.editor, corrected.id, 'approve')
    await take(payload, staff.editor, corrected.id, 'publish')
    expect([await headlines('gallium'), await headlines('germanium')]).toEqual([[], ['Correct me']])
  })
})

test('an index that is missing entries is brought up to date at boot', async () => {
  const { payload } = newsroom
  const { docs } = await payload.find({
    collection: 'publicCopies',
    where: { headline: { equals: 'Dysprosium waits' } },
    overrideAccess: true,
  })
  await payload.db.updateOne({
    collection: 'publicCopies',
    id: docs[0]!.id,
    data: { searchText: 'Restored with ytterbium.', updatedAt: new Date().toISOString() },
    returning: false,
  })
  expect(await headlines('ytterbium')).toEqual([])
  await ensureSearchIndex(Object.create(payload) as typeof payload)
  expect(await headlines('ytterbium')).toEqual(['Dysprosium waits'])
})

test('letters that few keyboards have are found without them, in what was indexed before there was that rule too', async () => {
  const { payload } = newsroom
  const { id } = await publish('Łódź opens a smelter', 'It stands in the Straße der Æronauten.')
  const all = async () =>
    Promise.all(['lodz', 'łódź', 'strasse aeronauten', 'Straße', 'opens'].map((query) => headlines(query)))
  const found = ['Łódź opens a smelter']
  expect(await all()).toEqual([found, found, found, found, [...found, 'Käina opens a quarry']])

  const { docs } = await payload.find({
    collection: 'publicCopies',
    where: { article: { equals: id } },
    overrideAccess: true,
  })
  // As an earlier Assay left it.
  await inTransaction(payload, null, (req) =>
    searchEngine(payload).put(req, {
      id: docs[0]!.id,
      stamp: new Date(docs[0]!.updatedAt).toISOString(),
      headline: ['łodz', 'opens'],
      text: ['straße'],
    }),
  )
  expect(await headlines('lodz')).toEqual([])
  await ensureSearchIndex(Object.create(payload) as typeof payload)
  expect(await all()).toEqual([found, found, found, found, [...found, 'Käina opens a quarry']])
})
