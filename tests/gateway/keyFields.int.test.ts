// Every field that an API key may read, as the access rules of the whole config have it, compared with a list
// that somebody wrote; and the words beside a public article, which are those that were approved.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { pixel } from '../database/fixture/pixel.ts'
import { published } from '../support/articles.ts'
import { graphql, rest, signIn } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { aKey, send } from './send.ts'

let newsroom: Newsroom
let headers: { authorization: string }
let token = ''
let article: Article
let picture = ''

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  headers = (await aKey(payload)).headers
  token = await signIn(payload, staff.editor.email, password)
  const media = await payload.create({
    collection: 'media',
    data: { alt: 'Approved alt', credit: 'Approved credit', rights: 'Approved rights' },
    file: { data: pixel, mimetype: 'image/png', name: 'pixel.png', size: pixel.byteLength },
    ...as(staff.author),
  })
  const topic = await payload.create({ collection: 'topics', data: { name: 'Rates' }, ...as(staff.admin) })
  picture = media.id
  article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { leadImage: picture, topics: [topic.id] },
  })
  await rest(`/media/${picture}`, {
    token,
    method: 'PATCH',
    body: { alt: 'Changed alt', credit: 'Changed credit', rights: 'Changed rights' },
  })
  await rest(`/topics/${topic.id}`, { token, method: 'PATCH', body: { name: 'Interest' } })
})
afterAll(() => newsroom?.close())

const file = ['url', 'width', 'height', 'mimeType', 'filesize', 'filename']
const sizes = ['thumb', 'card', 'wide', 'full', 'og'].flatMap((size) => [
  `sizes.${size}`,
  ...file.map((one) => `sizes.${size}.${one}`),
])

/**
 * What is new here is to be approved text, a file, or a fact about what is public: nothing of who works on
 * what, and when.
 */
const READ_BY_KEYS: Record<string, string[]> = {
  articles: words(
    'headline standfirst leadImage body textProblems disclosure byline commodities topics slug seo seo.title seo.description',
    'endsAt atEnd commenting commenting.mode commenting.days publishedAt goneAt createdAt _status',
  ),
  media: [
    ...words('isPublic fileDigest shownWidth shownHeight createdAt thumbnailURL focalX focalY sizes'),
    ...file,
    ...sizes,
  ],
  publicCopies: words(
    'article slug formerSlugs state headline publishedAt goneAt edition contentUpdatedAt commentsCloseAt commenting',
    'commodities topics authors figures images hash documentHash document createdAt',
  ),
  comments: words(
    'article author staffAuthor badge staffName parent root depth body state editedAt removedBy replies createdAt',
  ),
  commodities: words('name slug symbol parent description createdAt'),
  topics: words('name slug description createdAt'),
}

function words(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(' '))
}

test('a key reads these fields, and no others', async () => {
  const { status, text } = await send('/api/access', { headers })
  expect(status).toBe(200)
  const { collections } = JSON.parse(text) as { collections: Record<string, { fields: Fields }> }
  const read = Object.entries(collections).map(([slug, { fields }]) => [slug, readIn(fields).toSorted()])
  const wanted = Object.entries(READ_BY_KEYS).map(([slug, fields]) => [slug, fields.toSorted()])
  expect(Object.fromEntries(read)).toEqual(Object.fromEntries(wanted))
})

type Fields = Record<string, boolean | { read?: boolean; fields?: Fields }>

function readIn(fields: Fields, before = ''): string[] {
  return Object.entries(fields).flatMap(([name, one]) => [
    ...(one === true || (typeof one === 'object' && one.read) ? [before + name] : []),
    ...(typeof one === 'object' && one.fields ? readIn(one.fields, `${before}${name}.`) : []),
  ])
}

describe('the words of a picture that were changed since', () => {
  test.each([
    ['/api/articles?depth=2', '"filename":'],
    ['/api/media', '"filename":'],
    ['/api/publicCopies?depth=2', '"filename":'],
    ['/api/comments?depth=3', '"docs":'],
  ])('are not in %s', async (path, shown) => {
    const { status, text } = await send(path, { headers })
    expect(status).toBe(200)
    expect(text).not.toMatch(/Changed (alt|credit|rights)/)
    expect(text).not.toContain('"writers"')
    expect(text).toContain(shown)
  })

  test('are not in an article or a picture by its id, nor in GraphQL', async () => {
    for (const path of [`/api/articles/${article.id}?depth=1`, `/api/media/${picture}`])
      expect((await send(path, { headers })).text).not.toMatch(/Changed|Approved/)
    const { status, body } = await graphql(
      '{ Articles { docs { leadImage { alt credit rights filename } } } allMedia { docs { alt credit rights } } }',
      { headers },
    )
    expect(status).toBe(200)
    expect(JSON.stringify(body)).not.toMatch(/Changed|Approved/)
  })

  test.each([
    '/api/media?where[alt][like]=Changed',
    '/api/media?sort=credit',
    '/api/articles?where[leadImage.alt][like]=Changed',
    '/api/articles?sort=leadImage.rights',
    '/api/articles?sort=createdBy.hash',
    '/api/articles?sort=byline.salt',
    '/api/articles?sort=leadImage.fileDigest',
    '/api/comments?sort=-author.hash',
    '/api/comments?sort=author.resetPasswordToken',
    '/api/comments?sort=article.nonsense',
    '/api/publicCopies?where[images.credit][like]=Changed',
    '/api/topics?where[writers][exists]=true',
    '/api/topics?where[updatedAt][greater_than]=2020-01-01',
    '/api/commodities?sort=updatedAt',
    '/api/comments?sort=updatedAt',
  ])('are not asked for by %s', async (path) => {
    expect([400, 403]).toContain((await send(path, { headers })).status)
  })

  test('a list of ids is of ids', async () => {
    for (const operator of ['in', 'not_in'])
      expect((await send(`/api/articles?where[id][${operator}]=x,y`, { headers })).status).toBe(400)
    const { body } = await graphql('{ Articles(where: { id: { in: ["x"] } }) { totalDocs } }', { headers })
    expect(JSON.stringify(body)).toContain('takes a list of ids')
    expect((await send(`/api/articles?where[id][in]=${article.id}`, { headers })).text).toContain(article.id)
  })

  test('nor does staff order by them, over any door', async () => {
    for (const path of [
      '/staff?sort=hash',
      '/readers?sort=salt',
      '/articles/versions?sort=version.revisedBy.salt',
    ])
      expect([path, (await rest(path, { token })).status]).toEqual([path, 400])
    expect((await rest('/articles/versions?sort=-version.revision', { token })).status).toBe(200)
    expect((await rest('/articles?sort=-change.kind', { token })).status).toBe(200)
    const { body } = await graphql('{ Articles(sort: "createdBy__hash") { totalDocs } }', { token })
    expect(JSON.stringify(body)).toContain('must name fields of these documents themselves')
  })

  test('a key has those that were approved, in the public copy; staff have the new ones', async () => {
    const { text } = await send(`/api/publicCopies?where[article][equals]=${article.id}&depth=0`, { headers })
    const [copy] = (JSON.parse(text) as { docs: { document: { leadImage: object } }[] }).docs
    expect(copy!.document.leadImage).toMatchObject({ alt: 'Approved alt', credit: 'Approved credit' })
    const { body } = await rest(`/media/${picture}`, { token })
    expect(body).toMatchObject({ alt: 'Changed alt', credit: 'Changed credit', rights: 'Changed rights' })
  })
})

test('who renamed a section, and when, is the desk’s', async () => {
  const { text } = await send('/api/topics', { headers })
  expect(JSON.parse(text)).toMatchObject({ docs: [{ name: 'Interest' }] })
  expect(text).not.toMatch(/"(writers|updatedAt)"/)
})
