// What is asked of the newsroom: every address that there is, as everybody who may ask it.

import type { House } from '../adapter.ts'
import type { Question } from '../question.ts'

/** What the questions are made of, read from the stored rows. */
export type Known = { of: (collection: string) => Row[]; slugs: string[]; figures: string[] }
type Row = { id: string; slug?: string | null } & Record<string, unknown>

const STAFF = ['ada', 'edna', 'anna', 'cora', 'mona'].map((name) => `${name}@desk.example`)
const READERS = ['rita', 'bert', 'una'].map((name) => `${name}@reader.example`)
const KEY = { authorization: 'integrations API-Key equality-key-0123456789' }
const NO_ID = 'ffffffffffffffffffffffff'

const page = (path: string): Question => ({ to: 'public', path })
const api = (path: string): Question => ({ to: 'public', path: `/api/v1${path}` })
const byKey = (path: string): Question => ({ to: 'house', path: `/api${path}`, headers: KEY })

/** The rows by collection, and the names under which articles are known. */
export function knownOf(rows: Record<string, unknown>): Known {
  const of = (collection: string) =>
    Object.entries(rows).flatMap(([name, row]) =>
      name.replace(/\/[^/]*$/, '') === collection ? [row as Row] : [],
    )
  const drafts = of('articles as drafts').map(({ slug }) => slug)
  const lives = of('articles').map(({ slug }) => slug)
  const copies = of('publicCopies').flatMap(({ slug, formerSlugs }) => [
    slug,
    ...((formerSlugs as string[] | null) ?? []),
  ])
  const slugs = [...new Set([...drafts, ...lives, ...copies])]
    .filter((slug): slug is string => Boolean(slug))
    .sort()
  return { of, slugs, figures: of('figures').map(({ id }) => id) }
}

/** The public API: each call with each thing that there is, page by page, well asked and badly. */
export async function apiQuestions(house: House, { of, slugs, figures }: Known): Promise<Question[]> {
  const slugOf = (collection: string) => of(collection).map(({ slug }) => String(slug))
  const comments = of('comments').map(({ id }) => id)
  const whole = 'everything-that-a-body-holds'
  return [
    ...[
      '/openapi.json',
      '/articles',
      '/articles?limit=50',
      '/commodities',
      '/topics',
      '/authors',
      '/nothing',
      '/',
    ].map(api),
    ...(await allPages(house, '/articles?limit=5')),
    ...(await allPages(house, '/corrections?limit=3')),
    ...(await allPages(house, `/articles/${whole}/comments?limit=2`)),
    ...(await allPages(house, '/search?q=in&limit=1')),
    ...[
      'slug,figures,body',
      'id,slug,url,headline,standfirst,byline,commodities,topics,leadImage,publishedAt,updatedAt',
      'body,figures,disclosure,seo,commenting',
      'nonsense',
      '',
    ].flatMap((fields) => [
      api(`/articles?limit=50&fields=${fields}`),
      api(`/articles/${whole}?fields=${fields}`),
    ]),
    ...slugOf('commodities').map((slug) => api(`/articles?commodity=${slug}`)),
    ...slugOf('topics').map((slug) => api(`/articles?topic=${slug}`)),
    ...slugOf('staff').map((slug) => api(`/articles?author=${slug}&limit=50`)),
    ...[
      'commodity=copper&topic=trade-policy&author=anna-author',
      'from=2026-03-09T12:00:00Z',
      'to=2026-03-09',
      'from=2026-03-09&to=2026-03-21',
      'commodity=unobtainium',
      'topic=gossip',
      'author=nobody',
      'from=yesterday',
      'limit=0',
      'limit=51',
      'limit=x',
      'cursor=x',
      'cursor=!',
      'page=2',
      'sort=headline',
    ].map((query) => api(`/articles?${query}`)),
    ...slugs.flatMap((slug) => [
      api(`/articles/${slug}`),
      api(`/articles/${slug}/comments`),
      api(`/corrections?article=${slug}`),
    ]),
    ...[
      '/articles/nothing-here',
      '/articles/nothing-here/comments',
      '/articles/NO',
      '/articles/tellurium-at-ninety?fields=slug',
    ].map(api),
    ...['oldest', 'newest', 'best'].map((sort) => api(`/articles/${whole}/comments?sort=${sort}&limit=50`)),
    ...comments.flatMap((id) => [
      api(`/articles/${whole}/comments/${id}/replies`),
      api(`/articles/${whole}/comments/${id}/replies?limit=2`),
    ]),
    api(`/articles/${whole}/comments/${NO_ID}/replies`),
    api(`/comments/counts?articles=${slugs.slice(0, 50).join(',')}`),
    ...['/comments/counts', '/comments/counts?articles=', '/comments/counts?articles=NO'].map(api),
    ...['update', 'correction', 'clarification', 'refile', 'withdrawal', 'gossip'].map((kind) =>
      api(`/corrections?kind=${kind}`),
    ),
    ...['since=2026-03-09T10:00:00Z', 'since=x', 'article=nothing-here', 'limit=0'].map((query) =>
      api(`/corrections?${query}`),
    ),
    ...figures.map((id) => api(`/figures/${id}`)),
    api(`/figures/${NO_ID}`),
    ...[
      '',
      '?q=',
      '?q=zinc',
      '?q=stocks%20fell',
      '?q=FELL+cop',
      '?q=%22%27%3B--',
      '?q=floor&limit=50',
      '?q=nothinglikeit',
      '?q=%F0%9F%98%80',
      '?q=a&page=1',
    ].map((query) => api(`/search${query}`)),
    ...['/me', '/me/comments', '/me/overlay', `/me/overlay?article=${whole}`].flatMap((path) => [
      api(path),
      ...READERS.map((as) => ({ ...api(path), as })),
    ]),
    { ...api(`/me/comments?article=${whole}&limit=3`), as: READERS[0] },
    {
      ...api('/articles'),
      method: 'OPTIONS',
      headers: { origin: 'https://partner.example', 'access-control-request-method': 'GET' },
    },
    { ...api('/articles?limit=1'), headers: { origin: 'https://partner.example' } },
    { ...api('/articles?limit=1'), headers: { origin: 'https://stranger.example' } },
    ...[undefined, READERS[1], READERS[2]].map((as) => ({
      ...api(`/articles/${whole}/comments`),
      method: 'POST',
      body: { body: 'Hello' },
      as,
    })),
    { ...api('/articles'), method: 'DELETE' },
    { ...api('/readers'), method: 'POST', body: { displayName: 'x', email: 'no', password: 'short' } },
    { ...api('/readers/verify'), method: 'POST', body: { token: 'spent' } },
  ]
}

/** The site: each page, feed and file. */
export async function siteQuestions(house: House, { of, slugs }: Known): Promise<Question[]> {
  const whole = '/articles/everything-that-a-body-holds'
  const sections = [
    ...of('commodities').map(({ slug }) => `/commodities/${slug}`),
    ...of('topics').map(({ slug }) => `/topics/${slug}`),
    ...of('staff').map(({ slug }) => `/authors/${slug}`),
    '/commodities/nothing',
    '/topics/nothing',
    '/authors/nobody',
  ]
  const comments = of('comments').map(({ id }) => id)
  const files = of('media').flatMap(({ filename, sizes }) => [
    filename,
    ...Object.values((sizes ?? {}) as Record<string, { filename?: string }>).map((size) => size.filename),
  ])
  const personal = ['/', whole, '/account', '/search?q=zinc', '/login']
  return [
    ...[
      '/',
      '/corrections',
      '/search',
      '/search?q=zinc',
      '/search?q=tellurium',
      '/search?q=%3Cb%3E',
      '/search?q=nothinglikeit',
      '/nothing',
      '/articles',
    ].map(page),
    ...['/feed.xml', '/corrections/feed.xml', '/sitemap.xml', '/robots.txt'].map(page),
    ...sections.flatMap((path) => [page(path), page(`${path}/feed.xml`)]),
    ...(await linkedPages(house, [
      '/',
      '/corrections',
      '/authors/anna-author',
      '/commodities/metals',
      whole,
    ])),
    ...slugs.map((slug) => page(`/articles/${slug}`)),
    ...comments
      .flatMap((id) => [page(`${whole}?comment=${id}`), page(`${whole}?replyTo=${id}`)])
      .slice(0, 24),
    ...[
      '/login',
      '/login?returnTo=/account',
      '/register',
      '/check-mail',
      '/verify',
      '/verify?token=x',
      '/forgot',
      '/reset',
      '/reset?token=x',
      '/account',
      `${whole}?notice=posted`,
    ].map(page),
    ...files.filter(Boolean).map((name) => page(`/api/media/file/${name}`)),
    page('/api/media/file/nothing.jpg'),
    ...personal.flatMap((path) =>
      READERS.map((as) => ({ ...page(`${path}${path.includes('?') ? '&' : '?'}as=reader`), as })),
    ),
    page(`${whole}?as=reader`),
    ...of('articles as drafts').flatMap(({ id }) => previews(id, of('editions'))),
  ]
}

function previews(id: string, editions: Row[]): Question[] {
  const numbers = editions.filter(({ article }) => article === id).map(({ number }) => number)
  const paths = [
    `/preview/articles/${id}`,
    `/preview/articles/${id}/editions`,
    ...numbers.map((number) => `/preview/articles/${id}/editions/${String(number)}`),
  ]
  return paths.map((path) => ({ ...page(path), as: STAFF[1] }))
}

/** Payload's own API: with the key of another system, as staff of each role, and as nobody. */
export function houseQuestions({ of }: Known): Question[] {
  const collections = [
    'articles',
    'publicCopies',
    'editions',
    'comments',
    'media',
    'figures',
    'commodities',
    'topics',
    'bundles',
    'tasks',
    'audit',
    'staff',
    'readers',
    'outbox',
    'integrations',
  ]
  const queries = [
    '{ Articles(limit: 0) { docs { headline slug body publishedAt } } }',
    '{ PublicCopies(limit: 0) { docs { headline slug document } } }',
    '{ Comments(limit: 0) { docs { body article { headline } } } }',
    '{ Articles(limit: 1) { docs { deskNotes state writers } } }',
    '{ Commodities(sort: "name") { docs { name parent { name } } } }',
  ]
  const article = of('articles')[0]!.id
  return [
    ...collections.flatMap((slug) => [byKey(`/${slug}?limit=0&depth=0`), byKey(`/${slug}/count`)]),
    ...[
      '/articles?limit=0&depth=2',
      '/articles?draft=true&limit=0',
      '/articles?sort=-publishedAt&limit=5&page=2',
      '/articles?where[headline][contains]=at&sort=headline',
      '/articles?where[change.note][contains]=number',
      '/articles?select[headline]=true&limit=3',
      '/articles?where[body][exists]=true&limit=1',
      `/articles/${article}`,
      `/articles/${article}?draft=true`,
      '/articles/versions',
      '/publicCopies?where[next][exists]=true',
      '/publicCopies?sort=next',
      '/publicCopies?sort=-publishedAt&limit=3',
      '/comments?limit=0&depth=1',
      '/globals/settings',
      '/media?limit=0&depth=1',
      '/articles/access',
      '/access',
    ].map(byKey),
    ...queries.map((query): Question => ({ ...byKey('/graphql'), method: 'POST', body: { query } })),
    ...collections.map((slug): Question => ({ to: 'house', path: `/api/${slug}?limit=1` })),
    ...STAFF.flatMap((as): Question[] => [
      ...of('articles as drafts').map(({ id }): Question => ({
        to: 'house',
        path: `/api/articles/${id}/workflow`,
        as,
      })),
      ...collections
        .filter((slug) => slug !== 'staff')
        .map((slug): Question => ({ to: 'house', path: `/api/${slug}?limit=3&sort=id&depth=1`, as })),
      { to: 'house', path: '/api/articles?draft=true&limit=4&sort=headline&depth=0', as },
      { to: 'house', path: '/api/articles/versions?limit=2&sort=id&depth=0', as },
      { to: 'house', path: '/api/access', as },
    ]),
  ]
}

/** All pages of a list, by the cursors that it gives. */
async function allPages(house: House, path: string): Promise<Question[]> {
  const questions: Question[] = []
  let cursor: string | null = null
  do {
    const question = api(cursor ? `${path}&cursor=${cursor}` : path)
    questions.push(question)
    cursor = (JSON.parse((await house.ask(question)).body) as { next?: string | null }).next ?? null
  } while (cursor && questions.length < 20)
  return questions
}

/** The further pages to which these have links. */
async function linkedPages(house: House, paths: string[]): Promise<Question[]> {
  const found: Question[] = []
  for (const path of paths) {
    let next: string | undefined = path
    for (let count = 0; next && count < 5; count += 1) {
      const { body } = await house.ask(page(next))
      const link: string | undefined = /href="([^"#]*[?&](?:before|after)=[^"#]*)/
        .exec(body)?.[1]
        ?.replaceAll('&amp;', '&')
      next = link?.startsWith('?') ? `${path}${link}` : link
      if (next && found.some((one) => one.path === next)) break
      if (next) found.push(page(next))
    }
  }
  return found
}
