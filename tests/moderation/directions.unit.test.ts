// Each line of a comment in its own direction.

import { describe, expect, test } from 'vitest'
import { renderComment } from '#src/moderation/render.ts'
import { staffWords } from '#src/moderation/staffHtml.ts'

describe('a comment says of each line with a Hebrew letter that it goes by its own first letter', () => {
  test.each([
    ['12 - 15 א', '<p dir="auto">12 - 15 א</p>'],
    ['א 12\n12 - 15', '<p><bdi>א 12</bdi><br>12 - 15</p>'],
    ['First.\n\nא 12', '<p>First.</p>\n<p dir="auto">א 12</p>'],
    ['> א 12', '<blockquote>\n<p dir="auto">א 12</p>\n</blockquote>'],
    ['- א 12\n- b 12', '<ul>\n<li dir="auto">א 12</li>\n<li>b 12</li>\n</ul>'],
    ['- א\n  - 12 - 15', '<ul>\n<li><bdi>א\n</bdi><ul>\n<li>12 - 15</li>\n</ul>\n</li>\n</ul>'],
    ['~~~\nא 12\n12 - 15\n~~~', '<pre><code><bdi>א 12\n</bdi>12 - 15\n</code></pre>'],
    ['12 - 15', '<p>12 - 15</p>'],
  ])('%j', (source, html) => {
    expect(renderComment(source)).toBe(html)
    expect(staffWords(source).html).toBe(html)
  })
})
