// A text as plain words, its length, and its structure for other sites.

import { describe, expect, test } from 'vitest'
import { unfinishedParts } from '#src/richtext/body/complete.ts'
import { draftNodes, structuredNodes } from '#src/richtext/body/nodes.ts'
import { countWords, plainText, readingMinutes } from '#src/richtext/body/plain.ts'
import { resolveReferences } from '#src/richtext/body/references.ts'
import type { InlineNode } from '#src/richtext/bodyNodes.ts'
import { inlineText, outline } from '#src/richtext/headings.ts'
import { MAX_BLOCKS, MAX_LINKS } from '#src/richtext/limits.ts'
import { quotedLines } from '#src/richtext/quotedLines.ts'
import { isNumericCell, parseCells, sizeOfCells } from '#src/richtext/table.ts'
import type { RichTextNode } from '#src/richtext/types.ts'
import { ndprFloor } from '../figures/samples.ts'
import { block, body, element, figure, heading, link, list, paragraph, text, wholeBody } from './build.ts'
import { documents } from './samples.ts'

const resolved = resolveReferences(wholeBody(), documents)

test('plain text holds every word a reader sees, blocks included', () => {
  expect(plainText(resolved)).toBe(`The floor is $110/kg for NdPr.

Key provisions

Nd₂O₃
	the text of it

• extraction
  1. first
  2. second
• recycling

“A price that reflects the cost.”

Assay Commentary (bullish, six months, Mara Lindqvist):
We expect $62.50–65.00/dmtu, and still $110/kg.

“Secure supply is policy now.”
A minister

Prices
Metal	Price
NdPr	$110
Tb	–
Source: Desk

Mountain Pass · Photo: J. Doe

The author holds no positions.

The framework
As signed in Tokyo
https://gov.example/framework

Key provisions`)
})

test.each([
  [text('10'), text('3', 64), '10³'],
  [text('Nd'), text('2', 32), 'Nd₂'],
  [text('10'), text('−7', 64), '10⁻⁷'],
  [text('1'), text('st', 64), '1st'],
  [text('2'), text('3x', 64), '2^3x'],
  [text('10'), text('３', 64), '10^３'],
  [text('x'), text('٣', 64), 'x^٣'],
  [text('5'), text('½', 64), '5^½'],
  [text('5'), text('Ⅳ', 32), '5_Ⅳ'],
  [text('10'), text('五', 64), '10^五'],
  [text('a loss of $5'), text('bn', 64), 'a loss of $5^bn'],
  [text('7 '), text('k', 32), '7 _k'],
  [text('On the 5'), text('th', 64), 'On the 5th'],
  [text('N'), text('eq', 32), 'Neq'],
  [text('$5'), text('(bn)', 64), '$5^(bn)'],
  [text('5'), text('·', 64), '5^·'],
  [text('5'), text('%', 64), '5%'],
  [text('$5'), element('link', [text('bn', 64)], { fields: { url: 'https://a.example' } }), '$5^bn'],
])('raised and lowered digits are not those of the number before them: %#', (one, other, plain) => {
  expect(plainText(body(paragraph(one, other)))).toBe(plain)
})

const LINKED = { fields: { url: 'https://a.example' } }
const inLink = (...nodes: RichTextNode[]) => element('link', nodes, LINKED)
const th = () => text('th', 64)

test.each([
  ['it ends a link', [inLink(text('$5'), th()), text('ousand')], '$5^thousand'],
  ['an empty link is between', [text('$5'), th(), inLink(text('')), text('ousand')], '$5^thousand'],
  ['an empty link has nothing', [text('$5'), th(), inLink(), text('ousand')], '$5^thousand'],
  [
    'empty words are between',
    [text('$5'), th(), ...[1, 2, 0, 1, 2, 0].map((at) => text('', at)), text('o')],
    '$5^tho',
  ],
  ['a link goes on', [text('$5'), th(), inLink(text(''), text('ousand'))], '$5^thousand'],
  ['a soft hyphen follows', [text('$5'), th(), text('\u00ADousand')], '$5^th\u00ADousand'],
  ['a mark follows', [text('$5'), th(), text('\u0307ousand')], '$5^th\u0307ousand'],
  ['a digit follows', [text('5'), th(), text('5')], '5^th5'],
])('raised letters of an ordinal are marked where its word goes on: %s', (_, nodes, plain) => {
  expect(plainText(body(paragraph(...nodes)))).toBe(plain)
})

test.each([
  ['a space', [inLink(text('the 5'), th()), text(' of May')], 'the 5th of May'],
  ['punctuation', [text('the 5'), th(), inLink(text(', which'))], 'the 5th, which'],
  ['the end', [text('the 5'), inLink(th())], 'the 5th'],
  ['a new line', [inLink(text('the 5'), th()), element('linebreak', []), text('of')], 'the 5th\nof'],
])('an ordinal stays as it is before %s', (_, nodes, plain) => {
  expect(plainText(body(paragraph(...nodes)))).toBe(plain)
})

test('a draft has plain text before its references are looked up', () => {
  expect(plainText(wholeBody())).toContain('The floor is  for NdPr.')
  expect(plainText(null)).toBe('')
})

test.each([
  ['', 0],
  ['one', 1],
  ['The floor is $110/kg — for NdPr.', 6],
  ['supply-chain 4.2% isn’t', 3],
  ['- – … !', 0],
  ['a\nb\tc\u00A0d', 4],
])('%j has %i words', (words, count) => {
  expect(countWords(words)).toBe(count)
})

test('reading takes at least a minute, then one for every 220 words begun', () => {
  expect([0, 1, 220, 221, 660].map(readingMinutes)).toEqual([1, 1, 1, 2, 3])
})

describe('the structure for other sites', () => {
  test('names what each part is, without a trace of the editor', () => {
    expect(
      structuredNodes(
        resolveReferences(
          body(paragraph(text('At '), figure('fig-ndpr'), text('!', 3), link('https://a.example', 'x'))),
          documents,
        ),
      ),
    ).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'At ' },
          { type: 'figure', figure: ndprFloor },
          { type: 'text', text: '!', bold: true, italic: true },
          { type: 'link', url: 'https://a.example/', newTab: false, children: [{ type: 'text', text: 'x' }] },
        ],
      },
    ])
    const json = JSON.stringify(structuredNodes(resolved))
    for (const trace of [
      '"version"',
      '"direction"',
      '"textFormat"',
      '"blockType"',
      '"fields"',
      '"indent"',
      '"detail"',
    ])
      expect(json).not.toContain(trace)
  })

  test('holds every kind of part', () => {
    expect(structuredNodes(resolved).map((node) => node.type)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
      'list',
      'quote',
      'rule',
      'commentary',
      'pullQuote',
      'table',
      'image',
      'disclosure',
      'embed',
      'heading',
    ])
  })

  test('gives a commentary block whole', () => {
    const commentary = structuredNodes(resolved).find((node) => node.type === 'commentary')
    expect(commentary).toMatchObject({
      label: 'Assay Commentary',
      stance: 'bullish',
      horizon: 'six months',
      analyst: { name: 'Mara Lindqvist' },
    })
    expect(commentary?.children.map((node) => node.type)).toEqual(['paragraph'])
  })

  test('lists its headings for a table of contents, with the ids of the page', () => {
    expect(outline(draftNodes(wholeBody()))).toEqual([
      { id: 'section-key-provisions', level: 2, text: 'Key provisions' },
      { id: 'section-key-provisions-2', level: 3, text: 'Key provisions' },
    ])
  })
})

describe('cells pasted from a spreadsheet', () => {
  test.each<[string, string[][]]>([
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\r\nc\td\r\n\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\nb\tc',
      [
        ['a', ''],
        ['b', 'c'],
      ],
    ],
    ['"two\nlines"\tb', [['two lines', 'b']]],
    ['"a ""quoted"" word"\tb', [['a "quoted" word', 'b']]],
    ['"open\tb', [['"open', 'b']]],
    ['"half" open\tb', [['"half" open', 'b']]],
    ['\t\n\t', []],
    ['', []],
    ['\ta', [['', 'a']]],
  ])('%j', (pasted, rows) => {
    expect(parseCells(pasted)).toEqual(rows)
  })

  test('are read in time, whatever quotation marks they hold', () => {
    const started = performance.now()
    parseCells('"""\t'.repeat(12_500))
    parseCells('"'.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  test.each([
    ['110', true],
    ['$62.50–65.00', true],
    ['CNY 520,000', true],
    ['−4.2%', true],
    ['–', true],
    ['n/a', false],
    ['2025 onwards', false],
    ['', false],
    ['NdPr', false],
  ])('%j is a number: %s', (cell, numeric) => {
    expect(isNumericCell(cell)).toBe(numeric)
  })
})

test('a table of a spreadsheet without end is read as far as a table may go, and its size told', () => {
  const cells = `${'\t'.repeat(20_000)}\n${'a\n'.repeat(20_000)}`
  expect(sizeOfCells(cells)).toEqual({ rows: 20_001, columns: 20_001 })
  const rows = parseCells(cells)
  expect([rows.length, rows[0]?.length]).toEqual([200, 30])
})

describe('before a text is submitted', () => {
  test('a whole one lacks nothing', () => {
    expect(unfinishedParts(wholeBody())).toEqual([])
  })

  test('each is told at its place, in the order of the text, and once', () => {
    const commentary = block('commentary', {
      label: 'y',
      stance: 'none',
      text: body(paragraph(link('#top', 'x'))),
    })
    const embed = block('embed', { url: 'example.com', title: 'A page' })
    expect(
      unfinishedParts(body(paragraph(text('x'), figure(null)), commentary, embed)).map(({ path, part }) => [
        part,
        path,
      ]),
    ).toEqual([
      [1, 'root.children[0].children[1].fields.figure'],
      [2, 'root.children[1].fields.text.root.children[0].children[0].fields.url'],
      [3, 'root.children[2].fields.url'],
    ])
  })

  test.each([
    ['no text at all', body(paragraph()), 'The article has no text yet.'],
    ['only spaces', body(paragraph(text('  '))), 'The article has no text yet.'],
    [
      'an empty place for a figure',
      body(paragraph(text('x'), figure(null))),
      'A place for a figure has no figure chosen.',
    ],
    [
      'a link still without an address',
      body(paragraph(link('https://', 'x'))),
      'A link has no full address.',
    ],
    [
      'an empty heading',
      body(paragraph(text('x')), element('heading', [], { tag: 'h2' })),
      'A heading has no words.',
    ],
    ['an empty heading of spaces', body(paragraph(text('x')), heading('h2', ' ')), 'A heading has no words.'],
    [
      'an empty point of a list',
      body(paragraph(text('x')), list('bullet', [text('a')], [text(' '), element('linebreak', [])])),
      'A point of a list has no words. Write it or delete it.',
    ],
    [
      'an empty quotation',
      body(paragraph(text('x')), element('quote', [])),
      'A quotation has no words. Write it or delete it.',
    ],
    [
      'an empty commentary',
      body(
        paragraph(text('x')),
        block('commentary', { stance: 'none', label: 'y', text: body(paragraph()) }),
      ),
      'A commentary block has no text.',
    ],
    [
      'a table without a source',
      body(paragraph(text('x')), block('table', { cells: 'a', caption: 'b' })),
      'A table does not name its source.',
    ],
    [
      'an image not chosen',
      body(paragraph(text('x')), block('image', {})),
      'A place for an image has no image chosen.',
    ],
    [
      'a link card without an address',
      body(paragraph(text('x')), block('embed', { url: '', title: 'A page' })),
      'A link card has no full address.',
    ],
    [
      'a link card without a title',
      body(paragraph(text('x')), block('embed', { url: 'https://example.com/' })),
      'A link card has no title.',
    ],
    [
      'a pull quote of nobody',
      body(paragraph(text('x')), block('pullQuote', { quote: 'Tight.' })),
      'A pull quote does not say who said it.',
    ],
  ])('%s is told', (_, unfinished, message) => {
    expect(unfinishedParts(unfinished).map((problem) => problem.message)).toEqual([message])
  })

  test('too many blocks or links are told once, at the first of them', () => {
    const of = (count: number, one: (at: number) => RichTextNode) =>
      unfinishedParts(body(paragraph(text('x')), ...Array.from({ length: count }, (_, at) => one(at))))
    const quote = () => block('pullQuote', { quote: 'Tight.', attribution: 'A trader' })
    const links = (at: number) => paragraph(link(`https://example.com/${at}`, 'x'))
    expect([of(MAX_BLOCKS, quote), of(MAX_LINKS, links)]).toEqual([[], []])
    expect(of(MAX_BLOCKS + 2, quote)).toEqual([
      {
        path: expect.stringContaining(`children[${MAX_BLOCKS + 1}]`),
        part: MAX_BLOCKS + 2,
        message: 'A text may have 500 blocks and figures. Make two articles of it.',
      },
    ])
    expect(of(MAX_LINKS + 2, links).map(({ message }) => message)).toEqual([
      'A text may have 500 links. Make two articles of it.',
    ])
  })
})

test.each([
  ['We sell.', '“We sell.”'],
  ['“We sell.”', '“We sell.”'],
  ['“Yes.” Sell it all.', '“‘Yes.’ Sell it all.”'],
  ['Yes,” he said. We sell. “No', '“Yes,’ he said. We sell. ‘No”'],
  ['One.\nTwo.', '“One.”\n“Two.”'],
  ['Yes,\u02EE he said. We sell. \u02BANo', '“Yes,’ he said. We sell. ‘No”'],
  ["Yes,'' he said. We sell. ''No", '“Yes,’ he said. We sell. ‘No”'],
  ['Yes,\u2033 he said. We sell. \u2036No', '“Yes,’ he said. We sell. ‘No”'],
  ['Yes,❞ he said. We sell. ❝No', '“Yes,’ he said. We sell. ‘No”'],
  ['Yes,’’ he said. We sell. ‘‘No', '“Yes,’ he said. We sell. ‘No”'],
  ['Yes,"\' he said. We sell. `"No', '“Yes,’ he said. We sell. ‘No”'],
  ...[
    ['ꞌꞌ', 'ꞌꞌ'],
    ['՚՚', '՚՚'],
    ['׳׳', '׳׳'],
    ['΄΄', '΄΄'],
    ['ˋˋ', 'ˊˊ'],
    ['᾽᾽', '῾῾'],
    ['\u1FEF\u1FEF', '\u1FFD\u1FFD'],
    ['❠', '❟❟'],
    ['❠❠', '❟❟'],
    ['≫', '≪'],
    ['⟫', '⟪'],
    ['〉', '〈'],
    ['⟩', '⟨'],
    ['>>', '<<'],
    ['˶', '˵'],
    ['\u030E', '\u030E'],
    ['゛', '゛'],
    ['¨', '¨'],
    ["''", ',,'],
  ].map(([close, open]): [string, string] => [
    `Yes,${close} he said. We sell. ${open}No`,
    '“Yes,’ he said. We sell. ‘No”',
  ]),
  ['Kaꞌan of Hawaiʻi, d՚Arc', '“Kaꞌan of Hawaiʻi, d՚Arc”'],
  ['צה״ל and ג׳ורג׳', '“צה״ל and ג׳ורג׳”'],
  ['At 5 ≪ 9, or 5<<9', '“At 5 ≪ 9, or 5<<9”'],
  ['„Ja“, «oui», 「はい」, ‹si›', '“‘Ja’, ‘oui’, ‘はい’, ‘si’”'],
  ["The miners’ 5' pipe", "“The miners’ 5' pipe”"],
  ["A 12\" pipe, a 14″ one, 5'6''", "“A 12[″] pipe, a 14[″] one, 5'6[″]”"],
  ['At "5" he said', '“At ‘5’ he said”'],
])('each line of a quotation has its marks: %j', (typed, plain) => {
  expect(quotedLines(typed)).toBe(plain)
})

test('a figure and a number beside it are two', () => {
  const nine = { type: 'figure', figure: { text: '9' } } as InlineNode
  const words = (value: string) => ({ type: 'text', text: value }) as InlineNode
  const line = (...nodes: InlineNode[]) => inlineText(nodes)
  expect(line(words('It stands at '), nine, words(' 800 dollars.'))).toBe('It stands at 9 · 800 dollars.')
  expect(line(words('In 2025 '), nine, words(' fell.'))).toBe('In 2025 · 9 fell.')
  expect(line(words('It is '), nine, words(' now.'))).toBe('It is 9 now.')
})

test('a long line of many figures takes time in proportion to it', () => {
  const nine = { type: 'figure', figure: { text: '9' } } as InlineNode
  const words = { type: 'text', text: '1 '.repeat(1_000) } as InlineNode
  const length = (count: number) =>
    inlineText(Array.from({ length: count }, () => [words, nine]).flat()).length
  expect(length(200)).toBeGreaterThan(400_000)
})
