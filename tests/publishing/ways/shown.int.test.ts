// Ways round by what the approver is shown: the page that is read before approving is what readers get, in
// every place and at every width.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Article } from '#payload-types'
import { block, bullets, link, p, text } from '#src/demo/text.ts'
import { findPreview } from '#src/publishing/reading/preview.ts'
import { endDue } from '#src/publishing/release/endDue.ts'
import type { RichTextNode } from '#src/richtext/types.ts'
import { keptPages } from '../../caching/keptPages.ts'
import { draft, published, seen, take } from '../../support/articles.ts'
import { as } from '../../support/newsroom.ts'
import { copyOf } from '../../support/release.ts'
import { EARLIER, openAttack, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const given = () => ({ author: attack.staff.author, editor: attack.staff.editor, now: EARLIER })

async function answers(...paths: string[]): Promise<string[]> {
  const pages = keptPages(attack.payload, () => new Date())
  const all = await Promise.all(paths.map(pages.answer))
  pages.stop()
  return all.map(({ body }) => body)
}

way('card-joined', async () => {
  const card = block('embed', {
    url: 'https://support.example/zinc',
    title: 'Where zinc finds its support at 9',
    description: '800 dollars a tonne',
    site: '4 Metals',
  })
  const { slug } = await published(attack.payload, {
    ...given(),
    data: { body: text(p('See this.'), card) as never },
  })
  const [feed, api] = await answers('/feed.xml', `/api/v1/articles/${slug}`)
  const { html } = (JSON.parse(api!) as { body: { html: string } }).body
  expect(html).toMatch(
    /support at 9<\/span><br><span[^>]*>800 dollars a tonne<\/span><br><span[^>]*>4 Metals</,
  )
  expect(feed).toMatch(
    /support at 9&lt;\/span&gt;&lt;br&gt;&lt;span class=&quot;embed-description&quot;&gt;800 dollars/,
  )
})

/** Publishes paragraphs; gives what a search for a word shows, and the plain text of the API. */
async function shownOf(nodes: RichTextNode[], words: string[]) {
  const { slug } = await published(attack.payload, { ...given(), data: { body: text(...nodes) as never } })
  const [api, ...searches] = await answers(
    `/api/v1/articles/${slug}`,
    ...words.map((word) => `/api/v1/search?q=${word}`),
  )
  return {
    plain: (JSON.parse(api!) as { body: { text: string } }).body.text,
    passages: searches.map((answer) => (JSON.parse(answer) as SearchAnswer).hits[0]!.passage),
  }
}

type SearchAnswer = { hits: { passage: string }[] }

const raised = (words: string): RichTextNode => ({ type: 'text', text: words, format: 64, version: 1 })

way('letters-raised', async () => {
  const linked = link('lost $5', 'https://a.example/')
  linked.children = [...linked.children!, raised('th')]
  const between = link('', 'https://a.example/')
  const { plain, passages } = await shownOf(
    [
      p('Kassiterit lost $5', raised('bn'), ' of orders.'),
      p('Wolframit ', linked, 'ousand of orders.'),
      p('Scheelit lost $5', raised('th'), between, 'ousand of orders.'),
      p('Columbit lost $5', raised('th'), '\u00ADousand of orders.'),
      p('Tantalit fell on the 5', raised('th'), ' of May.'),
    ],
    ['kassiterit', 'wolframit', 'scheelit', 'columbit', 'tantalit'],
  )
  const said = [
    'lost $5^bn of orders',
    'lost $5^thousand of orders',
    'lost $5^thousand of orders',
    'lost $5^th\u00ADousand of orders',
    'on the 5th of May',
  ]
  for (const [index, words] of said.entries()) {
    expect(plain).toContain(words)
    expect(passages[index]).toContain(words)
  }
})

const LONG = 'and so it goes on for a while, '.repeat(12)

/** Marks that few keyboards have. */
const LOOK_ALIKES = [
  ['ꞌꞌ', 'ꞌꞌ'],
  ['՚՚', '՚՚'],
  ['΄΄', '΄΄'],
  ['ˋˋ', 'ˊˊ'],
  ['᾽᾽', '῾῾'],
  ['❟❟', '❠❠'],
  ['≫', '≪'],
  ['⟫', '⟪'],
  ['˶', '˵'],
  ['\u030E', '\u030E'],
  ['゛', '゛'],
]

way('quotation-unmarked', async () => {
  const quoted = (words: string) => ({ ...p(words), type: 'quote' })
  const { plain, passages } = await shownOf(
    [
      p('We think nothing of this:'),
      quoted('Molybdat is certain to triple.'),
      quoted('Yes,\u02EE said the trader. We at the desk see Powellit at 40 dollars. \u02BANo'),
      quoted("Yes,'' said the trader. We at the desk see Ferrimolybdit at 40 dollars. ''No"),
      ...LOOK_ALIKES.map(([close, open], index) =>
        quoted(`Yes,${close} said the trader. We at the desk see Zirkon ${index} at 40 dollars. ${open}No`),
      ),
      p(`"At first ${LONG}Straightium will triple, ${LONG}" said a trader.`),
      p(`„Das ist klar“, said a trader. ${LONG}Germanium will triple, ${LONG}`),
    ],
    ['molybdat', 'straightium', 'germanium'],
  )
  expect(plain).toContain('“Yes,’ said the trader. We at the desk see Powellit at 40 dollars. ‘No”')
  expect(plain).toContain('“Yes,’ said the trader. We at the desk see Ferrimolybdit at 40 dollars. ‘No”')
  for (const index of LOOK_ALIKES.keys())
    expect(plain).toContain(`“Yes,’ said the trader. We at the desk see Zirkon ${index} at 40 dollars. ‘No”`)
  expect(passages).toEqual([
    expect.stringContaining('“Molybdat is certain to triple.”'),
    expect.stringMatching(/^… "[a-z].*Straightium will triple.*" …$/),
    expect.stringMatching(/^… [a-z][^“”"]*Germanium will triple[^“”"]* …$/),
  ])
})

way('passage-cut', async () => {
  const signs = ['\u2012', '\uFF0D', '\u207B', '\u2212\uFE0E', 'Minus', 'negative', 'Rs', 'EUR']
  const words = signs.map((_, index) => `zug${'abcdefgh'[index]}ium`)
  const { passages } = await shownOf(
    signs.map((sign, index) => {
      const before = `${sign} 5 per cent is what the books show this year at `
      return p(`${LONG}It stood at ${before}${'x'.repeat(59 - before.length)} ${words[index]} now. ${LONG}`)
    }),
    words,
  )
  for (const passage of passages) expect(passage).toMatch(/^… (?:cent|per cent|is|what) .*zug[a-h]ium now/)

  const numbers = ['twenty five', 'two hundred and five', 'half a million', 'one and a half', 'thirty- five']
  const names = numbers.map((_, index) => `zig${'abcde'[index]}ium`)
  const inWords = await shownOf(
    numbers.map((number, index) => {
      const behind = `${number.split(' ').at(-1)} per cent is what the books show this year at `
      return p(
        `${LONG}It rose by ${number.slice(0, number.lastIndexOf(' '))} ${behind}`,
        'x'.repeat(58 - behind.length),
        ` ${names[index]} now. ${LONG}`,
      )
    }),
    names,
  )
  for (const [index, passage] of inWords.passages.entries())
    expect(passage).toMatch(
      new RegExp(`^… (?:(?:.* )?by ${numbers[index]} per|per|cent|is|what) .*zig[a-e]ium`),
    )
})

way('note-of-cancelled', async () => {
  const { payload, staff } = attack
  const eight = new Date('2027-03-01T08:00:00.000Z')
  const nine = new Date('2027-03-01T09:00:00.000Z')
  const ten = new Date('2027-03-01T10:00:00.000Z')
  const { id } = await published(payload, {
    ...given(),
    now: eight,
    data: { endsAt: nine.toISOString(), atEnd: 'archive' },
  })
  await endDue({ payload, now: nine })
  await take(payload, staff.editor, id, 'reopen', { now: nine })
  const save = (data: Partial<Article>) =>
    payload.update({ collection: 'articles', id, draft: true, data, ...as(staff.author) })
  await save({
    endsAt: null,
    releaseAt: '2027-03-01T12:00:00.000Z',
    standfirst: 'A note, corrected.',
    change: { kind: 'update', note: 'This was never out.' },
  })
  for (const [person, action] of [
    [staff.author, 'submit'],
    [staff.editor, 'approve'],
    [staff.editor, 'publish'],
    [staff.editor, 'cancel-release'],
  ] as const)
    await take(payload, person, id, action, {
      now: nine,
      ...(action === 'cancel-release' ? { note: 'Not now.' } : {}),
    })
  await save({ releaseAt: null, change: { kind: 'update', note: 'More was added.' } })
  const preview = await findPreview({ payload, articleId: id, actor: staff.editor, now: ten })
  await take(payload, staff.author, id, 'submit', { now: ten })
  await take(payload, staff.editor, id, 'approve', { now: ten })
  await take(payload, staff.editor, id, 'publish', { now: ten })
  const { document } = await copyOf(payload, id)
  const notesOf = ({ notes }: { notes: { note: string }[] }) => notes.map(({ note }) => note)
  expect(notesOf(preview!.article)).toEqual(['More was added.'])
  expect(notesOf(document as never)).toEqual(['More was added.'])
})

way('list-beyond-the-edge', async () => {
  const nested = (levels: number): RichTextNode => {
    const list = bullets('A point.')
    const point = { type: 'listitem', value: 2, version: 1, children: [] as RichTextNode[] }
    if (levels > 1) {
      point.children = [nested(levels - 1)]
      ;(list as { children?: unknown[] }).children!.push(point)
    }
    return list
  }
  const submit = async (levels: number) => {
    const { id } = await draft(attack.payload, attack.staff.author, { body: text(nested(levels)) as never })
    return attack.call('author', `/articles/${id}/workflow/submit`, {
      method: 'POST',
      body: await seen(attack.payload, id),
    })
  }
  expect((await submit(6)).status).toBe(200)
  const refused = await submit(7)
  expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([
    409,
    'A list is nested deeper than 6 levels. Move its points up.',
  ])
})

way('cut-on-phones', async () => {
  const rules = readFileSync('src/site/styles/lists.css', 'utf8').match(/\.item \.picture \{[^}]*\}/g)
  expect(rules?.join('').match(/aspect-ratio: [^;]+/g)).toEqual(['aspect-ratio: 4 / 3'])
})
