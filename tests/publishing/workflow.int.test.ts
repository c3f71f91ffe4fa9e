// The way of an article to the public, over the staff endpoint, on a real database.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPublicArticleBySlug, findPublicArticles } from '#src/public/articles.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'
import { STAFF_ROLES, type StaffRole } from '#src/workflow/transitions.ts'
import { aFigure, citing, draft, newest, published, republished, seen, take } from '../support/articles.ts'
import { rest, signIn } from '../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom
const tokens = {} as Record<StaffRole, string>

beforeAll(async () => {
  newsroom = await openNewsroom()
  for (const role of STAFF_ROLES)
    tokens[role] = await signIn(newsroom.payload, newsroom.staff[role].email, newsroom.password)
})
afterAll(() => newsroom?.close())

const move = async (role: StaffRole, id: string, action: string, body: object) =>
  rest(`/articles/${id}/workflow/${action}`, {
    method: 'POST',
    body: action === 'approve' ? { hash: (await seen(newsroom.payload, id)).hash, ...body } : body,
    token: tokens[role],
  })

test('an article goes from draft to the public through another person, and the timeline says how', async () => {
  const { payload, staff } = newsroom
  const article = await draft(payload, staff.author)
  expect((await move('author', article.id, 'submit', { revision: 1 })).body).toMatchObject({
    state: 'in_review',
    revision: 2,
  })
  expect((await move('author', article.id, 'approve', { revision: 2 })).status).toBe(403)
  expect((await move('editor', article.id, 'approve', { revision: 2, note: 'Good.' })).body).toMatchObject({
    state: 'approved',
    revision: 3,
  })
  expect((await move('editor', article.id, 'publish', { revision: 3 })).body).toMatchObject({
    state: 'published',
    live: 'published',
    revision: 4,
  })
  const { body } = await rest(`/articles/${article.id}/workflow`, { token: tokens.editor })
  expect(
    (
      body.timeline as {
        action: string
        actorName: string
        from: string
        to: string
        note: string | null
        hash: string
      }[]
    ).map((row) => [row.action, row.actorName, row.from, row.to, row.note]),
  ).toEqual([
    ['publish', 'The editor', 'approved', 'published', null],
    ['approve', 'The editor', 'in_review', 'approved', 'Good.'],
    ['submit', 'The author', 'draft', 'in_review', null],
  ])
  expect(await findPublicArticleBySlug({ payload, slug: article.slug!, now: new Date() })).toMatchObject({
    kind: 'article',
    article: { headline: article.headline },
  })
})

test('who edited the text, even once, cannot approve it', async () => {
  const { payload, staff } = newsroom
  const article = await draft(payload, staff.author)
  await payload.update({
    collection: 'articles',
    id: article.id,
    draft: true,
    data: { standfirst: 'Sharper.' },
    ...as(staff.editor),
  })
  await take(payload, staff.author, article.id, 'submit')
  const refused = await move('editor', article.id, 'approve', {
    revision: (await newest(payload, article.id)).revision,
  })
  expect(refused.status).toBe(409)
  expect(refused.body.errors![0]!.message).toMatch(/You wrote some of this text/)
  expect((await take(payload, staff.compliance, article.id, 'approve')).state).toBe('approved')
})

test('a desk note does not make its author a writer', async () => {
  const { payload, staff } = newsroom
  const article = await draft(payload, staff.author)
  await payload.update({
    collection: 'articles',
    id: article.id,
    draft: true,
    data: { deskNotes: 'Looks right.' },
    ...as(staff.editor),
  })
  await take(payload, staff.author, article.id, 'submit')
  expect((await take(payload, staff.editor, article.id, 'approve')).state).toBe('approved')
})

describe('an approval is void after one more comma', () => {
  test('in the text', async () => {
    const { payload, staff } = newsroom
    const article = await draft(payload, staff.author)
    await take(payload, staff.author, article.id, 'submit')
    await take(payload, staff.editor, article.id, 'approve')
    await payload.update({
      collection: 'articles',
      id: article.id,
      draft: true,
      data: { headline: `${article.headline},` },
      ...as(staff.author),
    })
    const refused = await move('editor', article.id, 'publish', {
      revision: (await newest(payload, article.id)).revision,
    })
    expect(refused.status).toBe(409)
    expect(refused.body.errors![0]).toMatchObject({
      name: 'MoveRefused',
      data: { code: 'approved', changed: ['headline'] },
    })
    await take(payload, staff.author, article.id, 'submit')
    await take(payload, staff.editor, article.id, 'approve')
    expect((await take(payload, staff.editor, article.id, 'publish')).state).toBe('published')
  })

  test('in a figure that it cites', async () => {
    const { payload, staff } = newsroom
    const figure = await aFigure(payload, staff.author)
    const article = await draft(payload, staff.author, { body: citing(figure) })
    await take(payload, staff.author, article.id, 'submit')
    await take(payload, staff.editor, article.id, 'approve')
    await payload.update({
      collection: 'figures',
      id: figure.id,
      data: { value: '111' },
      ...as(staff.author),
    })
    const refused = await move('editor', article.id, 'publish', {
      revision: (await newest(payload, article.id)).revision,
    })
    expect(refused.body.errors![0]).toMatchObject({ data: { changed: ['body', 'figures'] } })
  })
})

test('a figure edited after publication does not change the public page', async () => {
  const { payload, staff } = newsroom
  const figure = await aFigure(payload, staff.author)
  const article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { body: citing(figure) },
  })
  await payload.update({ collection: 'figures', id: figure.id, data: { value: '999' }, ...as(staff.author) })
  const found = await findPublicArticleBySlug({ payload, slug: article.slug!, now: new Date() })
  expect(found?.kind === 'article' && found.article.figures[0]!.text).toBe('$110/kg')
  await expect(payload.delete({ collection: 'figures', id: figure.id, ...as(staff.admin) })).rejects.toThrow(
    /Still named in/,
  )
})

test('two people who move the same revision: one wins, the other learns who was first', async () => {
  const { payload, staff } = newsroom
  const article = await draft(payload, staff.author)
  await take(payload, staff.author, article.id, 'submit')
  const answers = await Promise.all([
    move('editor', article.id, 'approve', { revision: 2 }),
    move('compliance', article.id, 'request-changes', { revision: 2, note: 'Not yet.' }),
    move('compliance', article.id, 'approve', { revision: 2 }),
    move('editor', article.id, 'request-changes', { revision: 2, note: 'Not yet.' }),
  ])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409])
  expect((await newest(payload, article.id)).revision).toBe(3)
  const { totalDocs } = await payload.count({
    collection: 'audit',
    where: { article: { equals: article.id } },
    overrideAccess: true,
  })
  expect(totalDocs).toBe(2)
  const stale = answers.find(
    (answer) => answer.status === 409 && answer.body.errors![0]!.name === 'StaleRevision',
  )
  expect(stale?.body.errors![0]!.data).toMatchObject({ revision: 3 })
})

test('a step that comes after a step of a colleague gets 409 and what that made of the article', async () => {
  const { payload, staff } = newsroom
  const article = await draft(payload, staff.author)
  await take(payload, staff.author, article.id, 'submit')
  expect((await move('compliance', article.id, 'approve', { revision: 2 })).status).toBe(200)
  const late = await move('editor', article.id, 'request-changes', { revision: 2, note: 'Not yet.' })
  expect(late.status).toBe(409)
  expect(late.body.errors![0]).toMatchObject({
    message: expect.stringMatching(
      /^The compliance took a step since: the article is “.+” now \(revision 3\)\./,
    ),
    data: { revision: 3, changed: [] },
  })
})

test('a save that saw an older revision gets 409 and who saved the newer one', async () => {
  const { payload, staff } = newsroom
  const article = await draft(payload, staff.author)
  await payload.update({
    collection: 'articles',
    id: article.id,
    draft: true,
    data: { standfirst: 'Mine.' },
    ...as(staff.editor),
  })
  const stale = await rest(`/articles/${article.id}?draft=true`, {
    method: 'PATCH',
    body: { revision: 1, standfirst: 'Also mine.' },
    token: tokens.author,
  })
  expect(stale.status).toBe(409)
  expect(stale.body.errors![0]).toMatchObject({
    name: 'StaleRevision',
    data: { revision: 2, savedBy: 'The editor' },
  })
  expect((await newest(payload, article.id)).standfirst).toBe('Mine.')
})

test('a withdrawn article keeps its page, with the note and without the text', async () => {
  const { payload, staff } = newsroom
  const article = await published(payload, { author: staff.author, editor: staff.editor })
  expect((await move('editor', article.id, 'ask-withdrawal', { revision: article.revision })).status).toBe(
    400,
  )
  await take(payload, staff.editor, article.id, 'ask-withdrawal', {
    note: 'The source retracted its number.',
  })
  const alone = await move('editor', article.id, 'withdraw', { revision: article.revision + 1 })
  expect(alone.body.errors![0]).toMatchObject({ data: { code: 'notAsker' } })
  await take(payload, staff.compliance, article.id, 'withdraw')
  const found = await findPublicArticleBySlug({ payload, slug: article.slug!, now: new Date() })
  expect(found).toMatchObject({
    kind: 'article',
    article: { withdrawal: { note: 'The source retracted its number.' }, body: { root: { children: [] } } },
  })
  const listed = await findPublicArticles({ payload, now: new Date(), limit: 50 })
  expect(listed.articles.map((one) => one.id)).not.toContain(article.id)
})

test('a release that is cancelled before its time reaches nobody', async () => {
  const { payload, staff } = newsroom
  const now = new Date('2027-02-01T08:00:00.000Z')
  const article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { releaseAt: '2027-02-01T09:00:00.000Z' },
    now,
  })
  await take(payload, staff.editor, article.id, 'cancel-release', { now })
  expect(await releaseDue({ payload, now: new Date('2027-02-01T10:00:00.000Z') })).toBe(0)
  expect(
    await findPublicArticleBySlug({
      payload,
      slug: article.slug!,
      now: new Date('2027-02-01T10:00:00.000Z'),
    }),
  ).toBeNull()
  expect(await newest(payload, article.id)).toMatchObject({ state: 'approved', live: 'none' })
})

test('a release time in the future hides the article until that instant, and the clock then marks it published', async () => {
  const { payload, staff } = newsroom
  const now = new Date('2027-03-01T08:00:00.000Z')
  const releaseAt = '2027-03-01T09:00:00.000Z'
  const article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { releaseAt },
    now,
  })
  expect(article.state).toBe('scheduled')
  const at = (instant: string) =>
    findPublicArticleBySlug({ payload, slug: article.slug!, now: new Date(instant) })
  expect(await at('2027-03-01T08:59:59.999Z')).toBeNull()
  expect(await at(releaseAt)).toMatchObject({ kind: 'article', article: { publishedAt: releaseAt } })
  expect(await releaseDue({ payload, now: new Date('2027-03-01T08:59:00.000Z') })).toBe(0)
  const twice = await Promise.all([
    releaseDue({ payload, now: new Date(releaseAt) }),
    releaseDue({ payload, now: new Date(releaseAt) }),
  ])
  expect(twice[0]! + twice[1]!).toBe(1)
  expect((await newest(payload, article.id)).state).toBe('published')
})

test('an old address leads to the new one', async () => {
  const { payload, staff } = newsroom
  const article = await published(payload, { author: staff.author, editor: staff.editor })
  await republished(payload, {
    author: staff.author,
    editor: staff.editor,
    id: article.id,
    data: { slug: `${article.slug}-renamed`, headline: 'Renamed' },
    change: { kind: 'update', note: 'A better headline.' },
  })
  expect(await findPublicArticleBySlug({ payload, slug: article.slug!, now: new Date() })).toEqual({
    kind: 'moved',
    slug: `${article.slug}-renamed`,
  })
  await expect(draft(payload, staff.author, { slug: article.slug! })).rejects.toThrow(/slug|address|invalid/i)
})

test('submitting mails the editors, a decision mails the writers', async () => {
  const { payload, staff } = newsroom
  const article = await draft(payload, staff.author, { headline: 'Mail me' })
  await take(payload, staff.author, article.id, 'submit')
  await take(payload, staff.editor, article.id, 'request-changes', { note: 'Source?' })
  await take(payload, staff.author, article.id, 'submit')
  await take(payload, staff.editor, article.id, 'approve')
  const { docs } = await payload.find({
    collection: 'outbox',
    where: { subject: { contains: 'Mail me' } },
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  const mails = docs.map((mail) => `${mail.kind} → ${mail.to}`).sort()
  expect(mails).toEqual([
    'approved → author@desk.example',
    'changes-requested → author@desk.example',
    'submitted → admin@desk.example',
    'submitted → admin@desk.example',
    'submitted → compliance@desk.example',
    'submitted → compliance@desk.example',
    'submitted → editor@desk.example',
    'submitted → editor@desk.example',
  ])
})

test('a move that cannot be understood says what to send', async () => {
  const { payload, staff } = newsroom
  const article = await draft(payload, staff.author)
  expect((await move('author', article.id, 'submit', {})).status).toBe(400)
  expect((await move('author', article.id, 'submit', { revision: 1, force: true })).status).toBe(400)
  expect((await move('author', article.id, 'fly', { revision: 1 })).status).toBe(404)
  expect((await move('author', 'no-such-article', 'submit', { revision: 1 })).status).toBe(404)
  expect(
    (await rest(`/articles/${article.id}/workflow/submit`, { method: 'POST', body: { revision: 1 } })).status,
  ).toBe(401)
})

test('a text with a hostile link or an unknown node is refused, and nothing is stored', async () => {
  const { payload, staff } = newsroom
  const article = await draft(payload, staff.author)
  const hostile = {
    root: {
      type: 'root',
      version: 1,
      direction: 'ltr',
      format: '',
      indent: 0,
      children: [{ type: 'script', version: 1 }],
    },
  }
  const answer = await rest(`/articles/${article.id}`, {
    method: 'PATCH',
    body: { body: hostile },
    token: tokens.author,
  })
  expect(answer.status).toBe(400)
  expect((await newest(payload, article.id)).revision).toBe(1)
})

test.each([
  ['regulatoryClass', null, 'Say what kind of text this is, under Placement.'],
  ['commenting', { mode: null }, 'Say whether readers may comment, under Release.'],
  ['byline', [], 'Name at least one person in the byline, under Placement.'],
  ['standfirst', '', 'Write a standfirst.'],
])('what the form asks for is missed at submit, not at publishing: %s', async (field, value, sentence) => {
  const { payload, staff } = newsroom
  const { id } = await draft(payload, staff.author)
  const saved = await rest(`/articles/${id}`, {
    method: 'PATCH',
    body: { [field]: value },
    token: tokens.author,
  })
  expect(saved.status).toBe(200)
  const { status, body } = await move('author', id, 'submit', { revision: 2 })
  expect({ status, code: body.errors?.[0]?.data?.code }).toEqual({ status: 409, code: 'checked' })
  expect(body.errors?.[0]?.message).toContain(sentence)
})
