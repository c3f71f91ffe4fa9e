import { describe, expect, test } from 'vitest'
import { changeGaps, type Change } from '#src/articles/changes.ts'
import { changedMeaning } from '#src/articles/compare/changedNumbers.ts'
import type { Run } from '#src/articles/compare/comparedLine.ts'
import { differencesToReaders } from '#src/articles/compare/differences.ts'
import type { ArticleContent } from '#src/articles/content.ts'
import type { RichTextNode } from '#src/richtext/types.ts'
import { RARE_EARTHS, wholeArticle } from '../site/articles.ts'

const whole = wholeArticle({ commodities: [RARE_EARTHS] })
const figure = whole.figures.find(({ text }) => text === '$110/kg')
const words = (text: string): RichTextNode => ({ type: 'text', text, version: 1 })
const paragraph = (...children: (string | RichTextNode)[]): RichTextNode => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? words(child) : child)),
})
const cited = (one: unknown): RichTextNode => ({
  type: 'inlineBlock',
  fields: { blockType: 'figure', figure: one },
})
const block = (blockType: string, fields: Record<string, unknown>): RichTextNode => ({
  type: 'block',
  fields: { blockType, ...fields },
})
const view = (fields: Record<string, unknown> = {}) =>
  block('commentary', {
    label: 'Our view',
    stance: 'bullish',
    horizon: 'three months',
    text: { root: { type: 'root', children: [paragraph('Prices rise.')] } },
    ...fields,
  })
const table = (cells: string) => block('table', { cells, caption: 'Prices', source: 'Us' })
const body = (...children: RichTextNode[]) => ({ root: { type: 'root', children } })

const had: ArticleContent = {
  slug: 'floor',
  headline: 'NdPr has a floor',
  standfirst: 'A short note on 2 prices.',
  byline: whole.byline,
  commodities: whole.commodities,
  topics: [],
  leadImage: null,
  body: body(
    paragraph('The floor of ', cited(figure), ' holds untill 2035.'),
    view(),
    table('Month\tPrice\nJune\t51'),
  ),
  figures: [figure!],
  disclosure: null,
  seo: { title: null, description: null },
  regulatoryClass: 'commentary',
  change: null,
  commenting: { mode: 'open', days: null },
  releaseAt: null,
  embargoUntil: null,
  end: null,
}
const [first, , last] = had.body.root.children as [RichTextNode, RichTextNode, RichTextNode]

describe('a refile is refused', () => {
  test.each<[string, Partial<ArticleContent>, string]>([
    [
      'for a number in the headline',
      { headline: 'NdPr has 1 floor' },
      'In the headline, the number in “has 1 floor” is new to readers.',
    ],
    [
      'for a number in the standfirst',
      { standfirst: 'A short note on 3 prices.' },
      'In the standfirst, “on 3 prices” stands where readers have “on 2 prices”.',
    ],
    [
      'for a year in the body',
      { body: body(paragraph('The floor of ', cited(figure), ' holds until 2036.'), view(), last) },
      'In the body, “until 2036” stands where readers have “untill 2035”.',
    ],
    [
      'for a cell of a table',
      { body: body(first, view(), table('Month\tPrice\nJune\t15')) },
      'In the body, “15” stands where readers have “51”.',
    ],
    [
      'for a number that is gone',
      { body: body(paragraph('The floor of ', cited(figure), ' holds.'), view(), last) },
      'In the body, the number in “untill 2035”, which readers have, is gone.',
    ],
    [
      'for the value of a figure',
      { figures: [{ ...figure!, value: '101', text: '$101/kg' }] },
      'The figure “NdPr oxide floor price” is $101/kg, and readers have $110/kg.',
    ],
    [
      'for when a figure held',
      { figures: [{ ...figure!, asOf: '2025-08-10T13:00:00.000Z' }] },
      'The figure “NdPr oxide floor price” differs from what readers have in what it is, when it held or where it comes from.',
    ],
    [
      'for a view',
      { body: body(first, view({ stance: 'bearish' }), last) },
      'The view of a commentary block is bearish, and readers have bullish.',
    ],
    [
      'for a horizon',
      { body: body(first, view({ horizon: 'a year' }), last) },
      'The horizon of a commentary block is “a year”, and readers have “three months”.',
    ],
    [
      'for the analyst of a view',
      { body: body(first, view({ analyst: { id: '7', name: 'Inés' } }), last) },
      'The analyst of a commentary block is Inés, and readers have nobody.',
    ],
    ['for another byline', { byline: [] }, 'The byline differs from what readers have.'],
    ['for a view that is gone', { body: body(first, last) }, 'A commentary block that readers have is gone.'],
  ])('%s', (_, change, said) => {
    expect(changedMeaning(had, { ...had, ...change })).toBe(said)
  })

  test('and nothing is said of a slip', () => {
    expect(changedMeaning(had, { ...had, headline: 'NdPr has a price floor' })).toBeNull()
  })

  test('in the words of the form, for a refile and for nothing else', () => {
    const change: Change = { kind: 'refile', note: 'A slip.', was: null, is: null, where: null }
    const changed = 'In the headline, the number 1 is new to readers.'
    expect(changeGaps(change, { changedMeaning: changed })).toEqual([
      {
        path: 'change.kind',
        message: `${changed} A refile changes no meaning: choose correction or update.`,
      },
    ])
    expect(changeGaps(change)).toEqual([])
    expect(changeGaps({ ...change, kind: 'update' }, { changedMeaning: changed })).toEqual([])
  })
})

describe('what differs from what readers have', () => {
  const written = (runs: Run[]) =>
    runs.map(({ text, is }) => ({ kept: text, struck: `[-${text}-]`, inserted: `[+${text}+]` })[is]).join('')
  const seen = async (change: Partial<ArticleContent>) =>
    (await differencesToReaders(had, { ...had, ...change })).map(({ part, lines }) => [
      part,
      ...lines.map(written),
    ])

  test('is nothing for the same text, another time or another note', async () => {
    const change: Change = { kind: 'refile', note: 'A slip.', was: null, is: null, where: null }
    expect(await seen({ releaseAt: '2027-01-01T00:00:00.000Z', change })).toEqual([])
  })

  test('is words struck and put in, part by part', async () => {
    expect(
      await seen({
        headline: 'NdPr has a price floor',
        body: body(paragraph('The floor of ', cited(figure), ' holds until 2036.'), view(), last),
      }),
    ).toEqual([
      ['headline', 'NdPr has a [+price +]floor'],
      ['body', 'The floor of $110/kg holds [-untill-][+until+] [-2035-][+2036+].'],
    ])
  })

  test('is values, views, links and the end', async () => {
    const linked = (url: string) => ({ type: 'link', fields: { url }, children: [words('here')] })
    expect((await seen({ figures: [{ ...figure!, value: '101', text: '$101/kg' }] }))[0]?.[1]).toContain(
      '[-110-][+101+]',
    )
    expect(await seen({ body: body(first, view({ stance: 'bearish' }), last) })).toEqual([
      [
        'body',
        'View: [-bullish-][+bearish+]',
        'In the commentary block “Our view” ([-bullish-][+bearish+]): Prices rise.',
      ],
    ])
    const before = { ...had, body: body(paragraph(linked('https://a.example/'))) }
    const after = { ...had, body: body(paragraph(linked('https://b.example/'))) }
    expect((await differencesToReaders(before, after))[0]?.lines.map(written)[0]).toMatch(/a.*b/)
    expect(await seen({ end: { at: '2027-01-01T00:00:00.000Z', page: 'goes' } })).toEqual([
      ['end', '[+2027-01-01T00:00:00.000Z, the page goes+]'],
    ])
  })

  test('is the form where no word differs, and named where nothing shows', async () => {
    const bold = body(
      { ...first, children: first.children!.map((child) => ({ ...child, format: 1 })) },
      view(),
      last,
    )
    expect(await seen({ body: bold })).toEqual([
      ['body', '[+**+]The floor of [+**+]$110/kg[+**+] holds untill 2035.[+**+]'],
    ])
    const aligned = body({ ...first, format: 'right' }, view(), last)
    expect(await seen({ body: aligned })).toEqual([
      ['body', 'The words are the same. Compare the preview with the page that readers have.'],
    ])
  })

  test.each([
    ['in a long line', 'and so on '.repeat(2_000), ' too'],
    ['in a long word', 'x'.repeat(20_000), 'y'],
    ['before much that stays', '', ' and so on'.repeat(2_000)],
  ])('is a change %s', async (_, head, tail) => {
    const [difference] = await differencesToReaders(
      { ...had, standfirst: `${head}rise${tail}` },
      { ...had, standfirst: `${head}fall${tail}` },
    )
    const [line] = difference!.lines.map(written)
    expect(line).toMatch(/\[-[^\]]*rise[^\]]*\]\[\+[^\]]*fall/)
    expect(line!.length).toBeLessThan(300)
  })

  test('is a bounded list of bounded lines, however much differs', async () => {
    const much = (word: string) =>
      body(...Array.from({ length: 400 }, (_, index) => paragraph(`${word} ${index} `.repeat(60))))
    const [difference] = await differencesToReaders(
      { ...had, body: much('was') },
      { ...had, body: much('is') },
    )
    expect(difference!.lines.length).toBeLessThanOrEqual(60)
    for (const line of difference!.lines) expect(written(line).length).toBeLessThan(4_000)
    const [kept] = await differencesToReaders(
      { ...had, headline: `${'same '.repeat(200)}was` },
      { ...had, headline: `${'same '.repeat(200)}is` },
    )
    expect(written(kept!.lines[0]!).length).toBeLessThan(80)
  })
})

describe('a line that is changed in many places, or is very long,', () => {
  const told = async (before: ArticleContent, after: ArticleContent) =>
    JSON.stringify((await differencesToReaders(before, after)).map(({ lines }) => lines))

  test('is compared sentence by sentence, so that each change is told', async () => {
    const text = (verb: string, fate: string) =>
      `${Array.from({ length: 70 }, (_, at) => `Output ${verb} at mine ${at}.`).join(' ')} The chairman ${fate}.`
    const lines = await told(
      { ...had, standfirst: text('is', 'resigned') },
      { ...had, standfirst: text('stays', 'was arrested for fraud') },
    )
    for (const fate of ['resigned', 'arrested']) expect(lines).toContain(fate)
  })

  test('is told in its middle too', async () => {
    const text = (word: string, middle: string) =>
      `${word} begins. ${'It goes on and on. '.repeat(400)}Prices ${middle}. ${'So it goes. '.repeat(400)}${word} ends.`
    const lines = await told(
      { ...had, standfirst: text('This', 'will fall') },
      { ...had, standfirst: text('That', 'will rise tenfold') },
    )
    expect(lines).toContain('tenfold')
  })

  test('says how much is left out where nothing can be compared', async () => {
    const lines = await told(
      { ...had, standfirst: 'x'.repeat(30_000) },
      { ...had, standfirst: 'y'.repeat(30_000) },
    )
    expect(lines).toContain('29,000 characters more')
    expect(lines.length).toBeLessThan(5_000)
  })
})
