// GraphQL for staff and keys: what a request may ask is decided on the parsed document, before anything of it
// is run.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { published } from '../support/articles.ts'
import { graphql, rest, signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { aKey, send } from './send.ts'

let newsroom: Newsroom
let key: { authorization: string }
let token = ''
let article = ''

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  key = (await aKey(payload)).headers
  token = await signIn(payload, staff.admin.email, password)
  article = (await published(payload, { author: staff.author, editor: staff.editor })).id
})
afterAll(() => newsroom?.close())

const json = { 'content-type': 'application/json' }

describe('a key sends queries only', () => {
  const lock = () =>
    `mutation { createPayloadLockedDocument(data: { globalSlug: "settings", user: { relationTo: staff, value: "${newsroom.staff.author.id}" } }) { id } }`

  test.each([
    ['plainly', (text: string) => text],
    ['with a letter escaped in JSON', (text: string) => text.replace('Payload', 'P%61yload')],
    ['with every letter escaped', (text: string) => text.replace('mutation', '%6d%75%74%61%74%69%6f%6e')],
    ['under another name', (text: string) => text.replace('createP', 'articles: createP')],
    ['behind a comment', (text: string) => text.replace('mutation', '# query\n mutation')],
    ['beside a query', (text: string) => `query Q { Articles { totalDocs } } ${text}`],
  ])('a mutation %s is refused', async (_, written) => {
    const body = JSON.stringify({ query: written(lock()), operationName: null })
    const { status, text } = await send('/api/graphql', {
      method: 'POST',
      headers: { ...json, ...key },
      body: body.replace(/%(\d\w)/g, '\\u00$1'),
    })
    expect({ status, text }).toEqual({ status: 403, text: expect.stringContaining('no mutations') })
    expect(
      (await newsroom.payload.db.find({ collection: 'payload-locked-documents', where: {} })).docs,
    ).toEqual([])
  })

  test('and asks for no drafts', async () => {
    const { status } = await graphql('query ($d: Boolean) { Articles(draft: $d) { totalDocs } }', {
      headers: key,
      variables: { d: true },
    })
    expect(status).toBe(400)
    expect((await graphql('{ Articles { totalDocs } }', { headers: key })).status).toBe(200)
  })

  test.each([
    ['@skip(if: "x")', 400],
    ['@skip', 400],
    ['@include(if: $missing)', 400],
    ['@include(if: $given)', 200],
    ['@skip(if: false)', 200],
    ['@include(if: $text)', 400],
  ])('id %s is answered with %i', async (directive, expected) => {
    const query = `query ($given: Boolean!, $text: String, $missing: Boolean) { Articles(limit: 1) { docs { id ${directive} } } }`
    const { status } = await graphql(query, { headers: key, variables: { given: true, text: 'x' } })
    expect(status).toBe(expected)
  })

  test.each(['{ headline: null }', '{ OR: [null] }'])('of nothing is no condition: %s', async (where) => {
    const { status } = await graphql(`{ Articles(where: ${where}) { totalDocs } }`, { headers: key })
    expect(status).toBe(400)
  })

  test('as JSON, in no other form', async () => {
    const form = new FormData()
    form.set('query', '{ Articles { totalDocs } }')
    expect((await send('/api/graphql', { method: 'POST', headers: key, body: form })).status).toBe(415)
    for (const type of ['text/plain', 'application/graphql', 'application/x-www-form-urlencoded'])
      expect(
        (
          await send('/api/graphql', {
            method: 'POST',
            headers: { ...key, 'content-type': type, 'x-http-method-override': 'GET' },
            body: 'query={Articles{totalDocs}}',
          })
        ).status,
      ).toBe(415)
  })
})

const nested = (depth: number): string => (depth === 0 ? 'id' : `id revisedBy { ${nested(depth - 1)} }`)

const REFUSED: [string, string, Record<string, unknown>?][] = [
  [
    'six fields of the root',
    `{ ${[1, 2, 3, 4, 5, 6].map((n) => `a${n}: countArticles { totalDocs }`).join(' ')} }`,
  ],
  [
    'six of them within fragments',
    '{ ...F g: countArticles { totalDocs } ... on Query { ...F } } fragment F on Query { a: countArticles { totalDocs } b: countArticles { totalDocs } c: countFigures { totalDocs } }',
  ],
  ['all documents', '{ Articles(limit: 0) { docs { id } } }'],
  ['less than none', '{ Articles(limit: -1) { docs { id } } }'],
  ['more than a hundred', '{ Articles(limit: 101) { docs { id } } }'],
  ['a limit that is a text', '{ Articles(limit: "5") { docs { id } } }'],
  ['all, by a variable', 'query ($n: Int) { Articles(limit: $n) { docs { id } } }', { n: 0 }],
  ['all, by the default of a variable', 'query ($n: Int = 0) { Articles(limit: $n) { docs { id } } }'],
  ['all, within a fragment', '{ ...F } fragment F on Query { Articles(limit: 0) { docs { id } } }'],
  ['no pages', '{ Articles(pagination: false) { docs { id } } }'],
  [
    'no pages, by a variable',
    'query ($p: Boolean) { Articles(pagination: $p) { docs { id } } }',
    { p: false },
  ],
  ['a fragment that contains itself', '{ ...A } fragment A on Query { ...A }'],
  [
    'fragments that contain each other',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A countArticles { totalDocs } }',
  ],
  [
    'fragments that double',
    `{ Articles { docs { ...F0 } } } ${Array.from({ length: 30 }, (_, n) => `fragment F${n} on Article { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F30 on Article { id }`,
  ],
  [
    'more documents than a hundred',
    '{ a: Articles(limit: 60) { docs { id } } b: Articles(limit: 60) { docs { id } } }',
  ],
  ['lists within lists', '{ Articles(limit: 20) { docs { topics { docs { id } } } } }'],
  ['more than it may cost', `{ Articles(limit: 100) { docs { ${nested(15)} } } }`],
  [
    'one text by many names',
    `{ Articles(limit: 1) { docs { ${Array.from({ length: 60 }, (_, n) => `a${n}: body`).join(' ')} } } }`,
  ],
  [
    'texts within texts',
    '{ Comments(limit: 50) { docs { article { body } parent { article { body } parent { article { body } } } } } }',
  ],
  ['an odd order', '{ Articles(sort: "__proto__") { docs { id } } }'],
  ['an order of many fields', `{ Articles(sort: "${'a,'.repeat(50)}a") { docs { id } } }`],
  [
    'a long text',
    'query ($t: String) { Articles(where: { headline: { like: $t } }) { docs { id } } }',
    { t: 'x'.repeat(60_000) },
  ],
  [
    'many objects that hold nothing',
    'query ($w: Article_where) { Articles(where: $w) { docs { id } } }',
    { w: { OR: Array.from({ length: 400 }, () => ({})) } },
  ],
  ['what is declared twice', 'query ($n: Int, $n: JSON) { Articles(limit: $n) { docs { id } } }', { n: 1 }],
  ['a thousand words', `{ ${'__typename '.repeat(1_500)} }`],
  [
    'many values',
    'query ($in: [JSON]) { Articles(where: { id: { in: $in } }) { docs { id } } }',
    { in: Array(400).fill('x') },
  ],
]

test.each(REFUSED)('who asks for %s is told so, with 400', async (_, query, variables) => {
  for (const asker of [{ headers: key }, { token }]) {
    const { status, body } = await graphql(query, { ...asker, ...(variables ? { variables } : {}) })
    expect({ status, message: body.errors?.[0]?.message }).toEqual({
      status: 400,
      message: expect.any(String),
    })
  }
})

test('conditions of a key that fit no type are told of once', async () => {
  const query = 'query ($w: Article_where) { Articles(where: $w, limit: 1) { docs { id } } }'
  const names = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`x${at}`, { equals: 1 }]))
  for (const [w, sentence] of [
    [names, '300 values'],
    [{ x: { equals: 'y'.repeat(900) } }, 'Field "x" is not defined'],
    [{ headline: { equals: 5 } }, '$w.headline.equals'],
  ] as const) {
    const { status, body } = await graphql(query, { headers: key, variables: { w } })
    expect([status, body.errors?.length]).toEqual([400, 1])
    expect(body.errors?.[0]?.message).toContain(sentence)
    expect(JSON.stringify(body).length).toBeLessThan(500)
  }
})

test('a key reads fifty documents at once with what they refer to, and a hundred without', async () => {
  const refused = await graphql('{ Articles(limit: 51) { docs { id } } }', { headers: key })
  expect(refused.status).toBe(400)
  expect(refused.body.errors?.[0]?.message).toContain('at most 50 documents')
  for (const [path, expected] of [
    ['/articles?limit=51', 400],
    ['/articles?limit=51&depth=1', 400],
    ['/articles?limit=50', 200],
    ['/articles?limit=100&depth=0', 200],
  ] as const) {
    const { status } = await rest(path, { headers: key })
    expect({ path, status }).toEqual({ path, status: expected })
    expect((await rest(path, { token })).status).toBe(200)
  }
})

test('what stays within the limits is answered, with the relations included', async () => {
  for (const query of [
    '{ Articles(limit: 5) { docs { headline slug body publishedAt byline { name } } } }',
    '{ Articles(limit: 20) { docs { id headline slug leadImage { alt } topics { name slug } } totalDocs } }',
    '{ Comments(limit: 50) { docs { body article { headline } } } }',
    `{ ${[1, 2, 3, 4, 5].map((n) => `a${n}: countArticles { totalDocs }`).join(' ')} }`,
  ])
    for (const asker of [{ headers: key }, { token }]) {
      const { status, body } = await graphql(query, asker)
      expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
    }
  const { status } = await graphql('{ Articles(limit: 100) { docs { id headline slug } } }', { token })
  expect(status).toBe(200)
})

test('a key asks for fewer whole texts than staff, over GraphQL as over REST, and those of more are not read', async () => {
  const { payload, staff } = newsroom
  await published(payload, { author: staff.author, editor: staff.editor })
  const askers = [
    [{ headers: key }, { bodies: 5, documents: 10 }],
    [{ token }, { bodies: 10, documents: 10 }],
  ] as const
  for (const [asker, { bodies, documents }] of askers) {
    const status = async (query: string) => (await graphql(query, asker)).status
    expect([
      await status(`{ Articles(limit: ${bodies}) { docs { id headline body } } }`),
      await status(`{ Articles(limit: ${bodies + 1}) { docs { body } } }`),
      await status(`{ PublicCopies(limit: ${documents}) { docs { id headline document } } }`),
      await status(`{ PublicCopies(limit: ${documents + 1}) { docs { document } } }`),
      await status(`{ Comments(limit: ${bodies + 1}) { docs { article { body } } } }`),
    ]).toEqual([200, 400, 200, 400, 400])
    for (const [slug, name, most] of [
      ['articles', 'body', bodies],
      ['publicCopies', 'document', documents],
    ] as const) {
      const first = async (limit: number) =>
        ((await rest(`/${slug}?limit=${limit}`, asker)).body.docs as Record<string, unknown>[])[0]!
      expect([typeof (await first(most))[name], typeof (await first(most + 1))[name]]).toEqual([
        'object',
        'undefined',
      ])
    }
  }
})

test.each(['subscription { a }', 'subscription S { Articles { totalDocs } }'])(
  'nobody subscribes: %s',
  async (query) => {
    expect((await graphql(query, { token })).status).toBe(400)
    expect((await graphql(query, { headers: key })).status).toBe(403)
  },
)

test('staff still write', async () => {
  const { body } = await graphql('mutation { createTopic(data: { name: "Rates" }) { name } }', { token })
  expect(body).toMatchObject({ data: { createTopic: { name: 'Rates' } } })
})

describe('the variables of a mutation', () => {
  const update = (declared: string, data: string) =>
    `mutation (${declared}) { updateArticle(id: "${article}", data: ${data}, draft: true) { headline body } }`
  const plain = () => update('$d: mutationArticleUpdateInput!', '$d')

  test.each([
    ['objects in a list of ids', { commodities: Array.from({ length: 10_000 }, () => ({ a: 1 })) }, /lists/],
    ['numbers in one', { commodities: Array.from({ length: 60_000 }, () => 1) }, /lists/],
    [
      'several lists',
      { lists: Array.from({ length: 5 }, () => Array.from({ length: 400 }, () => 1)) },
      /1,000/,
    ],
    [
      'names that are no fields',
      Object.fromEntries(Array.from({ length: 999 }, (_, at) => [`n${at}`, [1, 2]])),
      /1,000/,
    ],
    ['a text within a text', { commodities: [{ body: Array.from({ length: 10_000 }, () => 1) }] }, /lists/],
  ])('%s: refused before any of it is read by its type', async (_, d, sentence) => {
    const { status, body } = await graphql(plain(), { token, variables: { d: { headline: 'x', ...d } } })
    expect([status, body.errors?.[0]?.message]).toEqual([400, expect.stringMatching(sentence)])
  })

  const named = (count: number, value: unknown) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`x${at}`, value]))

  test.each([
    ['that fit no type', { ...named(300, 1), z: 'y'.repeat(240_000) }, /“\$d” does not fit its type/],
    ['that are objects', named(990, {}), /“\$d” does not fit/],
    [
      'of a list that are objects',
      { commodities: Array.from({ length: 490 }, () => ({})) },
      /commodities\.0/,
    ],
    ['that hold nothing', { commodities: Array.from({ length: 490 }, () => [[], []]) }, /1,000 values/],
  ])('values %s are told of once, without them', async (_, d, sentence) => {
    const { status, body } = await graphql(plain(), { token, variables: { d } })
    expect([status, body.errors?.map(({ message }) => message)]).toEqual([
      400,
      [expect.stringMatching(sentence)],
    ])
    expect(JSON.stringify(body).length).toBeLessThan(500)
  })

  test('in the text of a mutation are told of in the same way', async () => {
    const literals = `{ ${Object.keys(named(300, 1)).join(': 1 ')}: "${'y'.repeat(200_000)}" }`
    const { status, body } = await graphql(update('$d: JSON', literals), { token })
    expect([status, body.errors?.length]).toEqual([400, 1])
    expect(JSON.stringify(body).length).toBeLessThan(500)
  })

  test('declared twice are refused', async () => {
    const query = update('$d: JSON, $d: mutationArticleUpdateInput!', '$d')
    const { status, body } = await graphql(query, { token, variables: { d: named(990, {}) } })
    expect([status, body.errors?.[0]?.message]).toEqual([400, expect.stringContaining('once')])
  })

  test('carry a whole text, in the article or by itself', async () => {
    const text = textOf(Array.from({ length: 1_100 }, (_, at) => `Line ${at} of a long text.`))
    expect(JSON.stringify(text).length).toBeGreaterThan(200_000)
    for (const [query, variables] of [
      [plain(), { d: { headline: 'Whole', body: text } }],
      [update('$b: JSON', '{ headline: "Whole", body: $b }'), { b: text }],
    ] as const) {
      const { body } = await graphql(query, { token, variables })
      expect(body.errors).toBeUndefined()
      expect(body.data).toMatchObject({ updateArticle: { headline: 'Whole' } })
      expect(JSON.stringify(body.data)).toContain('Line 1099 of a long text.')
    }
  })
})

/** A text as the editor writes it, a paragraph a line. */
function textOf(lines: readonly string[]) {
  const shape = { version: 1, format: '', indent: 0, direction: null }
  const children = lines.map((text) => ({
    type: 'paragraph',
    ...shape,
    textFormat: 0,
    textStyle: '',
    children: [{ type: 'text', version: 1, text, format: 0, style: '', mode: 'normal', detail: 0 }],
  }))
  return { root: { type: 'root', ...shape, children } }
}
