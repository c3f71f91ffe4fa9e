// Which links of a page lead to the reader's own view, however their ampersands are written.

import { expect, test } from 'vitest'
import { withOwnLinks } from '#src/site/view/ownLinks.ts'

test.each([
  ['a page', '/articles/zinc', '/articles/zinc?as=reader'],
  [
    'one with a query, as JSX writes it',
    '/search?q=a&amp;before=b',
    '/search?q=a&amp;before=b&amp;as=reader',
  ],
  [
    'one with a query, as a comment has it',
    'https://assay.example/articles/zinc?a=1&#x26;b=2',
    '/articles/zinc?a=1&amp;b=2&amp;as=reader',
  ],
  ['one with other escapes, which none of ours has', '/articles/zinc?a=&quot;', '/articles/zinc?a=&quot;'],
  ['a file', '/feed.xml', '/feed.xml'],
  ['another site', 'https://elsewhere.example/articles/zinc', 'https://elsewhere.example/articles/zinc'],
])('%s', (_, href, wanted) => {
  expect(withOwnLinks(`<a class="x" href="${href}">`, 'https://assay.example')).toBe(
    `<a class="x" href="${wanted}">`,
  )
})
