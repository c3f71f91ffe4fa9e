// What must not leave Assay, looked for in everything that does: each secret has a word of its own, or an id.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import {
  addComment,
  approveComment,
  recordComment,
  removeAsModerator,
  removeComment,
} from '#src/comments/index.ts'
import { p, text } from '#src/demo/text.ts'
import { aReader, type TestReader } from '../readers/desk.ts'
import { aFigure, draft, inMinutes, published, republished, take, withdraw } from '../support/articles.ts'
import { A_CORRECTION } from '../support/changes.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { apiClient, type Client, tokenOf } from './client.ts'

let newsroom: Newsroom
let api: Client
let reader: TestReader
const secrets: Record<string, string> = {}
const slugs: string[] = []
const ids: string[] = []

const WORDS = [
  'draftword',
  'reviewword',
  'approvedword',
  'scheduledword',
  'cancelledword',
  'endedword',
  'waitingword',
  'withdrawnword',
  'newerdraftword',
  'archivedword',
  'notesword',
  'pendingword',
  'removedword',
  'regrettedword',
  'figureword',
  'underdraftword',
]

const story = (word: string) => ({
  headline: `A ${word} headline`,
  standfirst: `A ${word} standfirst.`,
  body: text(p(`A ${word} body.`)) as unknown as Article['body'],
  deskNotes: 'A notesword.',
})

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff } = newsroom
  api = apiClient(payload)
  const { author, editor, moderator } = staff
  const now = new Date(Date.now() - 3_600_000)
  const publish = (data: Partial<Article>) => published(payload, { author, editor, data, now })
  const keep = (word: string, article: Article) => {
    secrets[`${word} id`] = article.id
    slugs.push(article.slug!)
    ids.push(article.id)
  }

  const figure = await aFigure(payload, author, { label: 'A figureword figure' })
  secrets['draft figure id'] = figure.id
  keep('draft', await draft(payload, author, story('draftword')))
  const review = await draft(payload, author, story('reviewword'))
  await take(payload, author, review.id, 'submit', { now })
  keep('review', review)
  const approved = await draft(payload, author, story('approvedword'))
  await take(payload, author, approved.id, 'submit', { now })
  await take(payload, editor, approved.id, 'approve', { now })
  keep('approved', approved)
  keep('scheduled', await publish({ ...story('scheduledword'), releaseAt: inMinutes(60) }))
  const cancelled = await publish({ ...story('cancelledword'), releaseAt: inMinutes(60) })
  await take(payload, editor, cancelled.id, 'cancel-release', { now })
  keep('cancelled', cancelled)
  keep('ended', await publish({ ...story('endedword'), endsAt: inMinutes(-10), atEnd: 'archive' }))
  const changing = await publish({ ...story('beforeword'), headline: 'To be changed' })
  const note = {
    ...A_CORRECTION,
    note: 'A waitingword note.',
    was: 'A waitingword.',
    is: 'Another waitingword.',
  }
  await republished(payload, {
    author,
    editor,
    id: changing.id,
    now,
    change: note,
    data: { ...story('waitingword'), slug: 'to-be-waitingword', releaseAt: inMinutes(60) },
  })
  const taken = await publish({ ...story('withdrawnword'), headline: 'Taken back' })
  const live = await publish({ ...story('liveword'), headline: 'Out now' })
  await payload.update({
    collection: 'articles',
    id: live.id,
    draft: true,
    data: { headline: 'A newerdraftword headline', standfirst: 'A newerdraftword.' },
    ...as(author),
  })

  reader = await aReader(payload, 'Known Name')
  const shy = await aReader(payload, 'Shy Name')
  const say = (who: TestReader, words: string, articleId = live.id) =>
    addComment({ payload, readerId: who.id, articleId, parentId: null, body: words, now: new Date() })
  const first = await say(reader, 'A liveword comment.')
  await approveComment({ payload, moderator, id: first.id, reason: null, now: new Date() })
  secrets['pending comment'] = (await say(shy, 'A pendingword comment.')).id
  const regretted = await say(reader, 'A regrettedword comment.')
  await removeComment({ payload, readerId: reader.id, id: regretted.id, now: new Date() })
  secrets['regretted comment'] = regretted.id
  const removed = await say(reader, 'A removedword comment.')
  await removeAsModerator({
    payload,
    moderator,
    id: removed.id,
    reason: 'A notesword reason.',
    now: new Date(),
  })
  secrets['removed comment'] = removed.id
  secrets['comment under withdrawn'] = (await say(reader, 'A withdrawnword comment.', taken.id)).id
  await withdraw(payload, staff, taken.id, 'Because.', now)
  slugs.push('taken-back')
  secrets['comment under draft'] = await recordComment({
    payload,
    articleId: ids[0]!,
    readerId: reader.id,
    parentId: null,
    body: 'An underdraftword comment.',
    state: 'visible',
    createdAt: new Date(),
  })
  Object.assign(secrets, {
    'reader’s address': reader.email,
    'shy reader’s address': shy.email,
    'shy reader’s name': 'Shy Name',
    'staff address': author.email,
    'staff domain': '@desk.example',
    'reader id': reader.id,
    'shy reader id': shy.id,
    'staff id': editor.id,
    hash: 'pbkdf2',
    salt: '"salt"',
    approval: '"approval"',
    fingerprint: 'fingerprint',
    moderator: 'moderatedBy',
  })
})
afterAll(() => newsroom?.close())

const everywhere = () => [
  '/articles?limit=50',
  '/articles?limit=50&fields=id,slug,headline,standfirst,body,figures,byline,seo,disclosure',
  '/articles?author=the-author',
  '/commodities',
  '/topics',
  '/authors',
  '/openapi.json',
  '/corrections',
  '/corrections?limit=50',
  '/corrections?article=to-be-changed',
  '/articles/to-be-changed',
  '/articles/to-be-waitingword',
  '/articles/out-now',
  '/articles/out-now/comments',
  '/articles/out-now/comments?sort=oldest&limit=50',
  ...slugs.flatMap((slug) => [`/articles/${slug}`, `/articles/${slug}/comments`]),
  ...Object.values(secrets)
    .filter((secret) => /^[\w-]{20,}$/.test(secret))
    .flatMap((id) => [
      `/articles/out-now/comments/${id}/replies`,
      `/articles/${slugs[0]}/comments/${id}/replies`,
      `/figures/${id}`,
      `/articles/${id}`,
    ]),
  ...WORDS.map((word) => `/search?q=${word}`),
  '/search?q=comment',
  '/search?q=headline',
  `/comments/counts?articles=out-now,${slugs.join(',')}`,
]

/** Everything that is answered, save the address that was asked for. */
async function answers(call: Parameters<Client>[1]): Promise<{ path: string; text: string }[]> {
  const found = []
  for (const path of everywhere()) {
    const { body, headers } = await api(path, call)
    found.push({ path, text: JSON.stringify(body) + JSON.stringify([...headers]) })
  }
  return found
}

describe.each(['nobody in particular', 'a reader'])('%s', (who) => {
  let all: { path: string; text: string }[]
  beforeAll(async () => {
    all = await answers(who === 'a reader' ? { token: await tokenOf(api, reader) } : {})
  })

  test('sees what is out, so that the next tests mean something', () => {
    const seen = all.map(({ text: shown }) => shown).join()
    for (const word of [
      'Out now',
      'To be changed',
      'beforeword body',
      'Because.',
      'liveword body',
      'liveword comment',
      'Known Name',
      'Taken back',
      'The author',
    ])
      expect(seen).toContain(word)
  })

  test.each(WORDS)('finds no %s in any answer', (word) => {
    const leaks = all.filter(({ text: shown }) => shown.includes(word)).map(({ path }) => path)
    expect(leaks).toEqual([])
  })

  test('finds no address, id or record of anything hidden in any answer', () => {
    const leaks = Object.entries(secrets).flatMap(([name, secret]) =>
      all.filter(({ text: shown }) => shown.includes(secret)).map(({ path }) => `${name} at ${path}`),
    )
    expect(leaks).toEqual([])
  })

  test('counts no hidden comment', async () => {
    const { body } = await api(`/comments/counts?articles=out-now,${slugs.join(',')}`)
    expect(body).toEqual({ counts: { 'out-now': 1 } })
    expect((await api('/articles/out-now/comments')).body).toMatchObject({ total: 1 })
  })
})

test('what is hidden answers like what never was', async () => {
  const { body: nothing } = await api('/articles/never-was')
  for (const slug of slugs.filter((one) => one !== 'taken-back')) {
    for (const path of [`/articles/${slug}`, `/articles/${slug}/comments`]) {
      const { status, body } = await api(path)
      expect([path, status, body]).toEqual([path, 404, nothing])
    }
  }
})

test('an article is out at the second of its release, and its comments open with it', async () => {
  const slug = slugs.find((one) => one.includes('scheduledword'))!
  const late = new Date(inMinutes(61))
  expect((await api(`/articles/${slug}`, { now: late })).status).toBe(200)
  expect((await api(`/comments/counts?articles=${slug}`, { now: late })).body).toEqual({
    counts: { [slug]: 0 },
  })
})
