// What staff read of a comment: what readers get, and the addresses and signs that readers do not see.

import { expect, test } from 'vitest'
import { renderComment } from '#src/moderation/render.ts'
import { staffWords } from '#src/moderation/staffHtml.ts'
import { strangersIn } from '../richtext/markup.ts'
import { BAD_LINKS, HTML_ATTACKS, MARKDOWN_ATTACKS } from './attacks.ts'

const opened = 'rel="ugc nofollow noopener noreferrer" target="_blank"'

test('the address of a link stands below the words, and opens away from the panel', () => {
  expect(staffWords('> [our *report*](https://a.example/r) <https://b.example>').html).toBe(
    `<blockquote>\n<p><a href="https://a.example/r" ${opened}>our <em>report</em></a> ` +
      `<a href="https://b.example" ${opened}>https://b.example</a></p>\n</blockquote>` +
      '<ul class="desk-addresses"><li><bdi>“our report”</bdi> leads to ' +
      '<span dir="ltr">https://a.example/r</span></li></ul>',
  )
})

test('what readers get as one number is one number for staff', () => {
  const { html } = staffWords('The support is at [9](https://a.example)800 dollars.')
  expect(html).toContain('>9</a>800 dollars.')
})

test.each([
  ['Two lines,\nand **bold** words', 'Two lines,\nand bold words', true],
  ['Plain words:  5%\n\nand more.', 'Plain words: 5%\nand more.', false],
  ['``` false:\ntrue\n```', 'false:\ntrue', true],
  ['5&#48;0', '5&#48;0', false],
])('what was typed is at hand where it is more than what is read: %j', (source, words, isMore) => {
  const read = staffWords(source)
  expect([read.words.replace(/\s*\n\s*/g, '\n').replace(/ +/g, ' '), read.typed]).toEqual([
    words,
    isMore ? source : null,
  ])
})

test.each([
  ...HTML_ATTACKS,
  ...MARKDOWN_ATTACKS,
  ...BAD_LINKS,
  '[x](https://a.example/?q=<b>"\'&lt;) [y](<https://a.example/"onclick=x>) `z`\n\n1. a\n2. [b][c]\n\n[c]: https://c.example',
])('%j is for staff what it is for readers, and nothing more', (source) => {
  const { html } = staffWords(source)
  expect(
    html
      .replace(
        /<ul class="desk-addresses">(?:<li><bdi>[^<]*<\/bdi> leads to <span dir="ltr">[^<]*<\/span><\/li>)+<\/ul>$/,
        '',
      )
      .replaceAll(opened, 'rel="ugc nofollow noopener"'),
  ).toBe(renderComment(source))
  const inline = { strong: [], em: [], code: [], a: ['href', 'rel', 'target'], span: ['dir'], bdi: [] }
  const blocks = { p: [], br: [], blockquote: [], pre: [], ul: ['class'], ol: ['start'], li: [] }
  expect(strangersIn(html, { ...inline, ...blocks })).toEqual([])
})
