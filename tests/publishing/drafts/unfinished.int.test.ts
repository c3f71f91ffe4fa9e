// A draft is saved whatever it says: what it lacks stops it when it is submitted and at each step after that.
// What no text of ours looks like is refused when it is saved.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { block, fig, link, p, text } from '#src/demo/text.ts'
import { MAX_NODES } from '#src/richtext/limits.ts'
import { draft, newest, take } from '../../support/articles.ts'
import { rest, signIn } from '../../support/http.ts'
import { openNewsroom, type Newsroom } from '../../support/newsroom.ts'

type Body = Article['body']
type Refused = { errors: { name: string; message: string; data: { errors: Problem[] } }[] }
type Problem = { path: string; at: string; message: string }

let newsroom: Newsroom
let token: string

beforeAll(async () => {
  newsroom = await openNewsroom()
  token = await signIn(newsroom.payload, newsroom.staff.author.email, newsroom.password)
})
afterAll(() => newsroom?.close())

const asBody = (body: unknown) => body as Body

async function save(id: string, data: Partial<Article>) {
  return rest(`/articles/${id}?draft=true&depth=0`, { method: 'PATCH', body: data, token })
}

const cells = Array.from({ length: 300 }, (_, row) => `row ${row}\t1`).join('\n')

const UNFINISHED: [string, Body, RegExp][] = [
  ['a link to a footnote of Word', asBody(text(p(link('[1]', '#_ftn1')))), /A link in part 1.*“#_ftn1”/],
  [
    'a link without https',
    asBody(text(p(link('here', 'example.com')))),
    /“example.com”, which is not a full/,
  ],
  ['a link to this machine', asBody(text(p(link('here', '//evil.example')))), /“\/\/evil.example”/],
  ['a link with a space', asBody(text(p(link('here', 'https://a b.example')))), /a space/],
  ['a table of 300 rows', asBody(text(p('x'), block('table', { cells }))), /has 300 rows/],
  [
    'a label that is too long',
    asBody(text(p('x'), block('commentary', { label: 'y'.repeat(90) }))),
    /label of 90/,
  ],
  ['a figure that is not chosen', asBody(text(p('x', fig(null as unknown as string)))), /no figure chosen/],
  ['no text', asBody(text(p())), /has no text yet/],
]

describe('a draft is saved with', () => {
  test.each(UNFINISHED)('%s, as it was typed, and is not submitted with it', async (_, body, sentence) => {
    const { payload, staff } = newsroom
    const { id } = await draft(payload, staff.author)
    const saved = await save(id, { body, revision: 1 })
    expect(saved.status).toBe(200)
    expect(wordsOf((await newest(payload, id)).body)).toBe(wordsOf(body))
    const again = await save(id, { body: (await newest(payload, id)).body, revision: 2 })
    expect(again.status).toBe(200)
    expect(wordsOf((await newest(payload, id)).body)).toBe(wordsOf(body))

    const workflow = await rest(`/articles/${id}/workflow`, { token })
    expect(workflow.status).toBe(200)
    const { choices } = workflow.body as { choices: { action: string; ok: boolean; reason: string }[] }
    const submit = choices.find(({ action }) => action === 'submit')
    expect(submit?.ok).toBe(false)
    expect(submit?.reason).toMatch(sentence)
    const moved = await rest(`/articles/${id}/workflow/submit`, {
      method: 'POST',
      body: { revision: 3 },
      token,
    })
    expect(moved.status).toBe(409)
    expect((moved.body as Refused).errors[0]?.message).toMatch(sentence)
  })

  test('what came to be in it after it was submitted, and is then neither approved nor published', async () => {
    const { payload, staff } = newsroom
    for (const upTo of ['submit', 'approve'] as const) {
      const { id } = await draft(payload, staff.author)
      await take(payload, staff.author, id, 'submit')
      if (upTo === 'approve') await take(payload, staff.editor, id, 'approve')
      await putBody(id, asBody(text(p(link('here', 'example.com')))))
      const next = upTo === 'submit' ? 'approve' : 'publish'
      await expect(take(payload, staff.editor, id, next)).rejects.toThrow(
        /“example.com”, which is not a full/,
      )
      expect((await rest(`/articles/${id}?depth=0`, { token })).body).toMatchObject({ live: 'none' })
    }
  })
})

describe('a save is refused for', () => {
  const evil = (url: string) => asBody(text(p(link('here', url))))
  test.each<[string, unknown, RegExp]>([
    ['a link that runs a script', evil('javascript:alert(1)'), /begins with javascript:/],
    ['the same with a tab in it', evil('java\tscript:alert(1)'), /begins with javascript:/],
    ['a link to a file', evil('file:///C:/a.docx'), /begins with file:/],
    ['a telephone number', evil('tel:+15550100'), /begins with tel:/],
    ['a card that runs a script', text(block('embed', { url: 'javascript:alert(1)' })), /javascript:/],
    ['a node nobody knows', text({ type: 'script', version: 1 } as never), /of the type “script”/],
    ['a text of too many parts', text(...Array.from({ length: MAX_NODES }, () => p('x'))), /more than 2500/],
    ['something that is no text', { x: 1 }, /not a rich text document/],
  ])('%s, with the sentence and its place', async (_, body, sentence) => {
    const { payload, staff } = newsroom
    const { id } = await draft(payload, staff.author)
    const before = await newest(payload, id)
    const refused = await save(id, { body: body as Body, revision: 1 })
    expect(refused.status).toBe(400)
    const [error] = (refused.body as Refused).errors
    expect(error).toMatchObject({ name: 'ValidationError' })
    expect(error?.message).not.toMatch(/body/i)
    expect(error?.data.errors[0]?.message).toMatch(sentence)
    expect(error?.data.errors[0]?.path).toBe('body')
    expect(await newest(payload, id)).toEqual(before)
  })

  test('a script in the third part, saying where it is', async () => {
    const { payload, staff } = newsroom
    const { id } = await draft(payload, staff.author)
    const body = asBody(text(p('a'), p('b'), p('c ', link('here', 'javascript:alert(1)'))))
    const refused = await save(id, { body, revision: 1 })
    expect((refused.body as Refused).errors[0]?.data.errors).toEqual([
      {
        path: 'body',
        label: 'Body',
        at: 'root.children[2].children[1].fields.url',
        message:
          'A link in part 3 of the text has the address “javascript:alert(1)”, which begins with javascript:; use https, http or mailto.',
      },
    ])
  })
})

/** The addresses and words of a text, whatever else the editor's hooks put into it. */
function wordsOf(body: unknown): string {
  const found: unknown[] = []
  JSON.stringify(body, (key, value: unknown) => {
    if (['text', 'url', 'cells', 'label'].includes(key) && typeof value === 'string') found.push(value)
    return value
  })
  return JSON.stringify(found)
}

/** Puts a text under an article past every check, as a mistake in a hook of the editor could. */
async function putBody(id: string, body: Body): Promise<void> {
  const { payload } = newsroom
  const { docs } = await payload.db.findVersions<Article>({
    collection: 'articles',
    where: { parent: { equals: id }, latest: { equals: true } },
    limit: 1,
    pagination: false,
  })
  const version = docs[0]!
  await payload.db.updateVersion({
    collection: 'articles',
    id: String(version.id),
    versionData: { ...version, version: { ...version.version, body } } as never,
  })
}
