// The style sheets of a clipboard: what they say of words counts as what stands at the words, whatever else
// is in them.

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { declarationsIn, rulesIn } from '#src/richtext/fit/css.ts'
import { ofHtml, read } from './clipboards.ts'

function pasted(sheet: string, html: string): { lines: string[]; message: string } {
  return read(ofHtml(`<html><head><style>${sheet}</style></head><body>${html}</body></html>`))
}

const STRUCK = 'text-decoration:line-through'
const LEFT_OUT = 'Left out of what was pasted: struck-out words (“x”).'

describe('words are struck out by', () => {
  test.each<[string, string, string]>([
    ['a class', `.old{${STRUCK}}`, '<p>a<span class=old>x</span></p>'],
    ['one of several classes', `.old{${STRUCK}}`, '<p>a<span class="big old">x</span></p>'],
    ['a tag', `font{${STRUCK}}`, '<p>a<font>x</font></p>'],
    ['a class of a tag', `span.Old{${STRUCK}}`, '<p>a<span class=Old>x</span></p>'],
    ['one selector of a list', `p.Old, li.Old,\n span.Old\n{${STRUCK}}`, '<p>a<span class=Old>x</span></p>'],
    [
      'a sheet that is a comment of HTML',
      `\n<!--\n /* Styles */\n.old\n\t{${STRUCK};}\n-->\n`,
      '<p>a<i class=old>x</i></p>',
    ],
    ['the longer name', '.old{text-decoration-line:line-through!important}', '<p>a<b class=old>x</b></p>'],
    [
      'the rule that stands later',
      `.new{text-decoration:none}.old{${STRUCK}}`,
      '<p>a<i class="old new">x</i></p>',
    ],
    ['the class and not the tag', `.old{${STRUCK}}i{text-decoration:none}`, '<p>a<i class=old>x</i></p>'],
    [
      'both together and not the class',
      `i.old{${STRUCK}}.old{text-decoration:none}`,
      '<p>a<i class=old>x</i></p>',
    ],
    [
      'the only cell of its row',
      `.old{${STRUCK}}`,
      '<table><tr><td>a</td></tr><tr><td class=old>x</td></tr></table>',
    ],
    [
      'a rule after one that is not whole',
      `@page{a:b;c{d}}@import "x;{";.q{font:"}"}.old{${STRUCK}`,
      '<p>a<i class=old>x</i></p>',
    ],
  ])('%s', (_, sheet, html) => {
    expect(pasted(sheet, html)).toEqual({ lines: ['a'], message: LEFT_OUT })
  })
})

describe('words are as they were', () => {
  test.each<[string, string, string]>([
    [
      'where what stands at the words says otherwise',
      `.old{${STRUCK}}`,
      '<p>a<span class=old style="text-decoration:none">x</span></p>',
    ],
    ['in another class', `.old{${STRUCK}}`, '<p>a<span class=older>x</span></p>'],
    ['in another tag', `i.old{${STRUCK}}`, '<p>a<span class=old>x</span></p>'],
    ['in print', `@media print{span{${STRUCK}}}`, '<p>a<span>x</span></p>'],
    [
      'where only a place in the page is named',
      `p span,p>span,span:hover,#y,*,:is(a,span){${STRUCK}}`,
      '<p>a<span>x</span></p>',
    ],
  ])('%s', (_, sheet, html) => {
    expect(pasted(sheet, html)).toEqual({ lines: ['ax'], message: '' })
  })

  test('where the sheet is for paper', () => {
    const html = `<style media=print>span{${STRUCK}}</style><p>a<span>x</span></p>`
    expect(read(ofHtml(html))).toEqual({ lines: ['ax'], message: '' })
  })
})

test('bold, italic and raised words of a class stay so', () => {
  const sheet = '.a{font-weight:700}.b{font-style:italic}span.c{vertical-align:super}'
  expect(
    pasted(sheet, '<p><span class=a>a</span><span class=b>b</span><span class=c>c</span></p>').lines,
  ).toEqual(['**a**_b_^c^'])
})

describe('the reader of CSS', () => {
  test('takes no sign of a string or a bracket for the end of a declaration', () => {
    const css = 'mso-number-format:"0\\;\\"display:none;";background:url(a;b:c);Font-Weight : Bold ;font-size'
    expect(declarationsIn(css)).toEqual(
      new Map([
        ['background', 'url(a;b:c)'],
        ['font-weight', 'bold'],
      ]),
    )
  })

  test('passes over what is no CSS', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(...'.a|p|{|}|;|:|"|\'|\\|/*|*/|<!--|@media|(|)|,|display:none|\n'.split('|')),
        ),
        (parts) => {
          for (const { style } of rulesIn(parts.join(''))) expect([...style.keys()]).toEqual(['display'])
        },
      ),
    )
  })
})

describe('a very large clipboard', () => {
  test('is read in seconds, be it all style sheet or all looks', () => {
    const cells = Array.from(
      { length: 10_000 },
      (_, at) =>
        `<tr><td class="xl${at} a b c">${at}<td class=xl${at % 9} style='height:15.0pt;width:48pt'>x</tr>`,
    )
    const begun = performance.now()
    const { message } = pasted(`.xl3{${STRUCK}}.a{font-weight:700}`, `<table>${cells.join('')}</table>`)
    expect(message).toContain('struck-out words (“3”, “x”)')
    for (const part of ['/*', '{', '.a{', '"', '(', '.a,', 'a:b;', '\\'])
      pasted(part.repeat(500_000), '<p>a</p>')
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  test('tells when its style sheet was not read to the end', () => {
    const message =
      'Left out of what was pasted: the end of a very long style sheet (look for words that were struck out or hidden).'
    const rules = Array.from({ length: 10_001 }, (_, at) => `.xl${at}{${STRUCK}}`).join('')
    expect(pasted(rules, '<p class=xl10000>a</p>')).toEqual({ lines: ['a'], message })
    expect(pasted(`${' '.repeat(1_000_000)}p{${STRUCK}}`, '<p>a</p>')).toEqual({ lines: ['a'], message })
  })
})
