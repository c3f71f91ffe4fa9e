// Walks the running server as every role and holds it against access/README.md.

import type { CollectionSlug, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STAFF_ROLES } from '#src/workflow/transitions.ts'
import { aFigure, citing, draft, published } from '../support/articles.ts'
import { graphql, rest, signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { PEOPLE, readTables, type Person } from './table.ts'

const TABLES = readTables()
const OURS = [...TABLES.keys()].filter((heading) => !heading.includes(' '))
const OPERATIONS = ['create', 'read', 'readVersions', 'update', 'delete', 'unlock', 'admin'] as const
const NOBODY_HAS_THIS_ID = '00000000-0000-7000-8000-000000000000'

let newsroom: Newsroom
const users = {} as Record<Person, Record<string, unknown> | null>
const tokens = {} as Partial<Record<Person, string>>
let apiKey = ''

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  const reader = await payload.create({
    collection: 'readers',
    data: { displayName: 'R', email: 'r@reader.example', password, verifiedAt: new Date().toISOString() },
    depth: 0,
    overrideAccess: true,
  })
  const readerLogin = await payload.login({
    collection: 'readers',
    data: { email: 'r@reader.example', password },
  })
  apiKey = 'a-key-that-is-long-enough-for-a-test'
  const integration = await payload.create({
    collection: 'integrations',
    data: { name: 'Other site', enableAPIKey: true, apiKey },
    depth: 0,
    overrideAccess: true,
  })
  Object.assign(users, {
    anonymous: null,
    reader: { ...reader, collection: 'readers' },
    integration: { ...integration, collection: 'integrations' },
  })
  tokens.reader = readerLogin.token!
  for (const role of STAFF_ROLES) {
    users[role] = { ...staff[role], collection: 'staff' }
    tokens[role] = await signIn(payload, staff[role].email, password)
  }
  const figure = await aFigure(payload, staff.author)
  await published(payload, { author: staff.author, editor: staff.editor, data: { body: citing(figure) } })
  await draft(payload, staff.author, { headline: 'A secret draft' })
  await aFigure(payload, staff.author, { label: 'A figure nobody cites' })
})
afterAll(() => newsroom?.close())

function call(person: Person, path: string, options: { method?: string; body?: unknown } = {}) {
  const headers = person === 'integration' ? { authorization: `integrations API-Key ${apiKey}` } : undefined
  return rest(path, { ...options, token: tokens[person], headers })
}

describe('every collection has its table, and the code follows it', () => {
  test('no collection or global is missing from the tables, and none is in them that is gone', () => {
    const collections = newsroom.payload.config.collections
      .map((collection) => collection.slug)
      .filter((slug) => !slug.startsWith('payload-'))
    expect(collections.sort()).toEqual(OURS.sort())
    expect(newsroom.payload.config.globals.map((global) => `Global: ${global.slug}`).sort()).toEqual(
      [...TABLES.keys()].filter((heading) => heading.startsWith('Global: ')).sort(),
    )
  })

  test.each(OURS)('%s: each operation gives each role what its cell says', async (slug) => {
    const { access } = newsroom.payload.collections[slug as CollectionSlug].config
    const rules = TABLES.get(slug)!
    for (const operation of OPERATIONS) {
      const rule = access[operation]
      if (!rules.has(operation)) continue
      for (const person of PEOPLE) {
        const result = await rule?.({ req: request(person), id: undefined })
        expect({ slug, operation, person, cell: kindOf(result) }).toEqual({
          slug,
          operation,
          person,
          cell: kindOfCell(rules.get(operation)![person]),
        })
      }
    }
  })

  test('no access function is left at Payload’s default, which lets any signed-in reader in', async () => {
    const stranger = { collection: 'strangers', id: 'x' }
    for (const config of newsroom.payload.config.collections.filter(({ slug }) => OURS.includes(slug))) {
      for (const operation of expectedOperations(config)) {
        const forStranger = await config.access[operation]?.({
          req: { ...request('anonymous'), user: stranger } as unknown as PayloadRequest,
        })
        const forNobody = await config.access[operation]?.({ req: request('anonymous') })
        expect({ slug: config.slug, operation, kind: kindOf(forStranger) }).toEqual({
          slug: config.slug,
          operation,
          kind: kindOf(forNobody),
        })
        expect(
          TABLES.get(config.slug)!.has(operation),
          `${config.slug} says nothing about ${operation}`,
        ).toBe(true)
      }
    }
  })

  test('Payload’s own collections follow theirs, and none is without one', async () => {
    const own = newsroom.payload.config.collections.filter(({ slug }) => slug.startsWith('payload-'))
    expect(own.map(({ slug }) => `Payload’s own: ${slug}`).sort()).toEqual(
      [...TABLES.keys()].filter((heading) => heading.startsWith('Payload’s own: ')).sort(),
    )
    for (const { slug, access } of own)
      for (const [operation, cells] of TABLES.get(`Payload’s own: ${slug}`)!)
        for (const person of PEOPLE) {
          const result = await access[operation as 'read']?.({ req: request(person) })
          expect({ slug, operation, person, cell: kindOf(result) }).toEqual({
            slug,
            operation,
            person,
            cell: kindOfCell(cells[person]),
          })
        }
  })

  test('the settings follow their table', async () => {
    for (const global of newsroom.payload.config.globals) {
      const rules = TABLES.get(`Global: ${global.slug}`)!
      for (const operation of ['read', 'readVersions', 'update'] as const) {
        for (const person of PEOPLE)
          expect(kindOf(await global.access[operation]?.({ req: request(person) }))).toBe(
            kindOfCell(rules.get(operation)![person]),
          )
      }
    }
  })
})

describe('over REST', () => {
  test.each(OURS)('%s answers 401 to visitors and readers, whatever they ask', async (slug) => {
    for (const person of ['anonymous', 'reader'] as const) {
      for (const [method, path] of [
        ['GET', `/${slug}`],
        ['GET', `/${slug}?depth=5&limit=100`],
        ['GET', `/${slug}/${NOBODY_HAS_THIS_ID}`],
        ['GET', `/${slug}/versions`],
        ['GET', `/${slug}/count`],
        ['POST', `/${slug}`],
        ['PATCH', `/${slug}/${NOBODY_HAS_THIS_ID}`],
        ['DELETE', `/${slug}/${NOBODY_HAS_THIS_ID}`],
        ['POST', `/${slug}/unlock`],
        ['GET', `/${slug}/access/${NOBODY_HAS_THIS_ID}`],
      ] as const) {
        const answer = await call(person, path, { method, ...(method === 'GET' ? {} : { body: {} }) })
        expect([401, 404], `${person} ${method} ${path} got ${answer.status}`).toContain(answer.status)
      }
    }
  })

  test.each(OURS)('%s gives staff and integrations what their cells say', async (slug) => {
    const rules = TABLES.get(slug)!
    for (const person of PEOPLE.slice(2)) {
      const listed = await call(person, `/${slug}?limit=100&depth=0`)
      const { total, readable } = await counts(slug as CollectionSlug, person)
      const cell = rules.get('read')![person]
      expect(listed.status, `${person} lists ${slug}`).toBe(cell === '–' ? 403 : 200)
      expect((listed.body.docs as unknown[] | undefined)?.length).toBe(
        { '–': undefined, all: total }[cell] ?? (cell === '–' ? undefined : readable),
      )
      for (const [operation, method, path] of [
        ['create', 'POST', `/${slug}`],
        ['update', 'PATCH', `/${slug}/${NOBODY_HAS_THIS_ID}`],
        ['delete', 'DELETE', `/${slug}/${NOBODY_HAS_THIS_ID}`],
      ] as const) {
        const answer = await call(person, path, { method, body: {} })
        const refused = answer.status === 403 || answer.status === 401
        expect(answer.status, `${person} ${operation}s ${slug}`).toBeLessThan(500)
        // A record that is not one's own looks like none at all, so only “no” and “all” can be told apart
        // here.
        const right = rules.get(operation)![person]
        const expected = kindOfCell(right) === 'some' ? refused : right === '–'
        expect({ person, slug, operation, refused }).toEqual({ person, slug, operation, refused: expected })
      }
    }
  })

  test('every endpoint of the running config is closed to visitors and readers, but for the doors', async () => {
    const { config } = newsroom.payload
    const doors = [
      'POST /staff/login',
      'POST /staff/logout',
      'POST /staff/forgot-password',
      'POST /staff/reset-password',
      'GET /staff/me',
    ]
    const endpoints = [
      ...config.endpoints.map((endpoint) => ({ ...endpoint, at: endpoint.path })),
      ...config.collections.flatMap((collection) =>
        (collection.endpoints || []).map((endpoint) => ({
          ...endpoint,
          at: `/${collection.slug}${endpoint.path}`,
        })),
      ),
      ...config.globals.flatMap((global) =>
        (global.endpoints || []).map((endpoint) => ({
          ...endpoint,
          at: `/globals/${global.slug}${endpoint.path}`,
        })),
      ),
    ]
    expect(endpoints.length).toBeGreaterThan(60)
    for (const endpoint of endpoints) {
      const method = endpoint.method.toUpperCase()
      const path = endpoint.at.replace(/:[a-zA-Z]+\??/g, NOBODY_HAS_THIS_ID)
      if (doors.includes(`${method} ${path}`) || path.startsWith('/media/file/')) continue
      for (const person of ['anonymous', 'reader'] as const) {
        const answer = await call(person, path, {
          method,
          ...(method === 'GET' || method === 'HEAD' ? {} : { body: {} }),
        })
        expect([401, 404], `${person} ${method} ${path} got ${answer.status}`).toContain(answer.status)
      }
    }
  })

  test('nobody becomes the first admin over the network', async () => {
    const answer = await rest('/staff/first-register', {
      method: 'POST',
      body: { email: 'x@x.example', password: 'a long enough password', name: 'X', role: 'admin' },
    })
    expect(answer.status).toBe(404)
  })
})

describe('over GraphQL', () => {
  test('visitors and readers get 401 before a query is parsed', async () => {
    for (const token of [undefined, tokens.reader])
      expect((await graphql('{ this is no query', { token })).status).toBe(401)
  })

  test('staff get what their cells say', async () => {
    const plural: Partial<Record<string, string>> = {
      articles: 'Articles',
      figures: 'Figures',
      audit: 'AuditEvents',
      editions: 'Editions',
      tasks: 'Tasks',
      bundles: 'Bundles',
      publicCopies: 'PublicCopies',
      commodities: 'Commodities',
      topics: 'Topics',
      comments: 'Comments',
      staff: 'allStaff',
      integrations: 'Integrations',
    }
    for (const [slug, name] of Object.entries(plural)) {
      for (const person of STAFF_ROLES) {
        const { body } = await graphql(`{ ${name} { totalDocs } }`, { token: tokens[person] })
        const refused = Boolean(body.errors?.length)
        if (body.errors?.[0]?.message.startsWith('Cannot query field'))
          throw new Error(`${name}: ${body.errors[0].message}`)
        expect({ slug, person, refused }).toEqual({
          slug,
          person,
          refused: TABLES.get(slug)!.get('read')![person] === '–',
        })
      }
    }
  })

  test('readers have no queries and no mutations', async () => {
    const { body } = await graphql(
      '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }',
      { token: tokens.admin },
    )
    const names = JSON.stringify(body)
    for (const name of ['loginReader', 'createReader', 'meReader', '"Readers"', 'forgotPasswordReader'])
      expect(names).not.toContain(name)
  })
})

test('what a person may not read cannot be found by asking for it either', async () => {
  for (const path of [
    '/articles?where[writers][exists]=true',
    '/articles?where[deskNotes][like]=a',
    '/articles?where[state][equals]=draft',
    '/articles?sort=revisedBy',
    '/staff?where[resetPasswordToken][exists]=true',
    '/staff?where[hash][exists]=true',
    '/outbox?where[text][like]=token',
    '/articles?where[createdBy.hash][exists]=true',
    '/comments?where[author.resetPasswordToken][exists]=true',
    '/staff?sort=hash',
  ]) {
    const answer = await call('integration', path)
    expect([400, 403], `${path} got ${answer.status}`).toContain(answer.status)
  }
})

test('somebody who has departed is nobody at once', async () => {
  const { payload, staff } = newsroom
  await payload.update({
    collection: 'staff',
    id: staff.compliance.id,
    data: { departed: true },
    overrideAccess: true,
  })
  expect((await call('compliance', '/articles')).status).toBe(401)
  await payload.update({
    collection: 'staff',
    id: staff.compliance.id,
    data: { departed: false },
    overrideAccess: true,
  })
})

test('nobody raises their own role, and nobody but an admin makes colleagues', async () => {
  const { staff } = newsroom
  await call('author', `/staff/${staff.author.id}`, {
    method: 'PATCH',
    body: { role: 'admin', departed: false, email: 'new@desk.example' },
  })
  const { body } = await call('admin', `/staff/${staff.author.id}`)
  expect(body).toMatchObject({ role: 'author', email: 'author@desk.example' })
})

function request(person: Person): PayloadRequest {
  return {
    user: users[person],
    payload: newsroom.payload,
    context: {},
    headers: new Headers(),
  } as unknown as PayloadRequest
}

function kindOf(result: unknown): 'no' | 'all' | 'some' {
  if (result === true) return 'all'
  return typeof result === 'object' && result !== null ? 'some' : 'no'
}

function kindOfCell(cell: string): 'no' | 'all' | 'some' {
  if (cell === '–') return 'no'
  return cell === 'all' || cell === 'verified' ? 'all' : 'some'
}

function expectedOperations(config: SanitizedCollectionConfig) {
  return OPERATIONS.filter((operation) =>
    operation === 'unlock' || operation === 'admin' ? Boolean(config.auth) : true,
  )
}

/** Counted by reading: MongoDB's count of a whole collection is an estimate. */
async function counts(slug: CollectionSlug, person: Person): Promise<{ total: number; readable: number }> {
  const { payload } = newsroom
  const all = { collection: slug, depth: 0, pagination: false } as const
  const total = (await payload.find({ ...all, overrideAccess: true })).docs.length
  const readable = await payload.find({ ...all, overrideAccess: false, user: users[person] as never }).then(
    ({ docs }) => docs.length,
    () => 0,
  )
  return { total, readable }
}
