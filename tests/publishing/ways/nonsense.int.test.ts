// Nonsense by every door: it is answered with a sentence, never with a fault, and changes nothing.

import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { handleEndpoints } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiClient } from '../../api/client.ts'
import { newest } from '../../support/articles.ts'
import { signIn } from '../../support/http.ts'
import { openAttack, PEOPLE, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const ODD_QUERIES = [
  'page=1e99',
  'page=0',
  'page=-1',
  'page=x',
  'page[]=1',
  'limit=-1',
  'limit=0',
  'limit=101',
  'limit=1&limit=100',
  'pagination=false',
  'pagination=x&limit=1',
  'draft=x',
  'select=x',
  'select[headline]=x',
  'populate[staff][name][]=true',
  'populate[articles][body]=true',
  'populate[articles][body][root]=true',
  'populate[articles][slug]=false',
  'populate[publicCopies][document]=true',
  'select[__proto__][x]=true',
  'where[__proto__][equals]=x',
  'where[constructor][prototype][equals]=x',
  'where[createdBy.__proto__][exists]=true',
  'sort=constructor',
  `where[id][in]=${Array.from({ length: 400 }, (_, at) => at).join(',')}`,
  `where${'[and][0]'.repeat(8)}[id][equals]=x`,
  'limit=1e99',
  'limit=x',
  'limit[]=3',
  'depth=1e9',
  'depth=-1',
  'depth=x',
  'sort[]=',
  'sort=',
  'sort=.',
  'sort=-',
  'sort[a]=b',
  'where=x',
  'where[]=x',
  'where[id]=x',
  'where[and]=x',
  'where[and][0]=x',
  'where[or][0][id][nope]=x',
  'where[id][near]=1',
  'where[id][intersects]=x',
  'where[id][within]=x',
  'where[id][all]=x',
  'where[id][in][a]=1',
  'where[createdAt][greater_than]=zzz',
  'where[createdAt][equals]=',
  'where[createdAt][in]=2026-01-01,zzz',
  'where[id][equals][$ne]=x',
  'where[id][$regex]=x',
  'where[id][equals]=%00',
]

const ODD_OF_ARTICLES = [
  'where[byline][in]=null',
  'where[leadImage][not_in]=null',
  'where[topics][in]=null,null',
  'where[commodities][in][0]=null',
  'where[headline][near]=1,2,3',
  'where[headline][like][]=%25',
  'where[headline][contains][a]=x',
  'where[body][near]=1',
  'where[releaseAt][greater_than]=zzz',
  'where[and][0][or][1][releaseAt][less_than]=zzz',
  'where[revision][equals]=zzz',
  'where[commenting.days][less_than]=x',
  'where[formerSlugs][all]=x',
  'where[byline.createdAt][greater_than]=zzz',
]

/** What the panel asks for, and other sites with a key. */
const GOOD_QUERIES = [
  '',
  'page=1&limit=10&depth=1',
  'limit=100&pagination=false',
  'sort=-updatedAt,headline',
  'sort[0]=-updatedAt',
  'where[id][exists]=true',
  'where[createdAt][greater_than]=2020-01-01',
  'where[and][0][or][0][headline][like]=zinc',
  'where[state][in]=draft,published',
  'where[state][in][0]=draft',
  'where[state][not_in][]=draft',
  'where[publishedAt][equals]=null',
  'where[edition][greater_than_equal]=1',
  'where[createdBy.name][contains]=author',
  'select[headline]=true',
  'draft=true&locale=all',
]

way('odd-queries', () =>
  attack.seesNothing(async () => {
    for (const query of [...ODD_QUERIES, ...ODD_OF_ARTICLES]) {
      for (const person of ['author', 'integration'] as const)
        expect({ query, status: (await attack.call(person, `/articles?${query}`)).status }).toEqual({
          query,
          status: 400,
        })
    }
    for (const query of ODD_OF_ARTICLES.filter((one) => one.includes('releaseAt') || one.includes('near')))
      expect({
        query,
        status: (
          await attack.call(
            'author',
            `/articles/versions?${query.replace(/\[(releaseAt|headline|body)\]/, '[version.$1]')}`,
          )
        ).status,
      }).toEqual({ query, status: 400 })
    for (const collection of [
      'articles/versions',
      'articles/count',
      'audit',
      'editions',
      'publicCopies',
      'media',
      'staff',
      'comments',
      'payload-preferences',
    ]) {
      for (const query of [
        'page=1e99',
        'limit=-1',
        'sort=-',
        'where=x',
        'where[id][near]=1',
        'where[createdAt][equals]=zzz',
      ])
        expect({
          collection,
          query,
          status: (await attack.call('admin', `/${collection}?${query}`)).status,
        }).toEqual({ collection, query, status: 400 })
    }
    // The same in the body of a POST that stands for a GET.
    for (const query of ['page=1e99', 'where[releaseAt][greater_than]=zzz']) {
      const { requireStaff } = await import('#src/gateway/gateway.ts')
      const { default: config } = await import('#config')
      const ask = requireStaff((request) => handleEndpoints({ config, request }))
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'x-payload-http-method-override': 'GET',
        authorization: 'integrations API-Key a-key-that-is-long-enough-for-a-test',
      }
      const asked = (body: string) =>
        ask(new Request('http://localhost:3000/api/articles', { method: 'POST', headers, body }), {
          params: Promise.resolve({}),
        })
      expect((await asked(query)).status).toBe(400)
      expect((await asked('limit=1&depth=0')).status).toBe(200)
    }
  }),
)

test('what the panel and other sites ask for is answered', () =>
  attack.seesNothing(async () => {
    for (const query of GOOD_QUERIES)
      expect({ query, status: (await attack.call('author', `/articles?${query}`)).status }).toEqual({
        query,
        status: 200,
      })
    for (const query of [
      'where[version.releaseAt][exists]=true',
      'where[parent][exists]=true&sort=-updatedAt',
      'where[version.updatedAt][less_than]=2030-01-01T00:00:00Z',
    ])
      expect({ query, status: (await attack.call('author', `/articles/versions?${query}`)).status }).toEqual({
        query,
        status: 200,
      })
  }))

const ODD_BODIES: unknown[] = [
  [],
  5,
  'x',
  { headline: { a: 1 } },
  { headline: ['x'] },
  { slug: 5 },
  { 'headline.en': 'x' },
  { headline: '\u0000' },
  { commenting: 5 },
  { commenting: { mode: 'x' } },
  { commenting: { days: 'x' } },
  { seo: [] },
  { seo: null },
  { change: null },
  { commenting: null },
  { seo: { title: {} } },
  { change: 'x' },
  { change: { kind: 'x' } },
  { body: 'x' },
  { body: [] },
  { body: { root: 5 } },
  { body: { root: { children: 'x' } } },
  { body: { root: { children: [5] } } },
  { body: { root: { type: 'root', children: [{ type: 'block', fields: 'x' }] } } },
  { body: { root: { type: 'root', children: [{ type: 'block', fields: { blockType: 'nope' } }] } } },
  { byline: {} },
  { byline: 'x' },
  { byline: [5] },
  { byline: [{}] },
  { byline: [null] },
  { byline: ['nobody'] },
  { byline: [{ id: 'nobody' }] },
  { topics: [['x']] },
  { leadImage: {} },
  { leadImage: [] },
  { leadImage: 'nobody' },
  { regulatoryClass: 'x' },
  { regulatoryClass: '' },
  { regulatoryClass: ['commentary'] },
  { atEnd: {} },
  { releaseAt: {} },
  { releaseAt: 'x' },
  { releaseAt: 5 },
  { releaseAt: '' },
  { releaseAt: '2030-01-01T00:00:30Z' },
  { releaseAt: '9999-12-31T23:59:00-12:00' },
  { embargoUntil: '9999-12-31T23:59:00-12:00' },
  { endsAt: '0000-01-01T00:00:00+14:00' },
  { revision: 'x' },
  { state: {} },
  { edition: 'x' },
]

way('odd-bodies', () =>
  attack.seesNothing(async ({ out, approved }) => {
    const before = await newest(attack.payload, approved.id)
    for (const body of ODD_BODIES) {
      for (const [method, path] of [
        ['PATCH', `/articles/${approved.id}`],
        ['POST', '/articles'],
      ] as const) {
        expect({
          method,
          body,
          status: (await attack.call('author', path, { method, body })).status,
        }).toEqual({ method, body, status: 400 })
      }
    }
    for (const person of PEOPLE)
      expect(
        (
          await attack.call(person, `/articles/${out.id}`, {
            method: 'PATCH',
            body: { body: { root: { children: 'x' } } },
          })
        ).status,
      ).toBeGreaterThanOrEqual(400)
    expect((await newest(attack.payload, approved.id)).revision).toBe(before.revision)
  }),
)

way('odd-ids', () =>
  attack.seesNothing(async () => {
    for (const id of ['x', '1', '%20', 'null', "'", '00000000-0000-7000-8000-000000000000', 'f'.repeat(24)]) {
      for (const [method, path, body] of [
        ['GET', `/articles/${id}`],
        ['PATCH', `/articles/${id}`, { headline: 'x' }],
        ['DELETE', `/articles/${id}`],
        ['GET', `/articles/versions/${id}`],
        ['POST', `/articles/versions/${id}`, {}],
        ['GET', `/articles/${id}/workflow`],
        ['POST', `/articles/${id}/workflow/publish`, { revision: 1 }],
        ['POST', `/bundles/${id}/release`, {}],
        ['POST', `/tasks/${id}/dismiss`, { note: 'x' }],
      ] as const) {
        expect(
          (await attack.call('editor', path, { method, ...(body ? { body } : {}) })).status,
        ).toBeGreaterThanOrEqual(400)
      }
    }
  }),
)

way('odd-addresses', async () => {
  const api = apiClient(attack.payload)
  for (const sign of ['%7f', '%00', '%0d%0aset-cookie:%20a=b', '%C3%A9', '%20', '%ff', '%2F'])
    for (const path of [`/articles/${sign}/`, `//articles/${sign}`, `/articles/${sign}/comments//`]) {
      const { status, headers } = await api(path)
      const to = `/api/v1/${path.split('/').filter(Boolean).join('/')}`
      expect([path, status, headers.get('location')]).toEqual([path, 308, to])
    }
})

way('odd-forms', async () => {
  const token = await signIn(attack.payload, attack.staff.editor.email, attack.password)
  await attack.seesNothing(async ({ out }) => {
    const { requireStaff } = await import('#src/gateway/gateway.ts')
    const { default: config } = await import('#config')
    const ask = requireStaff((request) => handleEndpoints({ config, request }))
    const signedIn = { authorization: `JWT ${token}` }
    for (const [method, path] of [
      ['POST', '/staff/login'],
      ['POST', '/staff/logout'],
      ['POST', '/staff/forgot-password'],
      ['POST', '/staff/reset-password'],
      ['PATCH', `/articles/${out.id}`],
      ['POST', '/media'],
    ] as const) {
      for (const type of [
        'multipart/form-data',
        'multipart/form-data; boundary=x',
        'Multipart/Form-Data; boundary=',
      ]) {
        for (const body of ['', '{', '--x', 'a=b']) {
          const response = await ask(
            new Request(`http://localhost:3000/api${path}`, {
              method,
              headers: { ...signedIn, 'content-type': type },
              body,
            }),
            { params: Promise.resolve({}) },
          )
          expect({ path, type, body, status: response.status }).toEqual({ path, type, body, status: 400 })
          expect(await response.text()).toContain('The form cannot be read')
        }
      }
      for (const sent of ['{', '5', 'null', '[]', '']) {
        const form = new FormData()
        form.set('_payload', sent)
        const response = await ask(
          new Request(`http://localhost:3000/api${path}`, { method, headers: signedIn, body: form }),
          { params: Promise.resolve({}) },
        )
        expect({ path, sent, status: response.status }).toEqual({ path, sent, status: 400 })
      }
    }
  })
})

const FORM = 'multipart/form-data; boundary=b'
const NAMED = (name: string) => `Content-Disposition: form-data; name="${name}"`

/** A form of these parts. */
const inParts = (...parts: [head: string, text: string | Buffer][]) =>
  Buffer.concat([
    ...parts.flatMap(([head, text]) => [
      Buffer.from(`--b\r\n${head}\r\n\r\n`),
      Buffer.from(text),
      Buffer.from('\r\n'),
    ]),
    Buffer.from('--b--\r\n'),
  ])

/** Forms of which one reader takes the first text for that of this name, and another the second. */
const readTwice = (name: string, seen: string, meant: string) => {
  const other = '{}'
  return [
    inParts([`${NAMED('z')}\r\n${NAMED(name)}`, seen], [`${NAMED(name)}\r\n${NAMED('z')}`, meant]),
    inParts([`${NAMED('z')}; name="${name}"`, seen], [`${NAMED(name)}; name="z"`, meant]),
    inParts([`${NAMED(name)}\r\nContent-Type: text/plain; charset=utf-16le`, Buffer.from(meant, 'utf16le')]),
    inParts([`${NAMED(name)}\r\nContent-Type: text/plain; charset=base64`, btoa(meant)]),
    inParts([`${NAMED(name)}\r\nContent-Transfer-Encoding: base64`, btoa(seen)], [NAMED('z'), other]),
    Buffer.concat([inParts([NAMED(name), seen]), inParts([NAMED(name), meant])]),
  ]
}

way('form-read-twice', async () => {
  const token = await signIn(attack.payload, attack.staff.author.email, attack.password)
  const good = { name: 'form-state', args: { collectionSlug: 'articles', schemaPath: 'articles' } }
  const list = { ...good, args: { ...good.args, formState: { 'byline.3000000.id': { value: 'x' } } } }
  const place = { ...good, args: { collectionSlug: 'nope' } }
  for (const meant of [list, place])
    for (const body of readTwice('0', JSON.stringify([good]), JSON.stringify([meant])))
      expect([await sentToPanel(body, FORM), body.toString()]).toEqual([400, body.toString()])
  expect(await sentToPanel(inParts([NAMED('0'), JSON.stringify([good])]), FORM)).toBe('passed')

  await attack.seesNothing(async ({ approved }) => {
    const { requireStaff } = await import('#src/gateway/gateway.ts')
    const { default: config } = await import('#config')
    const ask = requireStaff((request) => handleEndpoints({ config, request }))
    const send = async (body: Buffer<ArrayBuffer>) => {
      const { status } = await ask(
        new Request(`http://localhost:3000/api/articles/${approved.id}`, {
          method: 'PATCH',
          headers: { authorization: `JWT ${token}`, 'content-type': FORM },
          body,
        }),
        { params: Promise.resolve({}) },
      )
      return status
    }
    const names = JSON.stringify(Object.fromEntries(Array.from({ length: 70_000 }, (_, at) => [`f${at}`, 1])))
    for (const meant of [
      names,
      `{"body":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
      '{"headline":"Twice"}',
    ])
      for (const body of readTwice('_payload', '{}', meant)) expect(await send(body)).toBe(400)
  })
})

way('preference-in-form', async () => {
  const token = await signIn(attack.payload, attack.staff.author.email, attack.password)
  const { requireStaff } = await import('#src/gateway/gateway.ts')
  const { default: config } = await import('#config')
  const ask = requireStaff((request) => handleEndpoints({ config, request }))
  const kept = { value: { limit: 10 } }
  const send = async (body: BodyInit, type?: string) => {
    const { status } = await ask(
      new Request('http://localhost:3000/api/payload-preferences/articles-list', {
        method: 'POST',
        headers: { authorization: `JWT ${token}`, ...(type ? { 'content-type': type } : {}) },
        body,
      }),
      { params: Promise.resolve({}) },
    )
    return status
  }
  for (const value of [{ text: 'x'.repeat(40_000) }, 'x', { limit: 10 }]) {
    const form = new FormData()
    form.set('_payload', JSON.stringify({ value }))
    expect(await send(form)).toBe(400)
    expect(await send(inParts([NAMED('_payload'), JSON.stringify({ value })]), FORM)).toBe(400)
  }
  expect(await send(JSON.stringify(kept), 'application/json')).toBe(200)
})

/** What becomes of a call of the panel before Next sees it. */
const called = (name: string, args: object) =>
  sentToPanel(Buffer.from(JSON.stringify([{ name, args }])), 'text/plain;charset=UTF-8')

async function sentToPanel(sent: Buffer, type: string): Promise<'passed' | number> {
  const { passesAsAction } = await import('#src/server/panelActions.ts')
  const req = new IncomingMessage(new Socket())
  req.headers['content-type'] = type
  const res = new ServerResponse(req)
  const body = { whole: async () => sent, release: () => {} }
  const asker = { isStaff: async () => true, mayOpenForm: async () => true }
  const passes = await passesAsAction({ req, res, body, ...asker })
  return passes ? 'passed' : res.statusCode
}

way('odd-slugs', async () => {
  for (const name of ['render-list', 'render-document', 'render-document-slots', 'form-state']) {
    for (const slug of ['nope', 'constructor', '__proto__', 5, ['articles']])
      for (const args of [{ collectionSlug: slug }, { globalSlug: slug }])
        expect([name, args, await called(name, args)]).toEqual([name, args, 400])
    // Each of those that there are.
    const { collections, globals } = attack.payload.config
    for (const { slug } of collections) expect(await called(name, { collectionSlug: slug })).toBe('passed')
    for (const { slug } of globals) expect(await called(name, { globalSlug: slug })).toBe('passed')
  }
})

way('odd-names', async () => {
  const form = (name: string) => ({ collectionSlug: 'articles', formState: { [name]: { value: 'x' } } })
  for (const name of ['headline', 'seo.title', 'points.12.text'])
    expect(await called('form-state', form(name))).toBe('passed')
  for (const name of ['commodities.20000000', 'byline.4000000000', `seo${'.a'.repeat(200_000)}`])
    expect([name.slice(0, 40), await called('form-state', form(name))]).toEqual([name.slice(0, 40), 400])
})

way('odd-references', async () => {
  const { isPanelCall } = await import('#src/gateway/panel/panelCalls.ts')
  const call = (value: unknown) =>
    isPanelCall({ name: 'form-state', args: { collectionSlug: 'articles', formState: { body: { value } } } })
  const twice = (levels: number): unknown =>
    Array.from({ length: levels }).reduce<unknown>((inner) => ({ a: inner, b: inner }), 'x')
  const endless: { self?: unknown } = {}
  endless.self = endless
  const deep = Array.from({ length: 20_000 }).reduce<unknown>((inner) => [inner], 'x')
  expect([twice(10), twice(100), endless, deep].map(call)).toEqual([true, false, false, false])
  const place = (args: object) => isPanelCall({ name: 'form-state', args })
  expect(
    [{ collectionSlug: 'articles' }, { collectionSlug: 'nope' }, {}, { globalSlug: 'settings' }].map(place),
  ).toEqual([true, false, false, true])
  expect(place({ collectionSlug: 'articles', formState: { 'byline.3000000.id': {} } })).toBe(false)
})

way('odd-places', async () => {
  const { panelAddressProblem } = await import('#src/gateway/panel/panelQueries.ts')
  const asked = (query: string) => panelAddressProblem(new URLSearchParams(query))
  const each = (count: number, key: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => `${key(at)}=a`).join('&')
  expect(asked(each(21, (at) => `where[or][${at}][and][0][headline][like]`))).toBeNull()
  for (const query of [
    each(22, (at) => `where[or][${at}][and][0][headline][like]`),
    each(22, (at) => `where[id][in][${at}]`),
    each(22, () => 'where[id][in]'),
    'where[or][headline][like]=a',
    'where[or]=a',
  ])
    expect([query, asked(query)]).toEqual([query, expect.stringMatching(/^[A-Z].*\.$/)])
})

way('odd-values', async () => {
  const query =
    'mutation ($d: mutationArticleUpdateInput!) { updateArticle(id: "x", data: $d, draft: true) { id } }'
  const names = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`x${at}`, 1]))
  const { status, body } = await attack.ask('author', query, { d: { ...names, z: 'y'.repeat(200_000) } })
  expect([status, body.errors?.length]).toEqual([400, 1])
  expect(JSON.stringify(body).length).toBeLessThan(500)
})
