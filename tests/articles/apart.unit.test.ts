// Words that move between the reporting and what stands apart from it are seen by whoever approves, and most
// of them are no slip.

import { assert, constantFrom, asyncProperty, string, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedMeaning } from '#src/articles/compare/changedNumbers.ts'
import { differencesToReaders } from '#src/articles/compare/differences.ts'
import { publicLines } from '#src/articles/compare/publicLines.ts'
import type { ArticleContent } from '#src/articles/content.ts'
import { block, bullets, h2, p, text } from '#src/demo/text.ts'
import { renderHtml } from '#src/richtext/body/html.ts'
import type { RichText, RichTextNode } from '#src/richtext/types.ts'
import { wholeArticle } from '../site/articles.ts'

const whole = wholeArticle()
const [share] = whole.figures
const spot = { ...share!, id: 'spot', label: 'Spot', text: '$10/kg', value: '10' }
const forecast = { ...spot, id: 'forecast', label: 'House forecast', kind: 'forecast' }
const picture = whole.leadImage!

const cited = (figure: unknown): RichTextNode => ({
  type: 'inlineBlock',
  fields: { blockType: 'figure', figure },
})
const view = (...nodes: RichTextNode[]) =>
  block('commentary', {
    label: 'Our view',
    stance: 'bearish',
    horizon: null,
    analyst: null,
    text: text(...nodes) as unknown as RichText,
  })
const table = (cells: string, source = 'London Metal Exchange') =>
  block('table', { cells, caption: null, source, headerRow: true })
const captioned = (caption: string | null) => block('image', { image: picture, caption })
const embed = (description: string | null, site: string | null) =>
  block('embed', { url: 'https://example.com/', title: 'A report', description, site })
const quotation = (quote: string, attribution: string | null) => block('pullQuote', { quote, attribution })
const disclosed = (words: string) => block('disclosure', { text: words })

const content = (...nodes: RichTextNode[]): ArticleContent => ({
  ...whole,
  figures: [spot, forecast],
  body: text(p('Spot is ', cited(spot), ', the house expects ', cited(forecast), '.'), ...nodes),
  regulatoryClass: 'commentary',
  change: null,
  commenting: { mode: 'open', days: null },
  releaseAt: null,
  embargoUntil: null,
})

const shown = async (had: ArticleContent, has: ArticleContent) =>
  JSON.stringify((await differencesToReaders(had, has)).map(({ lines }) => lines))
const NO_WORDS = /The words are the same/

type Pair = [name: string, had: RichTextNode[], has: RichTextNode[]]
const long = 'A premium of nine hundred dollars is no more than a winter’s mood.'

const NO_SLIP: Pair[] = [
  [
    'a figure in the place of another',
    [p('It settled at ', cited(spot))],
    [p('It settled at ', cited(forecast))],
  ],
  ['typed words in the place of a figure', [p('It settled at ', cited(spot))], [p('It settled at $10/kg')]],
  [
    'words that move into a commentary block',
    [view(p('It falls.')), p(long)],
    [view(p('It falls.'), p(long))],
  ],
  [
    'paragraphs that become a pull quote',
    [p('Demand is dead.'), p('Jane Doe, Acme')],
    [quotation('Demand is dead.', 'Jane Doe, Acme')],
  ],
  [
    'another attribution',
    [quotation('Demand is dead.', 'Jane Doe')],
    [quotation('Demand is dead.', 'John Doe')],
  ],
  [
    'a paragraph that becomes a quotation',
    [p('Demand is dead.')],
    [{ ...p('Demand is dead.'), type: 'quote' }],
  ],
  ['another disclosure', [disclosed('The author holds no shares.')], [disclosed('The author holds shares.')]],
  [
    'a paragraph that becomes a disclosure',
    [p('The author holds no shares.')],
    [disclosed('The author holds no shares.')],
  ],
  ['another source of a table', [table('A\tB\nx\t5')], [table('A\tB\nx\t5', 'Our own guess')]],
  ['a paragraph that becomes a caption', [captioned(null), p(long)], [captioned(long)]],
]

const twin = { ...spot, id: 'twin', source: { ...spot.source, url: 'https://example.org/other' } }
const link = (words: string, url: string): RichTextNode => ({
  type: 'link',
  fields: { url },
  children: [{ type: 'text', text: words, format: 0 }],
})

const SEEN: Pair[] = [
  [
    'a number that moves into the address of a link',
    [p(link('order', 'https://gov.example/fine'), ')9000000) stands.')],
    [p(link('order', 'https://gov.example/fine))9000000'), ' stands.')],
  ],
  [
    'words in brackets, kept apart by the editor, that become a link',
    [
      p(
        { type: 'text', text: '[here]', format: 0 },
        { type: 'text', text: '(<https://pay.example/>)', format: 0 },
      ),
    ],
    [p(link('here', 'https://pay.example/'))],
  ],
  [
    'a bracket that moves into a link',
    [p('[was ', link('denied', 'https://a.example/'))],
    [p(link('was [denied', 'https://a.example/'))],
  ],
  [
    'a figure alike but for where its source is',
    [p(cited(spot), cited(twin), cited(spot))],
    [p(cited(spot), cited(twin), cited(twin))],
  ],
  ['a description that becomes the name of a site', [embed('Reuters', null)], [embed(null, 'Reuters')]],
  [
    'cells that are divided elsewhere',
    [table('Place\tView\nAsia | Europe\tflat')],
    [table('Place\tView\nAsia\tEurope | flat')],
  ],
  ['points that become paragraphs', [bullets('flat', 'calm')], [p('• flat'), p('• calm')]],
  ['a heading that becomes a paragraph', [h2('What now')], [p('Heading 2: What now')]],
  ['a rule that becomes words', [{ type: 'horizontalrule' }], [p('A rule across the page.')]],
  ['bold words that become stars', [p({ type: 'text', text: 'up', format: 1 })], [p('**up**')]],
  [
    'an address that takes the signs of an italic word in',
    [p('See https:', { type: 'text', text: 'evil.example/:', format: 2 })],
    [p('See https://evil.example/://')],
  ],
  [
    'a sign that moves into an italic word',
    [p('a*', { type: 'text', text: 'up', format: 2 })],
    [p('a', { type: 'text', text: '*up', format: 2 })],
  ],
  ['a new line that readers do not get', [p('5', { type: 'linebreak' }, '300')], [p('5\n300')]],
  ['a raised sign that becomes plain', [p('x', { type: 'text', text: 'a', format: 64 })], [p('x^{a}')]],
  ['a paragraph that begins like a point of a block', [p('A pull quote: up')], [quotation('up', null)]],
]

describe('is shown to the approver', () => {
  test.each([...NO_SLIP, ...SEEN])('%s', async (_, had, has) => {
    for (const [was, is] of [
      [had, has],
      [has, had],
    ] as const) {
      expect(await shown(content(...was), content(...is))).not.toMatch(NO_WORDS)
      expect(await shown(content(...was), content(...is))).toMatch(/struck|inserted/)
    }
  })
})

describe('is refused as a slip', () => {
  test.each(NO_SLIP)('%s', (_, had, has) => {
    expect(changedMeaning(content(...had), content(...has))).not.toBeNull()
    expect(changedMeaning(content(...has), content(...had))).not.toBeNull()
    expect(changedMeaning(content(...had), content(...had))).toBeNull()
  })

  test.each<Pair>([
    [
      'a paragraph that moves from one commentary block to another',
      [view(p('It falls.'), p(long)), view(p('It rises.'))],
      [view(p('It falls.')), view(p(long), p('It rises.'))],
    ],
    [
      'a caption that moves to another picture',
      [captioned(long), captioned(null)],
      [captioned(null), captioned(long)],
    ],
  ])('%s', async (_, had, has) => {
    expect(changedMeaning(content(...had), content(...has))).not.toBeNull()
    expect(await shown(content(...had), content(...has))).toMatch(/struck|inserted/)
  })

  test('a job title that moves into the biography', async () => {
    const [author] = whole.byline
    const had = { ...content(), byline: [{ ...author!, jobTitle: 'Holds shares in Glencore', bio: null }] }
    const has = { ...content(), byline: [{ ...author!, jobTitle: null, bio: 'Holds shares in Glencore' }] }
    expect(changedMeaning(had, has)).toBe('The byline differs from what readers have.')
    expect(await shown(had, has)).toMatch(/struck.*inserted/)
  })

  test('a slip in a view or a caption is one', () => {
    const had = content(view(p('Prices wil fall.')), captioned('Tanks in Rotterdm'))
    const has = content(view(p('Prices will fall.')), captioned('Tanks in Rotterdam'))
    expect(changedMeaning(had, has)).toBeNull()
  })
})

describe('what makes another page is named,', () => {
  const words = string({ unit: constantFrom(...'ab:*/^_{}[]()|•1. \\'), minLength: 1, maxLength: 8 })
  const KINDS = ['paragraph', 'heading', 'quote', 'points', 'quotation', 'disclosure', 'view'] as const
  const node = tuple(words, constantFrom(0, 1, 2, 32, 64), constantFrom(...KINDS)).map(
    ([value, format, kind]): RichTextNode => {
      const run = p({ type: 'text', text: value, format })
      switch (kind) {
        case 'paragraph':
          return run
        case 'heading':
          return h2(value)
        case 'quote':
          return { ...run, type: 'quote' }
        case 'points':
          return bullets(value)
        case 'quotation':
          return quotation(value, null)
        case 'disclosure':
          return disclosed(value)
        case 'view':
          return view(run)
      }
    },
  )
  const expectNamed = async (one: RichTextNode, other: RichTextNode) => {
    const [had, has] = [content(one), content(other)]
    if (renderHtml(had.body) !== renderHtml(has.body)) expect(await shown(had, has)).not.toMatch(NO_WORDS)
  }

  test('whatever the words and their forms', async () => {
    await assert(asyncProperty(node, node, expectNamed), { numRuns: 2_000 })
  })

  test('also where somebody types the very line that stands for another form', async () => {
    await assert(
      asyncProperty(node, async (one) => {
        const line = publicLines('body', content(one), 'all').at(-1)!.text
        await expectNamed(one, p(line))
        await expectNamed(p(line), one)
      }),
      { numRuns: 2_000 },
    )
  })
})

test('a title for search that becomes its description is shown', async () => {
  const seo = (title: string | null, description: string | null) => ({
    ...content(),
    seo: { title, description },
  })
  expect(await shown(seo('Copper will double', null), seo(null, 'Copper will double'))).not.toMatch(NO_WORDS)
})
