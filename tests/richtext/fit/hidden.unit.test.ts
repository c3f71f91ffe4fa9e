// Words that nobody sees where they come from are left out of a text, and told.

import { describe, expect, test } from 'vitest'
import { ofHtml, read } from './clipboards.ts'

const HIDDEN = 'Left out of what was pasted: hidden words (“x”).'
const TABLE = 'Made to fit: a table came as lines, its cells apart by tabs (for a table use the Table block).'

describe('words are hidden by', () => {
  test.each([
    'display:none',
    'mso-hide:all',
    'visibility:hidden',
    'visibility:collapse',
    'opacity:0',
    'opacity:0.0',
    'font-size:0',
    'font-size:0px',
    'text-indent:-9999px',
    'text-indent:-999em',
    'position:absolute;left:-10000px',
    'position:fixed;top:-5000px',
  ])('%s', (style) => {
    expect(read(ofHtml(`<p>a</p><p style="${style}">x</p>`))).toEqual({ lines: ['a'], message: HIDDEN })
  })

  test.each([
    'opacity:0.05',
    'font-size:0.5pt',
    'text-indent:-18.0pt',
    'text-indent:-3.0in',
    'left:-9999px',
    'position:absolute;left:-90px',
  ])('not by %s', (style) => {
    expect(read(ofHtml(`<p>a</p><p style="${style}">b</p>`))).toEqual({ lines: ['a', 'b'], message: '' })
  })

  test('no size around words that have one, as newsletters write their cells', () => {
    const cell = (words: string) =>
      `<table><tr><td style="font-size:0px;padding:10px 25px">${words}</td></tr></table>`
    expect(read(ofHtml(cell('<div style="font-size:13px">a</div>')))).toEqual({ lines: ['a'], message: '' })
    expect(read(ofHtml(cell('<ul><li style="font-size:13px">a</ul>')))).toEqual({
      lines: ['- a'],
      message: '',
    })
    expect(read(ofHtml(cell('<b style="font-size:100%">x</b>')))).toEqual({ lines: [], message: HIDDEN })
  })
})

describe('of a list', () => {
  test.each([
    '<ul><li>a</li><li style="display:none">x</li></ul>',
    '<ul><li>a<ul style="display:none"><li>x</li></ul></li></ul>',
    '<ul><li>a</li><ul hidden><li>x</li></ul></ul>',
    '<ul><li>a<div style="mso-hide:all"><ul><li>x</li></ul></div></li></ul>',
  ])('hidden points are left out: %s', (html) => {
    expect(read(ofHtml(html))).toEqual({ lines: ['- a'], message: HIDDEN })
  })

  test('struck-out points too', () => {
    expect(
      read(ofHtml('<ol><li>a</li><li style="text-decoration:line-through">x</li><li>b</li></ol>')),
    ).toEqual({
      lines: ['1. a', '2. b'],
      message: 'Left out of what was pasted: struck-out words (“x”).',
    })
  })
})

describe('of a table', () => {
  const ROW = '<tr><td>a</td><td>b</td></tr>'

  test.each([
    ['a row', `${ROW}<tr style='display:none'><td>x</td><td>y</td></tr>${ROW}`],
    ['a row of Word', `${ROW}<tr style='mso-hide:all'><td>x</td><td>y</td></tr>${ROW}`],
    ['a row that is folded', `${ROW}<tr style='visibility:collapse'><td>x</td><td>y</td></tr>${ROW}`],
    ['a head', `<thead style='display:none'><tr><th>x</th><th>y</th></tr></thead>${ROW}${ROW}`],
    ['a body', `${ROW}<tbody hidden><tr><td>x</td><td>y</td></tr></tbody><tbody>${ROW}</tbody>`],
    ['a foot', `${ROW}${ROW}<tfoot style='visibility:hidden'><tr><td>x</td><td>y</td></tr></tfoot>`],
  ])('%s that is hidden is left out', (_, rows) => {
    expect(read(ofHtml(`<table>${rows}</table>`))).toEqual({
      lines: ['a|b', 'a|b'],
      message: `Left out of what was pasted: hidden words (“x y”). ${TABLE}`,
    })
  })

  test.each([
    ['a column', "<col><col style='display:none'><col>"],
    ['one of several columns', "<colgroup><col><col span=1 style='visibility:collapse'></colgroup><col>"],
    ['a group of columns', "<colgroup span=1></colgroup><colgroup style='mso-hide:all'><col></colgroup>"],
  ])('%s that is hidden is left out', (_, columns) => {
    const rows = '<tr><td>a</td><td>x</td><td>b</td></tr><tr><td colspan=2>c</td><td>d</td></tr>'
    expect(read(ofHtml(`<table>${columns}${rows}</table>`))).toEqual({
      lines: ['a|b', 'c|d'],
      message: `${HIDDEN} ${TABLE}`,
    })
  })

  test('a cell that reaches out of a hidden column is seen', () => {
    const rows = '<tr><td>a</td><td colspan=2>b</td></tr><tr><td>c</td><td></td><td>d</td></tr>'
    expect(read(ofHtml(`<table><col><col style="display:none"><col>${rows}</table>`)).lines).toEqual([
      'a|b',
      'c|d',
    ])
  })

  test('hidden rows around one column, and a hidden cell alone in its row', () => {
    const rows = '<tr><td>a</td></tr><tr hidden><td>x</td></tr><tr><td style="display:none">y</td></tr>'
    expect(read(ofHtml(`<table>${rows}</table>`))).toEqual({
      lines: ['a'],
      message: 'Left out of what was pasted: hidden words (“x”, “y”).',
    })
  })
})

describe('what is no text is told with its words', () => {
  test.each([
    [
      '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">\\x</annotation></semantics></math>',
      'a formula (“x”)',
    ],
    [
      '<svg><title>Chart</title><style>text{fill:red}</style><text>Copper</text></svg>',
      'a drawing (“Copper”)',
    ],
    ['<svg><path d="M0 0"/></svg>', 'a drawing'],
    ['<button>Share</button>', 'a field or button of a form (“Share”)'],
    ['<textarea>Draft</textarea>', 'a field or button of a form (“Draft”)'],
    ['<select><option>One</option></select>', 'a field or button of a form (“One”)'],
  ])('%s', (html, told) => {
    expect(read(ofHtml(`<p>a${html}</p>`))).toEqual({
      lines: ['a'],
      message: `Left out of what was pasted: ${told}.`,
    })
  })
})
