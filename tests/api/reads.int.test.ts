// What any other site can read: articles, sections, figures and comments, page by page, and not a parameter
// more.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { readCacheMetadata, CACHE_METADATA_HEADER } from '#src/caching/metadata.ts'
import { recordComment } from '#src/comments/index.ts'
import { aReader } from '../readers/desk.ts'
import { aFigure, citing, published, republished, withdraw } from '../support/articles.ts'
import { A_CORRECTION } from '../support/changes.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { apiClient, type Client, PARTNER, SITE } from './client.ts'

/** A true place, written otherwise than we write it. */
const ODD_CURSOR = Buffer.from('2026-01-01T00:00:00.000Z abc').toString('base64').replace(/=*$/, '-')

let newsroom: Newsroom
let api: Client
let lead: Article

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff } = newsroom
  api = apiClient(payload)
  const term = (collection: 'commodities' | 'topics', name: string, parent?: string) =>
    payload.create({
      collection,
      data: { name, ...(parent ? { parent } : {}) } as never,
      ...as(staff.admin),
    })
  const metals = await term('commodities', 'Metals')
  const rare = await term('commodities', 'Rare earths', metals.id)
  const ndpr = await term('commodities', 'NdPr', rare.id)
  const policy = await term('topics', 'Trade policy')
  const figure = await aFigure(payload, staff.author, { commodity: ndpr.id })
  for (let hour = 5; hour >= 1; hour -= 1) {
    await publish(
      {
        headline: `Note ${hour}`,
        commodities: hour === 5 ? [ndpr.id] : [],
        topics: hour === 4 ? [policy.id] : [],
      },
      hour,
    )
  }
  lead = await publish(
    { headline: 'The floor holds', body: citing(figure), disclosure: 'None held.', seo: { title: 'Floor' } },
    0.5,
  )
})
afterAll(() => newsroom?.close())

const publish = (data: Partial<Article>, hours = 1) =>
  published(newsroom.payload, {
    author: newsroom.staff.author,
    editor: newsroom.staff.editor,
    data,
    now: new Date(Date.now() - hours * 3_600_000),
  })
const hoursAgo = (hours: number) => encodeURIComponent(new Date(Date.now() - hours * 3_600_000).toISOString())
const node = (slug: string, name: string, children: unknown[]) => ({
  slug,
  name,
  symbol: null,
  description: null,
  url: `${SITE}/commodities/${slug}`,
  children,
})
const preflight = (origin: string, method: string) =>
  api('/sessions', {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'content-type, traceparent',
    },
  })
const list = async (query: string) =>
  (await api(`/articles?${query}`)).body as unknown as {
    articles: Record<string, unknown>[]
    next: string | null
  }
const headlines = async (query: string) => (await list(query)).articles.map(({ headline }) => headline)

describe('articles', () => {
  test('come newest first, as summaries whose every field was chosen', async () => {
    const { articles } = await list('limit=1')
    expect(articles).toEqual([
      {
        id: lead.id,
        slug: 'the-floor-holds',
        url: `${SITE}/articles/the-floor-holds`,
        headline: 'The floor holds',
        standfirst: 'A short note.',
        byline: [
          {
            slug: 'the-author',
            name: 'The author',
            jobTitle: null,
            bio: null,
            url: `${SITE}/authors/the-author`,
          },
        ],
        commodities: [],
        topics: [],
        leadImage: null,
        publishedAt: expect.any(String),
        updatedAt: expect.any(String),
        words: expect.any(Number),
        readingMinutes: 1,
        edition: 1,
        notes: [],
        end: null,
        withdrawal: null,
      },
    ])
  })

  test('page by cursor, each once', async () => {
    const seen: unknown[] = []
    let next: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(`limit=2${next ? `&cursor=${next}` : ''}`)
      seen.push(...page.articles.map(({ headline }) => headline))
      next = page.next
    } while (next)
    expect(seen).toEqual(['The floor holds', 'Note 1', 'Note 2', 'Note 3', 'Note 4', 'Note 5'])
  })

  test('are found by commodity with all below it, by topic, author and date', async () => {
    for (const commodity of ['ndpr', 'rare-earths', 'metals'])
      expect(await headlines(`commodity=${commodity}`)).toEqual(['Note 5'])
    expect(await headlines('topic=trade-policy')).toEqual(['Note 4'])
    expect(await headlines('author=the-author')).toHaveLength(6)
    expect(await headlines(`from=${hoursAgo(3.5)}&to=${hoursAgo(1.5)}`)).toEqual(['Note 2', 'Note 3'])
    expect(await headlines('to=2020-01-01')).toEqual([])
    for (const query of ['commodity=unobtainium', 'topic=gossip', 'author=the-editor'])
      expect((await api(`/articles?${query}`)).status).toBe(404)
  })

  test('give only the fields asked for, whole ones too', async () => {
    expect((await list('fields=slug,figures&limit=1')).articles[0]).toEqual({
      slug: 'the-floor-holds',
      figures: [expect.objectContaining({ text: '$110/kg' })],
    })
    expect((await api('/articles/the-floor-holds?fields=seo')).body).toEqual({
      seo: { title: 'Floor', description: null },
    })
  })

  test('come whole: text as nodes, HTML and plain, figures with their source', async () => {
    const { body } = await api('/articles/the-floor-holds')
    const figure = {
      id: expect.any(String),
      label: 'NdPr floor',
      value: '110',
      low: null,
      high: null,
      unit: 'kg',
      currency: 'USD',
      kind: 'floor',
      asOf: '2025-07-10T12:00:00.000Z',
      zone: 'UTC',
      source: { title: 'An announcement', url: null, accessed: null },
      commodity: { slug: 'ndpr', name: 'NdPr' },
      text: '$110/kg',
    }
    expect(body).toMatchObject({
      figures: [figure],
      disclosure: 'None held.',
      commenting: { mode: 'open', closesAt: null },
      body: {
        nodes: [
          {
            type: 'paragraph',
            children: [
              { type: 'text', text: 'The floor is ' },
              { type: 'figure', figure },
              { type: 'text', text: '.' },
            ],
          },
        ],
        text: 'The floor is $110/kg.',
        html: expect.stringContaining('$110/kg'),
      },
    })
  })

  test('redirect from an address they had before, with the query', async () => {
    const { payload, staff } = newsroom
    const moving = await publish({ headline: 'Old address' })
    await republished(payload, {
      author: staff.author,
      editor: staff.editor,
      id: moving.id,
      data: { slug: 'new-address' },
      change: A_CORRECTION,
    })
    const answer = await api('/articles/old-address?fields=slug')
    expect([answer.status, answer.headers.get('location')]).toEqual([
      301,
      '/api/v1/articles/new-address?fields=slug',
    ])
    expect((await api('/articles/old-address/comments')).headers.get('location')).toBe(
      '/api/v1/articles/new-address/comments',
    )
  })

  test('that are withdrawn say so, and hold nothing else of the text', async () => {
    const { payload, staff } = newsroom
    const wrong = await publish({ headline: 'Wrong number', standfirst: 'It said 999.' })
    await withdraw(payload, staff, wrong.id, 'The number was wrong.')
    const { status, body } = await api('/articles/wrong-number')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      headline: 'Wrong number',
      withdrawal: { note: 'The number was wrong.' },
      standfirst: '',
      body: { nodes: [], html: '', text: '' },
      figures: [],
    })
    expect(await headlines('limit=50')).not.toContain('Wrong number')
    expect((await api('/articles/wrong-number/comments')).body).toEqual({ total: 0, threads: [], next: null })
  })
})

describe('corrections', () => {
  const all = async (query = '') =>
    (await api(`/corrections${query}`)).body as unknown as {
      corrections: Record<string, unknown>[]
      next: string | null
    }
  const change = (
    id: string,
    data: Partial<Article>,
    note: Partial<typeof A_CORRECTION> = {},
    now = new Date(),
  ) =>
    republished(newsroom.payload, {
      author: newsroom.staff.author,
      editor: newsroom.staff.editor,
      id,
      data,
      change: { ...A_CORRECTION, ...note },
      now,
    })

  test('say what was changed, in the article and in the run of all, newest first', async () => {
    const article = await publish({ headline: 'Tellurium at ninety' }, 3)
    const at = new Date(Date.now() - 600_000)
    await change(article.id, { headline: 'Tellurium at a hundred' }, {}, at)
    await change(
      article.id,
      { standfirst: 'A new one.' },
      { kind: 'update', note: 'A standfirst.', was: null, is: null, where: null },
    )
    const correction = { ...A_CORRECTION, at: at.toISOString(), edition: 2 }
    const update = {
      kind: 'update',
      note: 'A standfirst.',
      was: null,
      is: null,
      where: null,
      at: expect.any(String),
      edition: 3,
    }
    expect((await api('/articles/tellurium-at-ninety')).body).toMatchObject({
      edition: 3,
      notes: [update, correction],
      end: null,
    })
    const about = {
      article: {
        id: article.id,
        slug: 'tellurium-at-ninety',
        headline: 'Tellurium at a hundred',
        url: `${SITE}/articles/tellurium-at-ninety`,
      },
    }
    expect(await all('?article=tellurium-at-ninety')).toEqual({
      corrections: [
        { ...update, ...about },
        { ...correction, ...about },
      ],
      next: null,
    })
    expect((await all('?article=tellurium-at-ninety&kind=correction')).corrections).toHaveLength(1)
    expect(
      (
        await all(
          `?article=tellurium-at-ninety&since=${encodeURIComponent(new Date(at.getTime() + 1).toISOString())}`,
        )
      ).corrections,
    ).toHaveLength(1)
    expect((await all()).corrections[0]).toMatchObject({ kind: 'update', article: { id: article.id } })
  })

  test('hold withdrawals, with the note that says why', async () => {
    const article = await publish({ headline: 'Indium vanished' })
    await withdraw(newsroom.payload, newsroom.staff, article.id, 'It had not.')
    expect((await all('?kind=withdrawal&article=indium-vanished')).corrections).toMatchObject([
      { kind: 'withdrawal', note: 'It had not.', was: null, is: null, where: null, edition: 2 },
    ])
  })

  test('page by cursor, each once', async () => {
    const article = await publish({ headline: 'Often changed' }, 9)
    const start = Date.now() - 3_600_000 // three of the five at one instant
    for (let turn = 1; turn <= 5; turn += 1)
      await change(
        article.id,
        { standfirst: `Turn ${turn}.` },
        { kind: 'clarification', note: `Turn ${turn}.` },
        new Date(start + Math.min(turn, 3)),
      )
    const seen: unknown[] = []
    let next: string | null = null
    do {
      const page = await all(`?article=often-changed&limit=2${next ? `&cursor=${next}` : ''}`)
      seen.push(...page.corrections.map(({ note }) => note))
      next = page.next
    } while (next)
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5].map((turn) => `Turn ${turn}.`))
    expect(seen.slice(3)).toEqual(['Turn 2.', 'Turn 1.'])
  })

  test('may be kept, and say what they show', async () => {
    expect(readCacheMetadata((await api('/corrections')).headers.get(CACHE_METADATA_HEADER))).toMatchObject({
      tags: ['articles'],
    })
  })
})

test('commodities are a tree, topics and authors lists, of names and nothing private', async () => {
  const { body } = await api('/commodities')
  expect(body).toEqual({
    commodities: [node('metals', 'Metals', [node('rare-earths', 'Rare earths', [node('ndpr', 'NdPr', [])])])],
  })
  expect((await api('/topics')).body).toEqual({
    topics: [
      { slug: 'trade-policy', name: 'Trade policy', description: null, url: `${SITE}/topics/trade-policy` },
    ],
  })
  expect((await api('/authors')).body).toEqual({
    authors: [
      {
        slug: 'the-author',
        name: 'The author',
        jobTitle: null,
        bio: null,
        url: `${SITE}/authors/the-author`,
      },
    ],
  })
})

test('a figure is shown as it was approved, while an article that is out cites it', async () => {
  const { payload, staff } = newsroom
  const figure = await aFigure(payload, staff.author, { label: 'Tin spot', value: '33' })
  const at = () => api(`/figures/${figure.id}`)
  expect((await at()).status).toBe(404)
  const article = await publish({ headline: 'Tin today', body: citing(figure) })
  expect((await at()).body).toMatchObject({
    figure: { label: 'Tin spot', value: '33' },
    articles: [{ slug: 'tin-today' }],
  })
  await payload.update({ collection: 'figures', id: figure.id, data: { value: '44' }, ...as(staff.author) })
  expect((await at()).body).toMatchObject({ figure: { value: '33' } })
  await withdraw(payload, staff, article.id, 'No.')
  expect((await at()).status).toBe(404)
})

test('comments come by threads, with counts for many articles', async () => {
  const { payload } = newsroom
  const reader = await aReader(payload, 'Commenter')
  const article = await publish({ headline: 'Much discussed' })
  const say = (body: string, parentId: string | null, second: number) =>
    recordComment({
      payload,
      articleId: article.id,
      readerId: reader.id,
      parentId,
      body,
      state: 'visible',
      createdAt: new Date(Date.now() - 60_000 + second * 1000),
    })
  const root = await say('**Root**', null, 0)
  for (let reply = 1; reply <= 5; reply += 1) await say(`Reply ${reply}`, root, reply)
  const { body } = (await api('/articles/much-discussed/comments')) as unknown as {
    body: {
      total: number
      next: null
      threads: { root: unknown; replies: { html: string }[]; more: number; next: string }[]
    }
  }
  expect([body.total, body.next]).toEqual([6, null])
  const [thread] = body.threads
  expect(thread!.root).toEqual({
    id: root,
    state: 'visible',
    removedBy: null,
    author: { name: 'Commenter' },
    html: '<p><strong>Root</strong></p>',
    createdAt: expect.any(String),
    editedAt: null,
    inReplyTo: null,
  })
  expect([thread!.replies.map(({ html }) => html), thread!.more]).toEqual([
    ['<p>Reply 1</p>', '<p>Reply 2</p>', '<p>Reply 3</p>'],
    2,
  ])
  const rest = await api(`/articles/much-discussed/comments/${root}/replies?cursor=${thread!.next}`)
  expect(rest.body).toMatchObject({
    replies: [
      { html: '<p>Reply 4</p>', inReplyTo: { id: root, name: 'Commenter' } },
      { html: '<p>Reply 5</p>' },
    ],
    more: 0,
    next: null,
  })
  expect((await api('/comments/counts?articles=much-discussed,note-1,nowhere')).body).toEqual({
    counts: { 'much-discussed': 6, 'note-1': 0 },
  })
  expect((await api('/articles/note-1/comments')).body).toEqual({ total: 0, threads: [], next: null })
  expect((await api(`/articles/note-1/comments/${root}/replies`)).status).toBe(404)
})

test('search answers with summaries and passages', async () => {
  expect((await api('/search?q=floor')).body).toMatchObject({
    total: 1,
    next: null,
    hits: [{ article: { slug: 'the-floor-holds' }, passage: 'The floor is $110/kg.' }],
  })
})

describe('a request', () => {
  test.each([
    '/articles?limit=0',
    '/articles?limit=51',
    '/articles?limit=-1',
    '/articles?limit=1e9',
    '/articles?limit=ten',
    '/articles?limit=1&limit=2',
    '/articles?page=2',
    '/articles?depth=5',
    '/articles?where[state][equals]=draft',
    '/articles?draft=true',
    '/articles?select[approval]=true',
    '/articles?fields=approval',
    '/articles?fields=',
    '/articles?cursor=%00',
    '/articles?cursor=AAAA',
    '/articles?from=yesterday',
    '/articles?commodity=A%20B',
    '/corrections?kind=first',
    '/corrections?since=lately',
    '/corrections?cursor=AAAA',
    '/corrections?limit=0',
    '/corrections?state=waiting',
    '/articles/note-1?draft=true',
    '/articles/note-1/comments?sort=best',
    '/articles/note-1/comments?cursor=AAAA',
    '/articles/note-1/comments?viewer=x',
    '/commodities?limit=1',
    '/topics?q=x',
    '/authors?email=x',
    '/search',
    '/search?q=',
    '/search?q=floor&cursor=ZZZ',
    '/search?q=%21&cursor=ZZZ',
    `/search?q=floor&cursor=${Buffer.from('hit 0020').toString('base64url')}`,
    `/articles?cursor=${ODD_CURSOR}`,
    `/corrections?cursor=${ODD_CURSOR}`,
    `/articles/note-1/comments?cursor=${ODD_CURSOR}`,
    '/comments/counts',
    `/comments/counts?articles=${Array.from({ length: 51 }, (_, index) => `a-${index}`).join(',')}`,
  ])('for %s is 400, and says why', async (path) => {
    const { status, body, headers } = await api(path)
    expect([status, body.errors?.[0]?.name]).toEqual([400, 'InvalidRequest'])
    expect(body.errors![0]!.message).not.toBe('')
    expect(headers.get('cache-control')).toBe('private, no-store')
  })

  test.each([
    ['/search', 'q: Say what to search for.'],
    ['/search?q=', 'q: Say what to search for.'],
    [`/search?q=${'x'.repeat(201)}`, 'q: Give at most 200 characters.'],
    ['/search?q=floor&q=tin', 'q: Give it once.'],
    ['/articles?limit=2&limit=3', 'limit: Give it once.'],
    ['/articles?from=2026-01-01&from=2026-02-01', 'from: Give it once.'],
    ['/articles?limit=9999', 'limit: Give a whole number from 1 to 50.'],
    ['/articles?limit=0', 'limit: Give a whole number from 1 to 50.'],
    ['/articles?page=2', 'page: This call takes no such parameter.'],
    ['/topics?q=x', 'q: This call takes no such parameter.'],
    ['/articles/note-1/comments?sort=newest&sort=oldest', 'sort: Give it once.'],
    ['/comments/counts', 'articles: Say which articles.'],
  ])('for %s is told in plain words: %s', async (path, sentence) => {
    const { status, body } = await api(path)
    expect([status, body.errors?.map(({ message }) => message)]).toEqual([400, [sentence]])
  })

  test.each([
    '/corrections?article=nowhere',
    '/articles/nowhere',
    '/articles/No%20Slug',
    '/articles/..%2F..%2Fetc',
    '/articles/note-1/comments/nothing/replies',
    '/figures/nothing',
    '/figures/%7B%24gt%3A1%7D',
    '/nowhere',
    '/staff',
    '/users/me',
  ])('for %s is 404 like any other', async (path) => {
    const { status, body } = await api(path)
    expect([status, body.errors?.[0]?.name]).toEqual([404, 'NotFound'])
  })

  test('may be kept, says what it shows, and is the same for whoever asks', async () => {
    const first = await api('/articles/note-1')
    expect([first.status, first.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=0, must-revalidate',
    ])
    const shows = readCacheMetadata(first.headers.get(CACHE_METADATA_HEADER))
    expect(shows).toEqual({ tags: [expect.stringMatching(/^article:/)], until: expect.any(Date) })
    const again = await api('/articles/note-1', {
      headers: { 'if-none-match': '"anything"', cookie: 'assay-reader=x' },
    })
    expect([again.status, again.body]).toEqual([200, first.body])
  })

  test('by HEAD gives the headers alone', async () => {
    const { status, body, headers } = await api('/articles', { method: 'HEAD' })
    expect([status, body, readCacheMetadata(headers.get(CACHE_METADATA_HEADER)) !== null]).toEqual([
      200,
      {},
      true,
    ])
  })
})

describe('a page of another site', () => {
  test('may read what everybody may read, without credentials and whoever asks', async () => {
    for (const origin of ['https://anybody.example', PARTNER, SITE]) {
      const { headers } = await api('/articles', { headers: { origin } })
      expect([
        headers.get('access-control-allow-origin'),
        headers.get('access-control-allow-credentials'),
        headers.get('vary'),
      ]).toEqual(['*', null, null])
    }
  })

  test('may act for a reader only from a listed origin', async () => {
    const allowed = await preflight(PARTNER, 'POST')
    expect([
      allowed.status,
      allowed.headers.get('access-control-allow-origin'),
      allowed.headers.get('access-control-allow-credentials'),
    ]).toEqual([204, PARTNER, 'true'])
    expect(allowed.headers.get('access-control-allow-methods')).toContain('POST')
    for (const origin of [
      'https://evil.example',
      'null',
      `${PARTNER}.evil.example`,
      'http://partner.example',
    ]) {
      const refused = await preflight(origin, 'POST')
      expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([204, null])
    }
    expect(allowed.headers.get('access-control-allow-headers')).toContain('traceparent')
    const read = await preflight('https://evil.example', 'GET')
    expect(read.headers.get('access-control-allow-headers')).toBe('*')
    expect([
      read.headers.get('access-control-allow-origin'),
      read.headers.get('access-control-allow-credentials'),
    ]).toEqual(['*', null])
  })
})

test('the description names every call and every schema in it', async () => {
  const { status, body } = await api('/openapi.json')
  const document = body as unknown as {
    openapi: string
    paths: Record<string, Record<string, { security?: unknown }>>
    components: { schemas: Record<string, unknown> }
  }
  expect([status, document.openapi]).toEqual([200, '3.1.0'])
  expect(
    Object.entries(document.paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
      .sort(),
  ).toEqual(
    [
      'delete /api/v1/comments/{id}',
      'delete /api/v1/sessions/current',
      'get /api/v1/articles',
      'get /api/v1/articles/{slug}',
      'get /api/v1/articles/{slug}/comments',
      'get /api/v1/articles/{slug}/comments/{id}/replies',
      'get /api/v1/authors',
      'get /api/v1/comments/counts',
      'get /api/v1/commodities',
      'get /api/v1/corrections',
      'get /api/v1/figures/{id}',
      'get /api/v1/me',
      'get /api/v1/me/comments',
      'get /api/v1/me/overlay',
      'get /api/v1/openapi.json',
      'get /api/v1/search',
      'get /api/v1/topics',
      'patch /api/v1/comments/{id}',
      'post /api/v1/articles/{slug}/comments',
      'post /api/v1/readers',
      'post /api/v1/readers/forgot',
      'post /api/v1/readers/resend',
      'post /api/v1/readers/reset',
      'post /api/v1/readers/verify',
      'post /api/v1/sessions',
    ].sort(),
  )
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => name!,
  )
  expect(references.filter((name) => !(name in document.components.schemas))).toEqual([])
  const sessions = [{ bearer: [] }, { cookie: [] }]
  expect(document.paths['/api/v1/me']!.get!.security).toEqual(sessions)
  expect(document.paths['/api/v1/me/overlay']!.get!.security).toEqual([{}, ...sessions])
  expect(document.paths['/api/v1/articles']!.get!.security).toEqual([])
})
