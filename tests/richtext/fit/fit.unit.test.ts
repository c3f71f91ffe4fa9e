// What a paste becomes: the clipboards of other programs, and whatever else may come, made to fit with a word
// about it.

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unfinishedParts } from '#src/richtext/body/complete.ts'
import { validateBody } from '#src/richtext/body/validate.ts'
import { fitPaste } from '#src/richtext/fit/fitPaste.ts'
import type { PastedElement, PastedNode } from '#src/richtext/fit/pasted.ts'
import { type EditorKind, roomBeside } from '#src/richtext/fit/room.ts'
import { MAX_BYTES } from '#src/richtext/limits.ts'
import type { RichTextNode } from '#src/richtext/types.ts'
import { block, body, element, figure, heading, link, list, paragraph, text } from '../build.ts'
import { clipboardOf, fit, isInLine, ofEditor, ofHtml, ofText, read, type Program } from './clipboards.ts'

/** Words that came without a paragraph are put into the one in which they are pasted. */
function asText(nodes: RichTextNode[]) {
  return body(...(isInLine(nodes) ? [paragraph(...nodes)] : nodes))
}

describe('the clipboard of', () => {
  const LOWER = 'the headings stand one level lower (the first level is that of the headline)'
  const TABLE = 'a table came as lines, its cells apart by tabs (for a table use the Table block)'

  test.each<[Program, string[], string]>([
    [
      'word',
      [
        '## Copper, the week',
        'The LME cash price **rose** to _a record_[1], says [the exchange](https://www.lme.com/en/); see the sheet or call us.',
        'CHECK THIS and this, is right. Demand held → up.',
        '### What follows',
        '- First point',
        '  - Under the first',
        '- Second point',
        '3. Third in a numbered list',
        '4. Fourth',
        '**Metal**|**Price**',
        'Copper|9,845.50',
        '[1] On 26 November.',
      ],
      `Left out of what was pasted: the addresses of 4 links (“#_ftn1”, “file:///C:\\Users\\desk\\Documents\\prices.…”, “tel:+442071138888”, …), struck-out words (“Old text”), deleted words of tracked changes (“was wrong”), a comment of Word (“[JD1]”) and a picture (“A chart of copper”). Made to fit: ${LOWER}, highlighted words stand without their colour (“CHECK THIS”), underlined words stand without the line (“this”), inserted words of tracked changes stand as all others (“is right”), ${TABLE} and a footnote stands at the end as a paragraph.`,
    ],
    [
      'wordOnline',
      ['**Lead**', '- Mine', '  - Rosh Pinah', '- Smelter', '[ILZSG](https://www.ilzsg.org/)'],
      '',
    ],
    [
      'googleDocs',
      [
        '## Nickel',
        'Prices “fell” _**again**_, see [the exchange](https://www.lme.com/en/metals): NiSO~4~ to check.',
        '- Indonesia',
        '  - Weda Bay',
        '- Philippines',
        '1. A lettered point',
        'Grade|Price',
        'Class 1|15,240 a tonne',
      ],
      `Left out of what was pasted: struck-out words (“is dear”) and a picture. Made to fit: a link leads straight to its page, highlighted words stand without their colour (“to check.”), a list with letters has numbers and ${TABLE}.`,
    ],
    [
      'sheets',
      ['Brent|62.50', 'WTI|**58.10**'],
      'Made to fit: a table came as lines, its cells apart by tabs (for a table use the Table block).',
    ],
    [
      'excel',
      ['|26 Nov|27 Nov', 'Copper|9,845.50|9,901.00', 'Zinc (special high grade)|3,012|'],
      'Made to fit: a table came as lines, its cells apart by tabs (for a table use the Table block).',
    ],
    [
      'excelStyles',
      [
        '**Metal**|**27 Nov**|**Stocks, t**',
        'Copper||141,725',
        'Zinc|3,012 a tonne|',
        'Tin|**40,150**|4,200',
        '**Total**||',
      ],
      `Left out of what was pasted: hidden words (“Lead 2,010 1,998 260,100”, “26 Nov”, “9,790.00”, …) and struck-out words (“9,845.50”, “2,998”). Made to fit: ${TABLE}.`,
    ],
    [
      'wordStyles',
      [
        '## Copper, the week',
        'Demand **held** and _rose_, the mine says^1^.',
        '> The smelters are full.',
        '> They will stay so.',
        '## What follows',
        'Stocks fell.',
      ],
      `Left out of what was pasted: struck-out words (“fell by a third”, “This is withdrawn.”) and hidden words (“ask Jane first”). Made to fit: ${LOWER}.`,
    ],
    [
      'outlook',
      [
        'Dear desks, see [ICSG](https://www.icsg.org/press/?a=1).',
        '10\u00a0000\u00a0t |of it .',
        '**From:** Jane Doe <[jane@icsg.example](mailto:jane@icsg.example)>/**Sent:** Friday',
        '> The deficit is 94\u00a0kt.',
        '> So they say.',
        'Jane Doe',
        'ICSG, Lisbon',
      ],
      'Left out of what was pasted: struck-out words (“or more”) and a picture (“Logo”). Made to fit: a link leads straight to its page.',
    ],
    [
      'webPage',
      [
        '## Tin tightens',
        'Myanmar’s\u00a0[Wa state](https://example.com/wa?utm_source=x)\u00a0is shut. 😀 SN3M [1] Share',
        '> “It will stay shut.”',
        '> A trader',
        '- One',
        '  - Under one',
        '- Two/with more',
        '#### Sources',
        'a  b/c',
        '---',
        'Stocks of tin',
        '#### Deeper',
        'Stocks',
        'Day|t',
        'Mon|[4,200](https://example.com/mon)',
      ],
      `Left out of what was pasted: a sign that readers cannot see, the addresses of 2 links (“#c1”, “javascript:void(0)”), a picture (“Stocks of tin”) and a video, sound or embedded page. Made to fit: ${LOWER}, code stands in the letters of the text (“SN3M”, “a b c”), 2 headings stand on the lowest level that there is here (“Sources”, “Deeper”) and ${TABLE}.`,
    ],
  ])('%s is read as its writer sees it, and what is lost is told', (program, lines, message) => {
    const clipboard = clipboardOf(program)
    expect(read(clipboard)).toEqual({ lines, message })
    expect(validateBody(asText(fit(clipboard).nodes))).toEqual({ ok: true })
    expect(unfinishedParts(asText(fit(clipboard).nodes))).toEqual([])
  })

  test('word in a commentary block has no headings, and the same words', () => {
    const { lines, message } = read(clipboardOf('word'), 'commentary')
    expect(lines.slice(0, 1)).toEqual(['Copper, the week'])
    expect(lines).toHaveLength(12)
    expect(message).toContain('2 headings became paragraphs')
    const commentary = block('commentary', { text: body(...fit(clipboardOf('word'), 'commentary').nodes) })
    expect(validateBody(body(commentary))).toEqual({ ok: true })
  })

  test('word has its titles and quotations told where they may not be', () => {
    const html =
      '<p class=MsoTitleCxSpFirst>a</p><p class="MsoQuote">b</p><table><tr><td><p class=MsoQuote>c<td>d</table>'
    expect(read(ofHtml(html), 'commentary')).toEqual({
      lines: ['a', 'b', 'c|d'],
      message: `Made to fit: a heading became a paragraph, 2 parts of quotations are no longer marked as such and ${TABLE}.`,
    })
  })
})

describe('of a page', () => {
  test.each<[string, string[], string]>([
    ['<p>one line</p>', ['one line'], ''],
    ['a<br><br>b<br>', ['a//b'], ''],
    ['<div>a<div>b</div>c</div>', ['a', 'b', 'c'], ''],
    ['<p>  spaces \n  <b> around </b>  words </p>', ['spaces **around **words'], ''],
    ['<b style="font-weight:normal"><p>a</p></b>', ['a'], ''],
    ['<p><font size=2>a</font><small>b</small><big>c</big></p>', ['abc'], ''],
    ['<p>10<sup>3</sup> CO<sub>2</sub></p>', ['10^3^ CO~2~'], ''],
    ['<a href="https://a.example"><h2>Linked</h2></a>', ['## [Linked](https://a.example)'], ''],
    [
      '<a href="https://a.example"><img src=x alt=y></a>',
      [],
      'Left out of what was pasted: a picture (“y”).',
    ],
    ['<p><a name=x>anchor</a></p>', ['anchor'], ''],
    [
      '<blockquote>a<ul><li>b</li></ul>c</blockquote>',
      ['> a', '- b', '> c'],
      'Made to fit: a quotation is no longer marked as one.',
    ],
    [
      '<ul><li>a<blockquote>b</blockquote></li></ul>',
      ['- a/b'],
      'Made to fit: a quotation is no longer marked as one.',
    ],
    ['<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>', ['> a', '> b'], ''],
    ['<ol start=7><li>a</li><li>b</li></ol><ol><li>c</li></ol>', ['7. a', '8. b', '1. c'], ''],
    ['<ol start=-3><li>a</li></ol>', ['0. a'], ''],
    ['<li>alone</li>', ['- alone'], ''],
    ['<ul><li><div>a<ul><li>b</li></ul></div></li></ul>', ['- a', '  - b'], ''],
    ['<ul>stray<li>a</li></ul>', ['- stray', '- a'], ''],
    ['<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>', ['a'], ''],
    [
      '<table><tr><th>Month<th>A<th>B</tr><tr><td rowspan=2>May<td>1<td>2</tr><tr><td>3<td>4</tr><tr><td>June<td colspan=2>5</tr></table>',
      ['Month|A|B', 'May|1|2', '|3|4', 'June|5|'],
      'Made to fit: a table came as lines, its cells apart by tabs (for a table use the Table block).',
    ],
    ['<p>He message <q>no</q>.</p>', ['He message “no”.'], ''],
    ['<p><span style="font-family:Symbol">m</span>m</p>', ['μm'], ''],
    [
      '<p>a<span style="font-family:Wingdings">Z</span></p>',
      ['a'],
      'Left out of what was pasted: a sign of a symbol font.',
    ],
    [
      '<p>x<span style="display:none">y</span></p>',
      ['x'],
      'Left out of what was pasted: hidden words (“y”).',
    ],
    [
      '<p>a\u0007b\u202ec\u200bd</p>',
      ['abcd'],
      'Left out of what was pasted: 3 signs that readers cannot see.',
    ],
    ['<script>alert(1)</script><style>p{}</style><p>a</p>', ['a'], ''],
    [
      '<p><a href="//evil.example">a</a></p>',
      ['a'],
      'Left out of what was pasted: the address of a link (“//evil.example”).',
    ],
  ])('%j comes as %j', (html, lines, message) => {
    expect(read(ofHtml(html))).toEqual({ lines, message })
    expect(validateBody(asText(fit(ofHtml(html)).nodes))).toEqual({ ok: true })
  })

  test('lists nested 22 deep come nine deep, without losing a point', () => {
    const html = Array.from({ length: 22 }, (_, level) => `<ul><li>level ${level + 1}`).join('')
    const { lines, message } = read(ofHtml(html))
    expect(lines).toHaveLength(22)
    expect(lines.at(-1)).toBe(`${'  '.repeat(8)}- level 22`)
    expect(message).toBe('Made to fit: 13 points stand on a higher level of their lists.')
    expect(validateBody(asText(fit(ofHtml(html)).nodes))).toEqual({ ok: true })
  })

  test('a heading that is a paragraph for a commentary, and a quotation, are told', () => {
    expect(read(ofHtml('<h2>a</h2><blockquote>b</blockquote><hr><p>c</p>'), 'commentary')).toEqual({
      lines: ['a', 'b', 'c'],
      message:
        'Left out of what was pasted: a dividing line. Made to fit: a heading became a paragraph and a quotation is no longer marked as one.',
    })
  })
})

describe('plain text', () => {
  test.each<[string, string[], string]>([
    ['words', ['words'], ''],
    ['a\r\n\r\nb\nc', ['a', 'b', 'c'], ''],
    ['a\tb', ['a|b'], ''],
    [
      'Metal\tPrice\r\nCopper\t9,845.50\r\n',
      ['Metal|Price', 'Copper|9,845.50'],
      'Made to fit: a table came as lines, its cells apart by tabs (for a table use the Table block).',
    ],
    ['a\u2028b\u000bc', ['a b c'], 'Left out of what was pasted: 2 signs that readers cannot see.'],
    ['\ufeffa', ['a'], 'Left out of what was pasted: a sign that readers cannot see.'],
  ])('%j comes as %j', (pasted, lines, message) => {
    expect(read(ofText(pasted))).toEqual({ lines, message })
  })

  test('a picture alone, such as a screenshot, is told', () => {
    expect(fit({ editor: '', html: null, text: '', files: 1 })).toEqual({
      nodes: [],
      message: 'Left out of what was pasted: a picture.',
    })
  })
})

describe('copied from another text of ours', () => {
  const copied = [
    heading('h2', 'a'),
    paragraph(text('b '), figure('f1')),
    block('table', { cells: 'x' }),
    list('bullet', [text('c')]),
  ]

  test('all is as it was', () => {
    expect(fit(ofEditor(...copied))).toEqual({ nodes: copied, message: '' })
    expect(fit(ofEditor(text('words'))).nodes).toEqual([text('words')])
  })

  test('a commentary block takes what it may hold', () => {
    expect(read(ofEditor(...copied), 'commentary')).toEqual({
      lines: ['a', 'b <figure>', '- c'],
      message: 'Left out of what was pasted: a block. Made to fit: a heading became a paragraph.',
    })
  })

  test.each<[string, RichTextNode]>([
    ['an unknown node', { type: 'youtube', version: 1 }],
    ['a script', paragraph(link('javascript:alert(1)', 'x'))],
    ['a style', paragraph({ ...text('x'), style: 'color:red' })],
    ['a paragraph in a quotation', element('quote', [paragraph(text('x'))])],
  ])('%s of another editor is read from its HTML', (_, node) => {
    const clipboard = { ...ofHtml('<p>as HTML</p>'), editor: ofEditor(node).editor }
    expect(read(clipboard)).toEqual({ lines: ['as HTML'], message: '' })
  })

  test('what is no JSON is read from its HTML', () => {
    expect(read({ ...ofHtml('<p>as HTML</p>'), editor: '{' }).lines).toEqual(['as HTML'])
  })
})

describe('too much', () => {
  test('is cut where the text is full, and told', () => {
    const full = body(...Array.from({ length: 1_200 }, () => paragraph(text('x'))))
    const html = '<p>one more</p>'.repeat(100)
    const { nodes, message } = fitPaste(ofHtml(html), { kind: 'body', room: roomBeside(full) })
    expect(validateBody(body(...full.root.children, ...nodes))).toEqual({ ok: true })
    expect(nodes.length).toBeGreaterThan(30)
    expect(message).toBe(
      `Left out of what was pasted: its last ${100 - nodes.length} parts, since the text would be too long.`,
    )
  })

  test('in bytes too', () => {
    const { nodes } = fit(ofHtml(`<p>${'x'.repeat(30_000)}</p>`.repeat(50)))
    expect(nodes).toHaveLength(Math.floor(MAX_BYTES / 30_300))
    expect(validateBody(body(...nodes))).toEqual({ ok: true })
  })
})

const TAGS =
  'p div span b i u s sub sup a font br hr img h1 h2 h5 ul ol li blockquote table tr td pre q del o:p iframe'.split(
    ' ',
  )
const STYLES = [
  'mso-list:l0 level3 lfo1',
  'mso-list:Ignore',
  'font-weight:700;vertical-align:super',
  'white-space:pre-wrap',
  'display:none',
  'font-family:Symbol',
  'mso-tab-count:1',
]
const HREFS = ['https://a.example/', '#x', 'javascript:alert(1)', 'tel:1', 'mailto:a@b.example', '/x', '']

const { tree } = fc.letrec<{ tree: PastedElement; node: PastedNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 12 },
    fc.oneof(fc.string(), fc.constantFrom(' ', '\n', 'x\ty', '\ud83d', '\u0000', '\u200b', 'words')),
    tie('tree'),
  ),
  tree: fc.record({
    tag: fc.constantFrom(...TAGS),
    attributes: fc.record(
      {
        style: fc.constantFrom(...STYLES),
        href: fc.constantFrom(...HREFS),
        start: fc.constantFrom('7', '-1', 'x', '99999999999'),
      },
      { requiredKeys: [] },
    ),
    children: fc.array(tie('node'), { maxLength: 5 }),
  }),
}))

test.each<EditorKind>(['body', 'commentary'])('whatever is pasted, the %s may be saved with it', (kind) => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (children) => {
      const html = { tag: 'body', attributes: {}, children }
      const { nodes } = fit({ editor: '', html, text: '', files: 0 }, kind)
      const pasted = asText(nodes)
      const whole = kind === 'body' ? pasted : body(block('commentary', { text: pasted }))
      expect(validateBody(whole)).toEqual({ ok: true })
      const told = unfinishedParts(pasted).map(({ message }) => message)
      expect(told.filter((message) => message !== 'The article has no text yet.')).toEqual([])
    }),
    { numRuns: 500 },
  )
})
