// Ways to the address of a person or a section that readers know: it leads on to the page it was of, and
// nobody else gets it.

import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApi } from '#src/api/app.ts'
import { draft, published } from '../../support/articles.ts'
import { as } from '../../support/newsroom.ts'
import { siteOver } from '../../support/site.ts'
import { openAttack, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack
let site: Hono
let api: ReturnType<typeof createApi>

beforeAll(async () => {
  attack = await openAttack()
  const { payload } = attack
  site = siteOver(payload)
  api = createApi({ payload, siteUrl: 'http://localhost:3000', corsOrigins: [], now: () => new Date() })
})
afterAll(() => attack?.close())

const write = (path: string, body: object, method = 'PATCH') => attack.call('admin', path, { method, body })
const readdress = (path: string, slug: string) => write(path, { slug })
const docOf = ({ body }: { body: Record<string, unknown> }) => {
  if (!body.doc) throw new Error(JSON.stringify(body))
  return body.doc as { id: string; slug: string }
}
const refused = (slug: string) => ({
  status: 400,
  body: {
    errors: [{ data: { errors: [{ path: 'slug', message: expect.stringMatching(/belongs to another/) }] } }],
  },
  slug,
})

async function ledTo(path: string): Promise<string | number> {
  const { status, headers } = await site.request(path)
  return status === 308 ? headers.get('location')! : status
}

async function found(query: string): Promise<unknown> {
  const answer = await api.request(`/api/v1/articles?${query}`)
  if (answer.status !== 200) return answer.status
  const { articles } = (await answer.json()) as { articles: { headline: string }[] }
  return articles.map(({ headline }) => headline)
}

/** Tries to get it by every way there is: as an own new address, and with a new row. */
async function isNobodys(kind: 'staff' | 'topics' | 'commodities', slug: string): Promise<void> {
  const more = kind === 'staff' ? { email: `${slug}@desk.example`, role: 'author' } : {}
  const other = docOf(await write(`/${kind}`, { name: `Somebody near ${slug}`, ...more }, 'POST'))
  for (const typed of [slug, slug.toUpperCase(), ` ${slug.replaceAll('-', ' ')} `]) {
    expect({ ...(await readdress(`/${kind}/${other.id}`, typed)), slug: typed }).toMatchObject(refused(typed))
    const made = await write(
      `/${kind}`,
      { name: `New near ${slug}`, ...more, email: `n${slug}@desk.example`, slug: typed },
      'POST',
    )
    expect({ ...made, slug: typed }).toMatchObject(refused(typed))
  }
}

way('address-of-a-colleague', async () => {
  const { payload, staff } = attack
  await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { headline: 'Under a byline' },
    now: new Date(Date.now() - 60_000),
  })
  const { slug } = await payload.findByID({ collection: 'staff', id: staff.author.id, ...as(staff.admin) })
  await readdress(`/staff/${staff.author.id}`, 'mara-lindqvist')
  await isNobodys('staff', slug!)
  await readdress(`/staff/${staff.author.id}`, 'mara')

  for (const former of [slug!, 'mara-lindqvist']) {
    if (former !== slug) await isNobodys('staff', former)
    expect(await ledTo(`/authors/${former}`)).toBe('/authors/mara')
    expect(await ledTo(`/authors/${former}/feed.xml`)).toBe('/authors/mara/feed.xml')
    expect(await found(`author=${former}`)).toContain('Under a byline')
  }
  expect(await ledTo('/authors/mara-lindqvist?as=reader')).toBe('/authors/mara?as=reader')
  // It is still theirs.
  expect((await readdress(`/staff/${staff.author.id}`, slug!)).status).toBe(200)
  expect(await ledTo('/authors/mara')).toBe(`/authors/${slug}`)
  expect(await ledTo(`/authors/${slug}`)).toBe(200)
})

way('address-of-a-section', async () => {
  const { payload, staff } = attack
  const metal = docOf(await write('/commodities', { name: 'Heavy metal' }, 'POST'))
  const ore = docOf(await write('/commodities', { name: 'Heavy ore', parent: metal.id }, 'POST'))
  const topic = docOf(await write('/topics', { name: 'Stockpiles' }, 'POST'))
  await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { headline: 'In sections', commodities: [ore.id], topics: [topic.id] },
    now: new Date(Date.now() - 60_000),
  })
  await readdress(`/commodities/${metal.id}`, 'metal')
  await readdress(`/commodities/${ore.id}`, 'ore')
  await readdress(`/topics/${topic.id}`, 'reserves')

  for (const [kind, former, now] of [
    ['commodities', 'heavy-metal', 'metal'],
    ['commodities', 'heavy-ore', 'ore'],
    ['topics', 'stockpiles', 'reserves'],
  ] as const) {
    await isNobodys(kind, former)
    expect(await ledTo(`/${kind}/${former}`)).toBe(`/${kind}/${now}`)
    expect(await ledTo(`/${kind}/${former}/feed.xml`)).toBe(`/${kind}/${now}/feed.xml`)
    expect(await found(`${kind === 'topics' ? 'topic' : 'commodity'}=${former}`)).toEqual(['In sections'])
  }
})

way('address-of-an-emptied-section', async () => {
  const { payload, staff } = attack
  const metal = docOf(await write('/commodities', { name: 'Emptied metal' }, 'POST'))
  const ore = docOf(await write('/commodities', { name: 'Emptied ore', parent: metal.id }, 'POST'))
  await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { headline: 'Below it', commodities: [ore.id] },
    now: new Date(Date.now() - 60_000),
  })
  await readdress(`/commodities/${metal.id}`, 'emptied')
  expect((await write(`/commodities/${ore.id}`, { parent: null })).status).toBe(200)
  await isNobodys('commodities', 'emptied-metal')
  // Nor does it become free by deletion.
  const gone = await attack.call('admin', `/commodities/${metal.id}`, { method: 'DELETE' })
  expect([gone.status, gone.body.errors?.[0]?.message]).toEqual([
    409,
    expect.stringContaining('its address stays its own'),
  ])
  const unused = docOf(await write('/commodities', { name: 'Never read' }, 'POST'))
  expect((await attack.call('admin', `/commodities/${unused.id}`, { method: 'DELETE' })).status).toBe(200)
})

test('an address that no reader could know is free again, and leads nowhere', async () => {
  const { staff } = attack
  const topic = docOf(await write('/topics', { name: 'A slip of the pen' }, 'POST'))
  await draft(attack.payload, staff.author, { topics: [topic.id] })
  await readdress(`/topics/${topic.id}`, 'as-it-was-meant')
  expect(await ledTo('/topics/a-slip-of-the-pen')).toBe(404)
  expect(await found('topic=a-slip-of-the-pen')).toBe(404)
  expect((await write('/topics', { name: 'Another', slug: 'a-slip-of-the-pen' }, 'POST')).status).toBe(201)
  // So is that of a colleague under whose name nothing is out.
  await readdress(`/staff/${staff.moderator.id}`, 'a-quiet-one')
  expect(await ledTo('/authors/the-moderator')).toBe(404)
  expect(await found('author=the-moderator')).toBe(404)
})

test('an address that nobody typed steps aside, of people and sections as of articles', async () => {
  const person = (name: string, at: string) =>
    write('/staff', { name, email: `${at}@desk.example`, role: 'author' }, 'POST')
  expect(docOf(await person('Jan Müller', 'a')).slug).toBe('jan-mueller')
  expect(docOf(await person('Jan Mueller', 'b')).slug).toBe('jan-mueller-2')
  const section = (name: string) => write('/topics', { name }, 'POST')
  expect(docOf(await section('Trade & policy')).slug).toBe('trade-and-policy')
  expect(docOf(await section('Trade and policy')).slug).toBe('trade-and-policy-2')
  expect(docOf(await section('中国')).slug).toMatch(/^\d{4}-\d\d-\d\d-[a-z0-9]{6}$/)
  expect(await write('/topics', { name: 'x', slug: '中国' }, 'POST')).toMatchObject({ status: 400 })

  const article = (headline: string) => draft(attack.payload, attack.staff.author, { headline })
  expect((await article('Łódź: die Straße')).slug).toBe('lodz-die-strasse')
  expect((await article('Łódź: die Strasse')).slug).toBe('lodz-die-strasse-2')
  const dated = await article('銅の価格が上昇')
  expect(dated.slug).toMatch(/^\d{4}-\d\d-\d\d-[a-z0-9]{6}$/)
  expect((await article('銅の価格が上昇')).slug).not.toBe(dated.slug)
  expect((await write('/articles', { headline: 'x', slug: '銅' }, 'POST')).status).toBe(400)
})
