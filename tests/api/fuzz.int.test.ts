// A thousand calls made of the description by chance, always the same ones: good and bad values in every
// place. The client holds each answer against the description (`contract.ts`); here none may be a failure of
// ours.

import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { recordComment } from '#src/comments/index.ts'
import { aReader, PASSWORD } from '../readers/desk.ts'
import { aFigure, citing, published, republished, withdraw } from '../support/articles.ts'
import { A_CORRECTION } from '../support/changes.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { apiClient, type Call, type Client, tokenOf } from './client.ts'
import type { Description, Operation } from './contract.ts'

const SEED = 20_261_129
const CALLS = 1_000

/** Values that have broken something somewhere. */
const ODD = [
  '', ' ', '0', '-1', '1e9', 'null', 'true', '[]', '{"$gt":""}', '__proto__', 'constructor', "' OR 1=1 --",
  '../../etc/passwd', '\u0000', '\uFFFD', '😀', 'é'.repeat(300), 'x'.repeat(5_000), '2026-02-30', '9999-12-31',
  '%', '&a=b', 'a,,b', '＜script＞',
] // prettier-ignore
const BODIES = [
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '{"body":{"$ne":1}}',
  '[[[[[[[[',
  'x'.repeat(70_000),
  '{"email":1}',
]
const TYPES = ['application/json', 'application/json; charset=utf-8', 'text/plain', 'multipart/form-data', '']

let newsroom: Newsroom
let api: Client
let description: Description
/** What is there, by the name of the parameter or property that asks for it. */
const good: Record<string, (string | null)[]> = {}
const tokens: string[] = []
/** Sessions that may be ended. */
const spare: string[] = []

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff } = newsroom
  const given = { author: staff.author, editor: staff.editor }
  const at = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  const tin = await payload.create({
    collection: 'commodities',
    data: { name: 'Tin' } as never,
    ...as(staff.admin),
  })
  const trade = await payload.create({
    collection: 'topics',
    data: { name: 'Trade' } as never,
    ...as(staff.admin),
  })
  const figures = [
    await aFigure(payload, staff.author, { commodity: tin.id }),
    await aFigure(payload, staff.author, { label: 'Of no commodity', commodity: null }),
  ]
  const article = (data: Partial<Article>, hours: number) =>
    published(payload, {
      ...given,
      data: { commodities: [tin.id], topics: [trade.id], ...data },
      now: at(hours),
    })
  const lead = await article({ headline: 'A floor for tin', body: citing(figures[0]!) }, 4)
  const plain = await article({ headline: 'A floor for none', body: citing(figures[1]!) }, 3)
  const taken = await article({ headline: 'A floor withdrawn' }, 2)
  await republished(payload, { ...given, id: plain.id, data: { standfirst: 'Other.' }, change: A_CORRECTION })
  await withdraw(payload, staff, taken.id, 'It was not so.')

  api = apiClient(payload)
  const readers = await Promise.all(
    ['Ada Ray', 'Ben Sol', 'Cy Unready'].map((name, index) =>
      aReader(payload, name, { verified: index < 2 }),
    ),
  )
  for (const reader of readers) tokens.push(await tokenOf(api, reader))
  for (const reader of readers) spare.push(await tokenOf(api, reader))
  const comments: string[] = []
  for (let index = 0; index < 6; index += 1)
    comments.push(
      await recordComment({
        payload,
        articleId: lead.id,
        readerId: readers[0]!.id,
        parentId: index > 1 ? comments[0]! : null,
        body: `Comment ${index}`,
        state: index === 5 ? 'pending' : 'visible',
        createdAt: new Date(Date.now() - index * 1000),
      }),
    )

  description = (await api('/openapi.json')).body as unknown as Description
  const next = async (path: string) => ((await api(path)).body as { next: string | null }).next
  const slugs = [lead, plain, taken].map(({ slug }) => slug!)
  Object.assign(good, {
    slug: slugs,
    article: slugs,
    articles: [slugs.join(','), slugs[0]],
    id: [...comments, ...figures.map(({ id }) => id)],
    parentId: [null, null, ...comments],
    commodity: ['tin'],
    topic: ['trade'],
    author: ['the-author'],
    q: ['floor', 'floor ti', 'tin'],
    from: ['2020-01-01', at(5).toISOString()],
    to: ['2030-01-01'],
    since: ['2020-01-01'],
    fields: ['slug,headline', 'body', 'figures,end,withdrawal'],
    limit: ['1', '2', '50'],
    cursor: [
      await next('/articles?limit=1'),
      await next('/corrections?limit=1'),
      await next('/search?q=floor&limit=1'),
    ],
    displayName: ['New Reader', 'Another One'],
    email: [...readers.map(({ email }) => email), 'new@reader.example'],
    password: [PASSWORD, 'tungsten is heavier than it looks'],
    body: ['What of the floor?', '**Mine** is a [link](https://example.com).', 'A third thing to say.'],
    token: ['not-a-token'],
  })
})
afterAll(() => newsroom?.close())

const pick = <Value>(values: readonly Value[]) => fc.constantFrom(...values)
const mostly = <Value>(usual: fc.Arbitrary<Value>, other: fc.Arbitrary<Value>, weight = 4) =>
  fc.oneof({ arbitrary: usual, weight }, { arbitrary: other, weight: 1 })
const odd = fc.oneof(pick(ODD), fc.string({ unit: 'grapheme', maxLength: 60 }))
const goodOf = (name: string, schema: Record<string, unknown> = {}) =>
  pick((schema.enum as string[] | undefined) ?? good[name] ?? ODD)

type Made = { id: string; path: string; call: Call }

function callsOf(template: string, method: string, operation: Operation): fc.Arbitrary<Made> {
  const parameters = operation.parameters ?? []
  const inPath = parameters.filter((one) => one.in === 'path')
  const inQuery = parameters.filter((one) => one.in === 'query')
  const body = operation.requestBody?.content['application/json']!.schema as
    | { properties?: Record<string, Record<string, unknown>> }
    | undefined
  return fc
    .record({
      method: mostly(
        fc.constant(method.toUpperCase()),
        pick(['HEAD', 'PUT', 'DELETE', 'POST', 'OPTIONS']),
        12,
      ),
      path: fc.tuple(...inPath.map(({ name, schema }) => mostly(goodOf(name, schema), odd, 6))),
      query: fc.tuple(
        ...inQuery.map(({ name, schema, required }) =>
          fc
            .option(mostly(goodOf(name, schema), odd, 6), { freq: required ? 8 : 1 })
            .map((value) => ({ name, value })),
        ),
      ),
      stray: fc
        .option(odd, { freq: 1, nil: null })
        .map((value) => (value && value.length % 5 === 0 ? value : null)),
      token: mostly(
        pick(template.endsWith('/sessions/current') ? spare : tokens),
        fc.option(odd.map((text) => text.replace(/[^\x20-\x7e]/g, ''))),
      ),
      type: mostly(fc.constant('application/json'), pick(TYPES), 10),
      body: mostly<unknown>(
        fc.record(
          Object.fromEntries(
            Object.entries(body?.properties ?? {}).map(([name, schema]) => [
              name,
              mostly<unknown>(goodOf(name, schema), fc.oneof(odd, pick([null, 1, true, {}, []])), 8),
            ]),
          ),
        ),
        fc.oneof(pick(BODIES), fc.json()),
        6,
      ),
    })
    .map((made) => {
      const path = inPath.reduce(
        (whole, { name }, index) => whole.replace(`{${name}}`, encodeURIComponent(made.path[index]!)),
        template.replace('/api/v1', ''),
      )
      const query = new URLSearchParams(
        made.query.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])),
      )
      if (made.stray !== null) query.append('stray', made.stray)
      const sendsBody = body !== undefined && made.method !== 'GET' && made.method !== 'HEAD'
      return {
        id: made.method.toLowerCase() === method ? operation.operationId! : made.method,
        path: query.size > 0 ? `${path}?${query}` : path,
        call: {
          method: made.method,
          ...(sendsBody ? { body: made.body, headers: { 'content-type': made.type } } : {}),
          ...(made.token ? { token: made.token } : {}),
        },
      }
    })
}

test(`${CALLS} calls by chance get answers that the description names, and no failure of ours`, async () => {
  const all = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => callsOf(path, method, operation)),
  )
  const made = fc.sample(fc.oneof(...all), { seed: SEED, numRuns: CALLS })
  const statuses = new Map<string, Set<number>>()
  for (const { id, path, call } of made) {
    const { status } = await api(path, call)
    expect(status, `${call.method} ${path}`).toBeLessThan(500)
    statuses.set(id, (statuses.get(id) ?? new Set()).add(status))
  }
  const seen = new Set([...statuses.values()].flatMap((some) => [...some]))
  for (const status of [200, 201, 202, 204, 400, 401, 403, 404, 405, 413, 415])
    expect([...seen]).toContain(status)
  const NEED_A_MAIL = ['verifyEmail', 'resetPassword']
  const neverDone = [...statuses]
    .filter(
      ([id, some]) => /^[a-z]/.test(id) && !NEED_A_MAIL.includes(id) && ![...some].some((one) => one < 300),
    )
    .map(([id]) => id)
  expect(neverDone).toEqual([])
}, 300_000)
