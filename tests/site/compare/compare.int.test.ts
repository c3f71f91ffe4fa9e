// Two texts of an article side by side, as the desk asks for them over HTTP.

import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { p, text } from '#src/demo/text.ts'
import { aReader } from '../../readers/desk.ts'
import { aFigure, citing, draft, published, take } from '../../support/articles.ts'
import { browserOn } from '../../support/browser.ts'
import { rest, signIn, STAFF_COOKIE } from '../../support/http.ts'
import { as, openNewsroom, type Newsroom } from '../../support/newsroom.ts'
import { siteOver } from '../../support/site.ts'

let newsroom: Newsroom
let site: Hono
let tokens: { editor: string }
let cookies: Record<'editor' | 'reader', string>
const body = (words: string) => text(p(words)) as unknown as Article['body']

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  site = siteOver(payload)
  tokens = { editor: await signIn(payload, staff.editor.email, password) }
  const reader = browserOn(site)
  await reader.logIn(await aReader(payload, 'Ola Berg'))
  cookies = {
    editor: `${STAFF_COOKIE}=${tokens.editor}`,
    reader: reader.cookies().split('; ')[0]!,
  }
})
afterAll(() => newsroom?.close())

const get = (path: string, cookie = cookies.editor) => browserOn(site, { cookie }).get(path)
const compare = (id: string, query = '', cookie = cookies.editor) =>
  get(`/preview/articles/${id}/compare${query}`, cookie)
const save = (id: string, data: Partial<Article>, { autosave = false } = {}) =>
  newsroom.payload.update({
    collection: 'articles',
    id,
    draft: true,
    autosave,
    data,
    ...as(newsroom.staff.author),
  })

describe('what has changed', () => {
  test('since readers got it, word by word, with who wrote it', async () => {
    const { payload, staff } = newsroom
    const out = await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: { headline: 'Zinc at ninety', body: body('Stocks fell in the north.') },
    })
    await save(out.id, { headline: 'Zinc at a hundred', body: body('Stocks rose in the north.') })
    const page = await compare(out.id)
    expect(page.status).toBe(200)
    expect(page.html).toContain('Stocks <del>fell</del><ins>rose</ins> in the north.')
    expect(page.html).toContain('Zinc at <del>ninety</del><ins>a hundred</ins>')
    expect(page.html).toContain('Written by The author')
    expect(page.html).toMatch(/places differ<\/a> between what readers have \(edition 1, first publication\)/)
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    const back = await compare(out.id, '?from=now&to=e1')
    expect(back.html).toContain('Stocks <del>rose</del><ins>fell</ins> in the north.')
  })

  test('since it was submitted, approved, or looked at', async () => {
    const { payload, staff } = newsroom
    const { id } = await draft(payload, staff.author, { body: body('It stood at one.') })
    expect((await compare(id, '?from=submitted')).status).toBe(404)
    expect((await compare(id, '?from=approved')).html).toContain('Nobody has approved this article yet.')
    await take(payload, staff.author, id, 'submit')
    await take(payload, staff.editor, id, 'approve')
    await get(`/preview/articles/${id}`)
    await save(id, { body: body('It stood at two.') })
    for (const from of ['submitted', 'approved', 'seen'])
      expect([from, (await compare(id, `?from=${from}`)).html]).toEqual([
        from,
        expect.stringContaining('at <del>one</del><ins>two</ins>.'),
      ])
    // Whoever reads the same text again still sees what changed since the one before.
    expect((await compare(id, '?from=seen')).html).toContain('at <del>one</del><ins>two</ins>.')
    await save(id, { body: body('It stood at three.') })
    expect((await compare(id, '?from=seen')).html).toContain('at <del>two</del><ins>three</ins>.')
  })

  test('since a colleague looked is kept, however fast the author types on', async () => {
    const { payload, staff } = newsroom
    const { id } = await draft(payload, staff.author, { body: body('It stood at one.') })
    await save(id, { body: body('It stood at two.') }, { autosave: true })
    await save(id, { body: body('It stood at three.') }, { autosave: true })
    await get(`/preview/articles/${id}`)
    await save(id, { body: body('It stood at four.') }, { autosave: true })
    await save(id, { body: body('It stood at five.') }, { autosave: true })
    expect((await compare(id, '?from=seen')).html).toContain('at <del>three</del><ins>five</ins>.')
  })

  test('says who wrote each change where several did', async () => {
    const { payload, staff } = newsroom
    const { id } = await draft(payload, staff.author, { headline: 'Zinc', body: body('It stood at one.') })
    await save(id, { body: body('It stood at two.') })
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { headline: 'Zinc rises' },
      ...as(staff.editor),
    })
    const page = await compare(id, '?from=v1')
    expect(page.html).toContain('Say who wrote each change')
    const whose = (await compare(id, '?from=v1&who=1')).html
    expect(whose).toMatch(/<h1>.*<ins> rises<\/ins><small class="change-by"> \(The editor\)/)
    expect(whose).toMatch(/<ins>two<\/ins>\.<small class="change-by"> \(The author\)/)
  })

  test('in a figure stands beside what it was', async () => {
    const { payload, staff } = newsroom
    const figure = await aFigure(payload, staff.author, { value: '9845.50', unit: 't' })
    const out = await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: { body: citing(figure) },
    })
    await payload.update({
      collection: 'figures',
      id: figure.id,
      data: { value: '4120.35', unit: 'ozt' },
      ...as(staff.author),
    })
    const { html } = await compare(out.id)
    const words = html
      .replace(/<span class="figure-tip".*?<\/span>/g, '')
      .replace(/<(?!\/?(?:del|ins)\b)[^>]*>/g, '')
    expect(words).toMatch(/<del>.*\$9,845\.50\/t.*<\/del> → <ins>.*\$4,120\.35\/ozt.*<\/ins>/)
  })

  test('in a space that parts two numbers is shown, and no slip of the pen', async () => {
    const { payload, staff } = newsroom
    const out = await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: { body: body('Stocks are 9\u2003800 tonnes.') },
    })
    await save(out.id, {
      body: body('Stocks are 9 800 tonnes.'),
      change: { kind: 'refile', note: 'A slip of the pen.' },
    })
    expect((await compare(out.id)).html).toContain('9<del>⇥</del><ins>␣</ins>800')
    await expect(take(payload, staff.author, out.id, 'submit')).rejects.toThrow(/A refile changes no meaning/)
  })

  test('in a biography is named, and a figure that was changed since is no part of an old version', async () => {
    const { payload, staff } = newsroom
    const figure = await aFigure(payload, staff.author, { value: '9845.50' })
    const { id } = await draft(payload, staff.author, { body: citing(figure) })
    await take(payload, staff.author, id, 'submit')
    await take(payload, staff.editor, id, 'approve')
    expect((await compare(id, '?from=approved')).html).not.toContain('that it shows has changed since')
    await payload.update({
      collection: 'figures',
      id: figure.id,
      data: { value: '4845.50' },
      ...as(staff.author),
    })
    for (const from of ['approved', 'submitted'])
      expect([from, (await compare(id, `?from=${from}`)).html]).toEqual([
        from,
        expect.stringContaining('a figure, a picture or a name that it shows has changed since'),
      ])
    const out = await published(payload, { author: staff.author, editor: staff.editor })
    await payload.update({
      collection: 'staff',
      id: staff.author.id,
      data: { bio: 'Has written about zinc since 1999.' },
      ...as(staff.admin),
    })
    expect((await compare(out.id)).html).toContain('<ins>Has written about zinc since 1999.</ins>')
  })

  test('after an emergency is held against what others approved, and says so', async () => {
    const { payload, staff } = newsroom
    const out = await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: { body: body('It stood at one.') },
    })
    await save(out.id, {
      body: body('It will be at forty.'),
      change: { kind: 'update', note: 'New at the desk.' },
    })
    await take(payload, staff.admin, out.id, 'override', { note: 'Nobody else is here.' })
    await save(out.id, { body: body('It will be at forty now.') })
    const { html } = await compare(out.id)
    expect(html).toContain('went out in an emergency: nobody else has approved it')
    expect(html.replace(/<[^>]*>/g, ' ')).toMatch(/stood\s+will be\s+at\s+one\s+forty now/)
    expect(html).toContain('edition 1, first publication')
  })

  test('is kept where saves come while somebody looks', async () => {
    const { payload, staff } = newsroom
    const { id } = await draft(payload, staff.author, { body: body('It stood at 0.') })
    const saves = async (from: number) => {
      for (let at = from; at < from + 12; at += 1)
        await save(id, { body: body(`It stood at ${at}.`) }, { autosave: true }).catch(() => {})
    }
    await Promise.all([saves(100), saves(200), get(`/preview/articles/${id}`)])
    await save(id, { body: body('It stood at last.') })
    const page = await compare(id, '?from=seen')
    expect(page.status).toBe(200)
    expect(page.html).toContain('<ins>last</ins>')
  })

  test('in how it goes out is said, though no page shows it', async () => {
    const { payload, staff } = newsroom
    const { id } = await draft(payload, staff.author)
    await save(id, { releaseAt: '2030-01-02T03:04:00.000Z' })
    const { html } = await compare(id, '?from=v1')
    expect(html).toContain('<dt>release time</dt>')
    expect(html).toContain('2 January 2030, 03:04 UTC')
    expect(html).toContain('Nothing that readers see differs')
  })
})

test('nobody but the desk compares, and nothing that is not there', async () => {
  const { payload, staff } = newsroom
  const { id } = await draft(payload, staff.author)
  for (const cookie of ['', cookies.reader]) expect((await compare(id, '', cookie)).status).toBe(404)
  for (const query of [
    '?from=v99',
    '?from=e1',
    '?from=%00',
    '?from=__proto__',
    '?to=constructor',
    '?from=v1&to=v1x',
  ]) {
    const page = await compare(id, query)
    expect([query, page.status]).toEqual([query, 404])
    expect(page.html).toContain('There is no such version or edition of this article.')
  }
  expect((await compare('nothing')).status).toBe(404)
})

describe('the desk is told', () => {
  const changedSince = async (id: string) =>
    (await rest(`/articles/${id}/workflow`, { token: tokens.editor })).body.changedSince

  test('that a text was changed after it was submitted, and by whom', async () => {
    const { payload, staff } = newsroom
    const { id } = await draft(payload, staff.author)
    await take(payload, staff.author, id, 'submit')
    expect(await changedSince(id)).toBeNull()
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { deskNotes: 'A note to colleagues.' },
      ...as(staff.editor),
    })
    expect(await changedSince(id)).toBeNull()
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { standfirst: 'Other words.' },
      ...as(staff.editor),
    })
    expect(await changedSince(id)).toMatchObject({ by: [staff.editor.name] })
    for (let at = 0; at < 105; at += 1)
      await save(id, { commenting: { mode: 'closes_after', days: 1 + (at % 2) } })
    expect(await changedSince(id)).toMatchObject({ by: [staff.editor.name] })
  })
})
