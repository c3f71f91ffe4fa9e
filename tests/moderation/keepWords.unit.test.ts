// Nothing that a person typed is dropped between the source of a comment and what its readers get.

import { array, assert, constant, nat, oneof, property, string } from 'fast-check'
import type { ElementContent, Root } from 'hast'
import { expect, test } from 'vitest'
import { commentTree } from '#src/moderation/markdown.ts'
import { renderComment } from '#src/moderation/render.ts'
import { cleanText } from '#src/moderation/text.ts'

const link = (address: string, words: string) =>
  `<a href="${address}" rel="ugc nofollow noopener">${words}</a>`

test.each([
  [
    '``` A rumour that is false:\nIt is so.\n```',
    '<pre><code>A rumour that is false:\nIt is so.\n</code></pre>',
  ],
  ['~~~ `not` so\nIt is so.', '<pre><code>`not` so\nIt is so.\n</code></pre>'],
  ['```js\n```', '<pre><code>js\n</code></pre>'],
  ['> ``` false:\n> true', '<blockquote>\n<pre><code>false:\ntrue\n</code></pre>\n</blockquote>'],
])('what stands behind a fence is the first line of the code: %j', (source, html) => {
  expect(renderComment(source)).toBe(html)
})

test.each([
  ['[report](https://a.example "denies it")', '<p>[report](https://a.example "denies it")</p>'],
  ['[*x*](https://a.example (not))', '<p>[<em>x</em>](https://a.example (not))</p>'],
  ['We hold [shares](no-we-do-not)', '<p>We hold [shares](no-we-do-not)</p>'],
  ['[](https://a.example/not-so)', '<p>[](https://a.example/not-so)</p>'],
  ['[\u200D](https://a.example/not-so)', '<p>[\u200D](https://a.example/not-so)</p>'],
  ['<ftp://a.example>', '<p>&#x3C;ftp://a.example></p>'],
])('a link that says more than words and an address stays as it was typed: %j', (source, html) => {
  expect(renderComment(source)).toBe(html)
})

test.each([
  ['[x][1]\n\n[1]: https://a.example', `<p>${link('https://a.example', 'x')}[1]</p>`],
  [
    '[x][is *not* so]\n\n[is *not* so]: https://a.example',
    `<p>${link('https://a.example', 'x')}[is *not* so]</p>`,
  ],
  [
    '[x] and [X][]\n\n[x]: https://a.example',
    `<p>${link('https://a.example', 'x')} and ${link('https://a.example', 'X')}</p>`,
  ],
  [
    '[x]\n\n[x]: https://a.example\n[x]: not "so"',
    `<p>${link('https://a.example', 'x')}</p>\n<p>[x]: not "so"</p>`,
  ],
  ['[x][1]\n\n[1]: https://a.example "not"', '<p>[x][1]</p>\n<p>[1]: https://a.example "not"</p>'],
  [
    '[x][1]\n\n[1]: nowhere\n[1]: https://a.example',
    '<p>[x][1]</p>\n<p>[1]: nowhere</p>\n<p>[1]: https://a.example</p>',
  ],
  ['[ ][1]\n\n[1]: https://a.example', '<p>[ ][1]</p>\n<p>[1]: https://a.example</p>'],
  [
    '> [1]: https://a.example\n\n[1]: https://b.example',
    '<blockquote>\n<p>[1]: https://a.example</p>\n</blockquote>\n<p>[1]: https://b.example</p>',
  ],
  [
    '[x]\n\n1. a\n3. b\n\n   [x]: https://a.example',
    '<p>[x]</p>\n<p>1. a<br>3. b<br><br>[x]: https://a.example</p>',
  ],
])('an address of a link stays where it says anything else, and so do names of links: %j', (source, html) => {
  expect(renderComment(source)).toBe(html)
})

test.each([
  ['The `Alto` plant makes 2*3*4 a day', 'The <code>Alto</code> plant makes 2*3*4 a day'],
  ['2*x*4, 2**3**4 and 2 *3* 4', '2*x*4, 2**3**4 and 2 *3* 4'],
  ['(2)*3*(4) and 3*$5*2', '(2)*3*(4) and 3*$5*2'],
  ['**2021** 5%, *5% up*, *(5)*', '<strong>2021</strong> 5%, <em>5% up</em>, <em>(5)</em>'],
  ['sc**am**', 'sc<strong>am</strong>'],
  ['5&#48;0 &amp; &nbsp;', '5&#x26;#48;0 &#x26;amp; &#x26;nbsp;'],
  ['<!-- not --> so', '&#x3C;!-- not --> so'],
])('signs of numbers, entities and HTML are signs: %j', (source, words) => {
  expect(renderComment(source)).toBe(`<p>${words}</p>`)
})

test.each([
  ['007. Bond\n008. Next', '<p>007. Bond<br>008. Next</p>'],
  ['1. a\n2. b', '<ol>\n<li>a</li>\n<li>b</li>\n</ol>'],
])('a number of a point is the one that was typed: %j', (source, html) => {
  expect(renderComment(source)).toBe(html)
})

test('what is nested too deep is words as they were typed, with every number and address', () => {
  const deep = Array.from(
    { length: 12 },
    (_, at) => `${'   '.repeat(at)}1. [a${at}](https://a.example/${at})`,
  )
  const read = wordsRead(commentTree(deep.join('\n')))
  for (const at of deep.keys()) expect(read).toContain(`1. [a${at}](https://a.example/${at})`)
})

/** Signs and pairs of signs of which Markdown makes something. */
const MARKS = [
  [...'*_`~#>[]()<>!&;:\\"\'-+=|\n '],
  ['**', '```', '\n``` ', '\n~~~ ', '\n\n', '\n> ', '\n- ', '\n1. ', '\n2. ', '\n   ', '  \n', '\n[', ']: '],
  ['][', '](', '](https://a.example/', '<https://a.example/', '[x]', '[x]: https://a.example/', ' "', '")'],
  [
    '&#48;',
    '&amp;',
    '<!-- ',
    ' -->',
    '<b>',
    '\n# ',
    '![',
    '\\\n',
    '\t',
    '{',
    '}',
    '^',
    '$5',
    '*3*',
    '\u200D',
  ],
  ['é', '7. '],
].flat()

test('every letter and digit that was typed is read, or is the address of a link that is shown', () => {
  const piece = oneof(
    { arbitrary: nat(MARKS.length - 1).map((at) => MARKS[at]!), weight: 3 },
    { arbitrary: constant('w'), weight: 2 },
  )
  assert(
    property(array(piece, { maxLength: 40 }), (pieces) => {
      const source = cleanText(pieces.map((one, at) => (one === 'w' ? `w${at}` : one)).join(''))
      const read = wordsRead(commentTree(source))
      for (const [word] of source.matchAll(/w\d+/g)) expect(read).toContain(word)
      // The name and the address of what defines a link are read once, at the link.
      expect(missing(source.replaceAll('[x]: https://a.example/', ''), read)).toEqual([])
    }),
    { numRuns: 4_000 },
  )
})

test('and of any text at all', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const source = cleanText(text)
      expect(missing(source, wordsRead(commentTree(source)))).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})

/** Letters and digits that stand in the source more often than in what is read of it. */
function missing(source: string, read: string): string[] {
  const count = (text: string) => {
    const times = new Map<string, number>()
    for (const sign of text.toLowerCase().match(/[\p{L}\p{N}]/gu) ?? [])
      times.set(sign, (times.get(sign) ?? 0) + 1)
    return times
  }
  const there = count(read)
  return [...count(source)].filter(([sign, times]) => times > (there.get(sign) ?? 0)).map(([sign]) => sign)
}

/** What eyes find: words, numbers of points, and the address of each link that has words. */
function wordsRead({ children }: Root): string {
  const read = (node: ElementContent): string => {
    if (node.type === 'text') return node.value
    if (node.type !== 'element') return ''
    if (node.tagName === 'br') return '\n'
    const inside = node.children.map(read)
    if (node.tagName === 'a') return `${inside.join('')} ${decodeURI(String(node.properties['href']))} `
    if (node.tagName !== 'ol') return inside.join('')
    const first = Number(node.properties['start'] ?? 1)
    return node.children
      .filter(({ type }) => type === 'element')
      .map((point, at) => `${first + at}. ${read(point)}\n`)
      .join('')
  }
  return (children as ElementContent[]).map(read).join('')
}
