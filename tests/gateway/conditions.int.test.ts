// What the conditions of a `where` may ask, by REST and by GraphQL alike, of keys and of staff.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { graphql, rest, signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { aKey, send } from './send.ts'

let newsroom: Newsroom
let askers: Record<string, string>[] = []

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  const token = await signIn(payload, staff.admin.email, password)
  askers = [(await aKey(payload)).headers, { authorization: `JWT ${token}` }]
})
afterAll(() => newsroom?.close())

const words = (count: number) => Array.from({ length: count }, () => 'a').join(' ')
const either = (count: number, one: (at: number) => object) => ({
  or: Array.from({ length: count }, (_, at) => one(at)),
})

/** Conditions as an object, and the sentence where they are refused. */
const REFUSED: [string, object, string][] = [
  ['eleven words', { headline: { like: words(11) } }, 'at most 10 words'],
  ['five thousand words', { headline: { like: words(5_000) } }, 'at most 10 words'],
  ['words that must not occur', { headline: { not_like: words(11) } }, 'at most 10 words'],
  ['words of many conditions', either(6, () => ({ headline: { like: words(10) } })), 'at most 50 words'],
  ['a hundred and one', either(101, () => ({ headline: { equals: 'a' } })), 'at most 100 conditions'],
  ['a long value', { headline: { equals: 'x'.repeat(1_001) } }, 'at most 1,000 characters'],
  ['a long text', { headline: { contains: 'x'.repeat(201) } }, 'at most 200 characters'],
  ['underscores', { headline: { contains: 'e' + '_'.repeat(11) } }, '3 “%” and 10 “_”'],
  ['percent signs', { headline: { like: 'a%b%c%d%' } }, '3 “%” and 10 “_”'],
  ['wildcards that must not occur', { headline: { not_like: '_'.repeat(11) } }, '3 “%” and 10 “_”'],
  ['texts that are looked for', either(51, () => ({ headline: { contains: 'a' } })), 'at most 50 words'],
  ['many values', { headline: { in: Array(301).fill('x') } }, 'at most 300 values'],
]

describe.each(REFUSED)('%s', (_, where, sentence) => {
  test('over REST', async () => {
    for (const headers of askers) {
      const { status, text } = await send(`/api/articles?${queryOf(where)}`, { headers })
      expect({ status, text }).toEqual({ status: 400, text: expect.stringContaining(sentence) })
    }
  })

  test('over GraphQL, as a variable', async () => {
    for (const headers of askers) {
      const { status, body } = await graphql(
        'query ($where: Article_where) { Articles(where: $where) { docs { id } } }',
        { headers, variables: { where: upper(where) } },
      )
      expect({ status, body }).toEqual({
        status: 400,
        body: { errors: [expect.objectContaining({ message: expect.stringMatching(/at most/) })] },
      })
    }
  })
})

describe('over REST', () => {
  test.each([
    ['relations', either(9, () => ({ 'leadImage.filename': { contains: 'a' } })), 'related documents'],
    ['relations, by underscores', either(9, () => ({ leadImage__filename: { contains: 'a' } })), 'related'],
    [
      'a long path',
      { 'commodities.parent.parent.parent.parent.name': { equals: 'a' } },
      '5 fields in one path',
    ],
    ['an odd path', { "body.a'b": { equals: 'a' } }, 'no document has'],
  ])('%s are refused', async (_, where, sentence) => {
    for (const headers of askers) {
      const { status, text } = await send(`/api/articles?${queryOf(where)}`, { headers })
      expect({ status, text }).toEqual({ status: 400, text: expect.stringContaining(sentence) })
    }
  })

  test('the same condition twice is refused', async () => {
    const { status, text } = await send('/api/articles?where[headline][like]=a&where[headline][like]=b', {
      headers: askers[0]!,
    })
    expect({ status, text }).toEqual({ status: 400, text: expect.stringContaining('once') })
  })

  test.each([
    ['a hundred conditions', either(100, (at) => ({ headline: { equals: `a${at}` } }))],
    ['fifty texts', either(50, (at) => ({ headline: { contains: `a${at}` } }))],
    ['a few wildcards', { headline: { contains: '%a_b%c%__' } }],
    ['fifty words', either(5, () => ({ headline: { like: words(10) } }))],
    ['three hundred values', { headline: { in: Array(300).fill('x') } }],
  ])('%s are answered', async (_, where) => {
    for (const headers of askers) {
      const { status, text } = await send(`/api/articles?${queryOf(where)}`, { headers })
      expect({ status, text }).toEqual({ status: 200, text: expect.any(String) })
    }
  })
})

test('the most of any relation is a query that the database can answer', async () => {
  let answered = 0
  for (const { path, slug } of pathsOverRelations(newsroom.payload, 1)) {
    const query = queryOf(
      either(4, (at) => ({
        [path]: { not_equals: path.endsWith('At') ? `2026-01-0${at + 1}` : `a${at}` },
      })),
    )
    for (const headers of askers) {
      const { status } = await send(`/api/${slug}?${query}`, { headers })
      expect([200, 400, 403], `${slug}: ${path}: ${status}`).toContain(status)
      if (status === 200) answered += 1
    }
  }
  expect(answered).toBeGreaterThan(10)
}, 120_000)

test('a path over two relations is refused, and no promise is left behind', async () => {
  const left: unknown[] = []
  const keep = (reason: unknown) => left.push(reason)
  process.on('unhandledRejection', keep)
  const paths = pathsOverRelations(newsroom.payload, 2)
  expect(paths.length).toBeGreaterThan(20)
  for (const { path, slug } of paths)
    for (const headers of askers) {
      const query = queryOf({ [path]: { not_equals: '2026-01-01' } })
      const { status } = await send(`/api/${slug}?${query}`, { headers })
      expect([400, 403], `${slug}: ${path}: ${status}`).toContain(status)
    }
  process.off('unhandledRejection', keep)
  expect(left).toEqual([])
}, 120_000)

describe('a document within a row', () => {
  const DEEP = [
    ['publicCopies', 'document'],
    ['publicCopies', 'document.headline'],
    ['publicCopies', 'document__headline'],
    ['articles', 'body'],
    ['articles', 'body.root.children'],
    ['articles/versions', 'version.body'],
    ['articles/versions', 'version__body__root'],
    ['articles', 'leadImage.writers'],
    ['comments', 'article.body'],
    ['articles', 'pending'],
    ['articles/count', 'body'],
  ] as const

  test.each(DEEP)('is not compared, in %s: %s', async (list, field) => {
    for (const operator of ['contains', 'like', 'not_like', 'equals', 'not_equals', 'in', 'greater_than']) {
      const path = `/api/${list}?${queryOf({ [field]: { [operator]: 'a' } })}`
      const answers = await Promise.all(askers.map((headers) => send(path, { headers })))
      const listed = answers.filter(({ status }) => status !== 403) // not every list is for keys
      expect(listed.length).toBeGreaterThan(0)
      for (const { status, text } of listed)
        expect({ operator, status, text }).toMatchObject({
          status: 400,
          text: expect.stringContaining('/api/v1/search'),
        })
    }
  })

  test('is not compared over GraphQL, or by a person in the process', async () => {
    for (const headers of askers) {
      const { body } = await graphql(
        '{ PublicCopies(where: { document: { contains: "a" } }) { docs { id } } }',
        { headers },
      )
      expect(body.errors?.[0]?.message).toContain('/api/v1/search')
    }
    const { payload, staff } = newsroom
    const user = { ...staff.admin, collection: 'staff' as const }
    const asked = { collection: 'articles', where: { body: { contains: 'a' } }, user } as const
    await expect(payload.find({ ...asked, overrideAccess: false })).rejects.toThrow('/api/v1/search')
    await expect(payload.find({ ...asked, overrideAccess: true })).resolves.toBeDefined()
  })

  test('is there or not', async () => {
    for (const path of ['articles?where[pending][exists]=true', 'articles?where[body][exists]=false'])
      expect((await send(`/api/${path}`, { headers: askers[1]! })).status).toBe(200)
  })
})

describe('over GraphQL', () => {
  const WHERE = { OR: Array.from({ length: 5 }, () => ({ headline: { like: words(2) } })) }

  test.each([
    [
      'a variable is counted wherever it is used',
      'query ($w: String) { a: Articles(where: { OR: [{ headline: { like: $w } }, { standfirst: { like: $w } }] }) { docs { id } } b: Articles(where: { OR: [{ headline: { like: $w } }, { slug: { like: $w } }] }) { docs { id } } c: Articles(where: { OR: [{ headline: { like: $w } }, { slug: { like: $w } }] }) { docs { id } } }',
      { w: words(10) },
      'at most 50 words',
    ],
    [
      'a list too',
      'query ($in: [String]) { a: Articles(where: { slug: { in: $in } }) { docs { id } } b: Articles(where: { slug: { in: $in } }) { docs { id } } }',
      { in: Array(200).fill('x') },
      'at most 300 values',
    ],
    [
      'and the default of a variable',
      `query ($w: String = "${words(11)}") { Articles(where: { headline: { like: $w } }) { docs { id } } }`,
      {},
      'at most 10 words',
    ],
    [
      'a fragment each time',
      '{ ...F b: countArticles { totalDocs } } fragment F on Query { a: Articles(where: $where) { docs { id } } }'.replace(
        '$where',
        `{ headline: { like: "${words(11)}" } }`,
      ),
      {},
      'at most 10 words',
    ],
    [
      'a count is a query',
      `{ countArticles(where: { headline: { like: "${words(11)}" } }) { totalDocs } }`,
      {},
      'at most 10 words',
    ],
    [
      'values written with commas',
      'query ($in: [JSON]) { Articles(where: { topics: { in: $in } }) { docs { id } } }',
      { in: [Array(301).fill('x').join(',')] },
      'at most 300 values',
    ],
    [
      'conditions within each other',
      'query ($where: Article_where) { Articles(where: $where) { docs { id } } }',
      { where: nest(11) },
      'at most 10 times',
    ],
    [
      'an operator that REST does not have',
      'query ($in: [JSON]) { Articles(where: { topics: { all: $in } }) { docs { id } } }',
      { in: ['x'] },
      'no operator here',
    ],
    [
      'an object for a value',
      'query ($v: JSON) { Articles(where: { topics: { equals: $v } }) { docs { id } } }',
      { v: { name: { like: 'x' } } },
      'one plain value',
    ],
    [
      'no object',
      'query ($where: Article_where) { Articles(where: $where) { docs { id } } }',
      { where: 'x' },
      'as an object',
    ],
  ])('%s', async (_, query, variables, sentence) => {
    for (const headers of askers) {
      const { status, body } = await graphql(query, { headers, variables })
      expect({ status, message: body.errors?.[0]?.message }).toEqual({
        status: 400,
        message: expect.stringContaining(sentence),
      })
    }
  })

  test('what stays within the limits is answered', async () => {
    for (const headers of askers) {
      const { status, body } = await graphql(
        'query ($where: Article_where) { a: Articles(where: $where) { docs { id } } b: Articles(where: $where) { docs { id } } c: Articles(where: { topics: { in: ["x"] }, AND: [{ publishedAt: { less_than: "2030-01-01T00:00:00Z" } }] }) { docs { id } } }',
        { headers, variables: { where: WHERE } },
      )
      expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
    }
  })
})

/** Every path over so many relations to a field that a key can compare. */
function pathsOverRelations({ collections }: Newsroom['payload'], hops: 1 | 2) {
  const relationsOf = (slug: string) =>
    collections[slug as 'articles'].config.flattenedFields.flatMap((field) =>
      (field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo === 'string'
        ? [{ name: field.name, to: field.relationTo }]
        : [],
    )
  return Object.keys(collections)
    .filter((slug) => !slug.startsWith('payload-'))
    .flatMap((slug) =>
      relationsOf(slug).flatMap(({ name, to }) =>
        hops === 1
          ? [{ path: `${name}.createdAt`, slug }]
          : relationsOf(to).map((next) => ({ path: `${name}.${next.name}.createdAt`, slug })),
      ),
    )
}

function nest(levels: number): object {
  return levels === 0 ? { headline: { equals: 'a' } } : { AND: [nest(levels - 1)] }
}

/** `{ or: [...] }` as GraphQL writes it. */
function upper(where: object): object {
  return 'or' in where ? { OR: where.or } : where
}

/** Conditions as REST writes them. */
function queryOf(where: object): string {
  const parameters: [string, string][] = []
  const write = (at: string, value: unknown) => {
    if (Array.isArray(value) && /\[(in|not_in)\]$/.test(at)) parameters.push([at, value.join(',')])
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) write(`${at}[${name}]`, inner)
    else parameters.push([at, String(value)])
  }
  write('where', where)
  return new URLSearchParams(parameters).toString()
}

test('a stranger is told how to sign in, and 404 of a version that the public API does not have', async () => {
  const { status, headers } = await rest('/articles')
  expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="staff"'])
  for (const path of ['/v2', '/v2/articles', '/v10/articles/x']) {
    const { status: missing, body } = await rest(path)
    expect([path, missing, body.errors?.[0]?.name]).toEqual([path, 404, 'NotFound'])
  }
})
