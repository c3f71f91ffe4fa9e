import { assert, constantFrom, integer, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedMeaning } from '#src/articles/compare/changedNumbers.ts'
import { differencesToReaders } from '#src/articles/compare/differences.ts'
import type { ArticleContent } from '#src/articles/content.ts'
import { block, bullets, h2, link, p, text } from '#src/demo/text.ts'
import type { RichText, RichTextNode } from '#src/richtext/types.ts'
import { wholeArticle } from '../site/articles.ts'

const whole = wholeArticle()
const [figure] = whole.figures
const picture = whole.leadImage!

const bare: ArticleContent = {
  slug: 'output',
  headline: 'Output',
  standfirst: 'A note.',
  byline: [],
  commodities: [],
  topics: [],
  leadImage: null,
  body: text(),
  figures: [],
  disclosure: null,
  seo: { title: null, description: null },
  regulatoryClass: 'commentary',
  change: null,
  commenting: { mode: 'open', days: null },
  releaseAt: null,
  embargoUntil: null,
  end: null,
}
const withBody = (...nodes: RichTextNode[]): ArticleContent => ({ ...bare, body: text(...nodes) })
const formed = (words: string, format: number): RichTextNode => ({ type: 'text', text: words, format })
const numbered = (start: number, ...points: string[]): RichTextNode => ({
  ...bullets(...points),
  listType: 'number',
  tag: 'ol',
  start,
})
const table = (cells: string, caption = 'Prices') =>
  block('table', { cells, caption, source: 'Us', headerRow: true })
const shownImage = (url: string) => block('image', { image: { ...picture, url }, caption: null })
const cited = (one: unknown): RichTextNode => ({
  type: 'inlineBlock',
  fields: { blockType: 'figure', figure: one },
})

const refused = (had: ArticleContent, has: ArticleContent) => changedMeaning(had, has)
const seen = async (had: ArticleContent, has: ArticleContent) =>
  (await differencesToReaders(had, has)).flatMap(({ lines }) =>
    lines.map((runs) =>
      runs
        .map(({ text: words, is }) => ({ kept: words, struck: `[-${words}-]`, inserted: `[+${words}+]` })[is])
        .join(''),
    ),
  )

describe('what readers see of a number is compared, and shown to the approver', () => {
  test.each<[string, ArticleContent, ArticleContent, RegExp, RegExp]>([
    [
      'a raised digit',
      withBody(p('Output of 103 a year')),
      withBody(p('Output of 10', formed('3', 64), ' a year')),
      /“Output of 10\^\{3\} a year” stands where readers have “Output of 103 a year”/,
      /\^\{?/,
    ],
    [
      'a lowered digit',
      withBody(p('It is CO2.')),
      withBody(p('It is CO', formed('2', 32), '.')),
      /CO_\{2/,
      /_\{?/,
    ],
    [
      'the first number of a list',
      withBody(numbered(1, 'was a year of war')),
      withBody(numbered(2020, 'was a year of war')),
      /“2020\. was a year” stands where readers have “1\. was a year”/,
      /\[-1-\]\[\+2020\+\]/,
    ],
    [
      'the kind of a list',
      withBody(bullets('was a year of war')),
      withBody(numbered(1, 'was a year of war')),
      /is new to readers/,
      /\[\+1\.\+\]|\[-•-\]\[\+1/,
    ],
    [
      'the order of a list',
      withBody(numbered(1, 'copper', 'zinc')),
      withBody(numbered(1, 'zinc', 'copper')),
      /“1\. zinc” stands where readers have “1\. copper”/,
      /zinc/,
    ],
    [
      'a unit in the head of a table',
      withBody(table('Month\tUSD/t\nJune\t51')),
      withBody(table('Month\tEUR/t\nJune\t51')),
      /“EUR\/t” stands where readers have “USD\/t”/,
      /Month \| \[-USD-\]\[\+EUR\+\]\/t/,
    ],
    [
      'a unit in the caption of a table',
      withBody(table('Month\tPrice\nJune\t51', 'In euros')),
      withBody(table('Month\tPrice\nJune\t51', 'In dollars')),
      /“In dollars” stands where readers have “In euros”/,
      /In \[-euros-\]/,
    ],
    [
      'a value that moves to another column',
      withBody(table('\tA\tB\nJune\t51\t')),
      withBody(table('\tA\tB\nJune\t\t51')),
      /“51” stands in another place/,
      /June \|/,
    ],
    [
      'the way in which a line is read',
      withBody(p('12 → 15 (ב)')),
      withBody(p('ב12 → 15 (ב)')),
      /stands where readers have/,
      /ב/,
    ],
    [
      'the label of a figure',
      { ...withBody(p(cited(figure))), figures: [figure!] },
      {
        ...withBody(p(cited({ ...figure!, label: 'Ceiling' }))),
        figures: [{ ...figure!, label: 'Ceiling' }],
      },
      /^The label of a figure is “Ceiling”, and readers have “/,
      /Ceiling/,
    ],
    [
      'another figure of the same value',
      { ...withBody(p(cited(figure))), figures: [figure!] },
      { ...withBody(p(cited({ ...figure!, id: 'other' }))), figures: [{ ...figure!, id: 'other' }] },
      /^The figures in the text differ from those that readers have\.$/,
      /The words are the same/,
    ],
    [
      'another picture, which may be a chart',
      withBody(shownImage('/a.png')),
      withBody(shownImage('/b.png')),
      /^A picture differs from what readers have\.$/,
      /Picture: \/\[-a-\]\[\+b\+\]/,
    ],
    [
      'where a link leads',
      withBody(p(link('here', 'https://a.example/x'))),
      withBody(p(link('here', 'https://b.example/x'))),
      /^A link differs from what readers have\.$/,
      /\[here\]\(<https:\/\/\[-a-\]\[\+b\+\]\.example\/x>\)/,
    ],
    [
      'another lead image',
      { ...bare, leadImage: picture },
      { ...bare, leadImage: { ...picture, url: '/other.png' } },
      /^A picture differs/,
      /other/,
    ],
  ])('%s', async (_, had, has, said, shown) => {
    expect(refused(had, has)).toMatch(said)
    expect((await seen(had, has)).join('\n')).toMatch(shown)
    expect(refused(has, had)).not.toBeNull()
    expect(refused(has, has)).toBeNull()
  })
})

describe('the approver sees, and nobody refuses,', () => {
  test.each<[string, ArticleContent, ArticleContent, string[]]>([
    [
      'a slip far from a number',
      withBody(p('In Lodon teh price of copper, a metal, is 5 pounds.')),
      withBody(p('In London the price of copper, a metal, is 5 pounds.')),
      ['In [-Lodon-][+London+] [-teh-][+the+] price of copper, a metal, is 5 pounds.'],
    ],
    [
      'a slip in a table of words',
      withBody(table('Month\tView\nJune\tBulish')),
      withBody(table('Month\tView\nJune\tBullish')),
      ['A row of a table: June | [-Bulish-][+Bullish+]'],
    ],
    [
      'bold words',
      withBody(p('Up it goes')),
      withBody(p('Up ', formed('it', 1), ' goes')),
      ['Up [+**+]it[+**+] goes'],
    ],
    [
      'a rule',
      withBody(p('Up')),
      withBody(p('Up'), { type: 'horizontalrule' }),
      ['[+A rule across the page.+]'],
    ],
    [
      'the level of a heading',
      withBody(h2('Up')),
      withBody({ ...h2('Up'), tag: 'h3' }),
      ['Heading [-2-][+3+]: Up'],
    ],
  ])('%s', async (_, had, has, shown) => {
    expect(refused(had, has)).toBeNull()
    expect(await seen(had, has)).toEqual(shown)
  })

  test('nothing for digits that the editor keeps apart in one form', () => {
    const had = withBody(p('Output of 10', formed('34', 64), ' and 103.'))
    const has = withBody(p('Output of 10', formed('3', 64), formed('4', 64), ' and 1', formed('0', 1), '3.'))
    expect(refused(had, has)).toBeNull()
  })
})

/** Every path to a text of the content that readers read, with that text. */
function textsIn(
  value: unknown,
  path: (string | number)[] = [],
): { path: (string | number)[]; text: string }[] {
  const known = [
    'text',
    'headline',
    'standfirst',
    'disclosure',
    'title',
    'description',
    'cells',
    'caption',
    'quote',
    'source',
    'attribution',
    'horizon',
    'label',
    'alt',
    'credit',
    'value',
    'url',
    'name',
  ]
  if (typeof value === 'string') return known.includes(String(path.at(-1))) ? [{ path, text: value }] : []
  if (Array.isArray(value)) return value.flatMap((one, index) => textsIn(one, [...path, index]))
  return value && typeof value === 'object'
    ? Object.entries(value).flatMap(([name, one]) => textsIn(one, [...path, name]))
    : []
}

function replaced(content: ArticleContent, path: (string | number)[], words: string): ArticleContent {
  const copy = structuredClone(content)
  let place = copy as unknown as Record<string | number, unknown>
  for (const name of path.slice(0, -1)) place = place[name] as Record<string | number, unknown>
  place[path.at(-1)!] = words
  return copy
}

describe('any digit that readers see', () => {
  const words = (at: number) => `Word${at} 1${at} and ${at}5%`
  const commentary = block('commentary', {
    label: words(1),
    stance: 'bullish',
    horizon: words(2),
    analyst: null,
    text: text(p(words(3)), numbered(4, words(4))) as unknown as RichText,
  })
  const everything: ArticleContent = {
    ...bare,
    headline: words(5),
    standfirst: words(6),
    disclosure: words(7),
    seo: { title: words(8), description: words(9) },
    leadImage: { ...picture, alt: words(1), credit: words(2) },
    topics: [{ slug: 'x', name: words(2) }],
    body: text(
      p(words(1), formed(words(2), 64), link(words(3), 'https://a.example/2025'), cited(figure)),
      h2(words(4)),
      { ...p(words(5)), type: 'quote' },
      bullets(words(6), words(7)),
      numbered(8, words(8)),
      commentary,
      table(`Month\t${words(9)}\nJune\t51`, words(1)),
      block('pullQuote', { quote: words(2), attribution: words(3) }),
      block('disclosure', { text: words(4) }),
      block('embed', {
        url: 'https://a.example/2024',
        title: words(5),
        description: words(6),
        site: words(7),
      }),
      block('image', { image: { ...picture, alt: words(8) }, caption: words(9) }),
    ),
    figures: [figure!],
  }
  const texts = textsIn(everything).filter(({ text: one, path }) => {
    // A source is no number of the text, and what a figure shows is made from its value.
    const isShown = !path.includes('figure') && (!path.includes('figures') || path.at(-1) === 'value')
    return /[0-9]/.test(one) && isShown && !path.includes('sizes')
  })

  test('is refused in a refile where it is another, whatever stands around it', () => {
    expect(texts.length).toBeGreaterThan(30)
    assert(
      property(constantFrom(...texts), nat(), integer({ min: 1, max: 9 }), (one, place, more) => {
        const places = [...one.text.matchAll(/[0-9]/g)].map(({ index }) => index)
        const at = places[place % places.length]!
        const other = String((Number(one.text[at]) + more) % 10)
        const changed = replaced(everything, one.path, one.text.slice(0, at) + other + one.text.slice(at + 1))
        expect([one.path, changedMeaning(everything, changed)]).not.toEqual([one.path, null])
      }),
      { numRuns: 400 },
    )
  })
})

test('where a number comes from is not changed by a slip of the pen', () => {
  const source = { ...figure!.source, title: 'A blog of a friend' }
  expect(
    changedMeaning({ ...bare, figures: [figure!] }, { ...bare, figures: [{ ...figure!, source }] }),
  ).toMatch(/where it comes from/)
})
