// What staff read of a comment: what readers get, and the addresses and signs that readers do not see.

import { expect, test } from 'vitest'
import { renderComment } from '#src/moderation/render.ts'
import { staffWords } from '#src/moderation/staffHtml.ts'
import { strangersIn } from '../richtext/markup.ts'
import { BAD_LINKS, HTML_ATTACKS, MARKDOWN_ATTACKS } from './attacks.ts'

const opened = 'rel="ugc nofollow noopener noreferrer" target="_blank"'

test('the address of a link stands beside its words, and opens away from the panel', () => {
  expect(staffWords('> [our *report*](https://a.example/r) <https://b.example>').html).toBe(
    `<blockquote>\n<p><a href="https://a.example/r" ${opened}>our <em>report</em></a>` +
      '<span class="desk-address" dir="ltr"> (https://a.example/r)</span> ' +
      `<a href="https://b.example" ${opened}>https://b.example</a></p>\n</blockquote>`,
  )
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
      .replaceAll(/<span class="desk-address" dir="ltr">[^<]*<\/span>/g, '')
      .replaceAll(opened, 'rel="ugc nofollow noopener"'),
  ).toBe(renderComment(source))
  const inline = { strong: [], em: [], code: [], a: ['href', 'rel', 'target'], span: ['class', 'dir'] }
  const blocks = { p: [], br: [], blockquote: [], pre: [], ul: [], ol: ['start'], li: [] }
  expect(strangersIn(html, { ...inline, ...blocks })).toEqual([])
})
