// Nothing of a pasted page vanishes without a word: each element that has no place in a text, or another one,
// is told by its name.

import { describe, expect, test } from 'vitest'
import { ofHtml, read } from './clipboards.ts'

const lost = (what: string) => `Left out of what was pasted: ${what}.`
const changed = (what: string) => `Made to fit: ${what}.`

describe('the boxes of a task list are told with their state, and their words stay', () => {
  const BOXES = lost('a ticked check box (“done”) and a check box without a tick (“open”)')

  test.each([
    '<ul><li><input type="checkbox" checked> done</li><li><input type="checkbox"> open</li></ul>',
    '<ul><li><label><input type=checkbox checked><p>done</p></label><li><p><input type=checkbox> open</ul>',
    '<ul><li role=checkbox aria-checked=true>done</li><li role=checkbox aria-checked=false>open</li></ul>',
    '<ul><li><input type=radio checked> done</li><li><input type=radio> open</li></ul>',
  ])('%s', (html) => {
    expect(read(ofHtml(html))).toEqual({ lines: ['- done', '- open'], message: BOXES })
  })

  test('several are counted', () => {
    const box = '<li><input type=checkbox checked>'
    expect(read(ofHtml(`<ul>${box}a${box}b</ul>`)).message).toBe(lost('2 ticked check boxes (“a”, “b”)'))
  })
})

describe('what is left out is told with the words that it shows', () => {
  test.each([
    ['<p>a<ruby>漢<rp>(</rp><rt>kan</rt></ruby></p>', 'a漢', 'a reading that stands over words (“kan”)'],
    ['<p>a<s>x</s></p>', 'a', 'struck-out words (“x”)'],
    ['<p>a<strike>x</strike></p>', 'a', 'struck-out words (“x”)'],
    ['<p>a<u style="text-decoration:underline line-through">x</u></p>', 'a', 'struck-out words (“x”)'],
    ['<p>a<del>x</del></p>', 'a', 'deleted words of tracked changes (“x”)'],
    ['<p>a<select><option>one<option>two</select></p>', 'a', 'a field or button of a form (“one two”)'],
    ['<p>a<input value=typed><button>Go</button></p>', 'a', '2 fields or buttons of forms (“typed”, “Go”)'],
    ['<p>a<textarea>x</textarea></p>', 'a', 'a field or button of a form (“x”)'],
    ['<p>a<audio>x</audio></p>', 'a', 'a video, sound or embedded page (“x”)'],
    ['<p>a<video aria-label="A mine">', 'a', 'a video, sound or embedded page (“A mine”)'],
    ['<p>a<object><p>x</object></p>', 'a', 'a video, sound or embedded page (“x”)'],
    ['<p>a<iframe title="A map"></iframe>', 'a', 'a video, sound or embedded page (“A map”)'],
    ['<p>a<embed src=x><applet>x</applet>', 'a', '2 videos, sounds or embedded pages (“x”)'],
    ['<p>a<canvas>x</canvas></p>', 'a', 'a drawing (“x”)'],
    ['<p>a<meter value=0.5>half</meter><progress></progress></p>', 'a', '2 drawings (“half”)'],
    ['<p>a<svg><text>x</text></svg></p>', 'a', 'a drawing (“x”)'],
    ['<p>a<math><mi>x</mi></math></p>', 'a', 'a formula (“x”)'],
    ['<p>a<noscript>x <b>y</b></noscript></p>', 'a', 'hidden words (“x y”)'],
    ['<p>a<noembed>x</noembed></p>', 'a', 'hidden words (“x”)'],
    ['<p>a<picture><img alt=x></picture></p>', 'a', 'a picture (“x”)'],
    [
      '<p>a<map><area href="https://x.example"></map></p>',
      'a',
      'the address of a link (“https://x.example”)',
    ],
  ])('%s', (html, line, message) => {
    expect(read(ofHtml(html))).toEqual({ lines: [line], message: lost(message) })
  })
})

describe('what stays in another form is told', () => {
  test.each([
    ['<p>a <u>x</u></p>', ['a x'], 'underlined words stand without the line (“x”)'],
    ['<p>a <mark>x</mark></p>', ['a x'], 'highlighted words stand without their colour (“x”)'],
    [
      '<ul><li style="text-decoration:underline">x</ul>',
      ['- x'],
      'underlined words stand without the line (“x”)',
    ],
    ['<p>a <ins>x</ins></p>', ['a x'], 'inserted words of tracked changes stand as all others (“x”)'],
    ['<p><code>a</code> <kbd>b</kbd></p>', ['a b'], 'code stands in the letters of the text (“a”, “b”)'],
    ['<p><samp>a</samp> <tt>b</tt></p>', ['a b'], 'code stands in the letters of the text (“a”, “b”)'],
    [
      '<h1>a</h1><h2>b</h2>',
      ['## a', '### b'],
      'the headings stand one level lower (the first level is that of the headline)',
    ],
    ['<h5>a</h5>', ['#### a'], 'a heading stands on the lowest level that there is here (“a”)'],
    [
      '<h4>a</h4><h5>b</h5><h6>c</h6>',
      ['#### a', '#### b', '#### c'],
      '2 headings stand on the lowest level that there is here (“b”, “c”)',
    ],
    ['<ol><li>a<li value=7>b</ol>', ['1. a', '2. b'], 'a point has another number'],
    ['<ol reversed><li>a<li>b</ol>', ['1. a', '2. b'], 'a point has another number'],
    ['<dl><dt>a<dd>b</dl>', ['a', 'b'], 'a list of terms came as lines'],
  ])('%s', (html, lines, message) => {
    expect(read(ofHtml(html))).toEqual({ lines, message: changed(message) })
  })

  test('of a layout of a page the caption stays', () => {
    const html = '<table><caption>a</caption><tr><td>b</td></tr></table>'
    expect(read(ofHtml(html))).toEqual({ lines: ['a', 'b'], message: '' })
  })
})

test.each([
  ['<input type=hidden value=x>a', ['a']],
  ['<template>x</template><datalist><option>x</datalist>a', ['a']],
  ['<h2>a</h2><h3>b</h3><h4>c</h4>', ['## a', '### b', '#### c']],
  ['<p>a<dialog open>b</dialog></p><search>c</search>', ['a', 'b', 'c']],
  ['<xmp>a\n  b</xmp>', ['a/  b']],
  ['<menu><li>a</menu>', ['- a']],
])('nothing is message where nothing that is seen is lost: %s', (html, lines) => {
  expect(read(ofHtml(html))).toEqual({ lines, message: '' })
})
