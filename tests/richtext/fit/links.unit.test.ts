// Addresses that the browser has made of those of a copied page.

import { expect, test } from 'vitest'
import { unresolvedHref } from '#src/richtext/fit/links.ts'

const PANEL = 'https://news.example.com/admin'

test.each([
  [`${PANEL}/collections/articles/1#_ftn1`, '#_ftn1'],
  [`${PANEL}#top`, '#top'],
  [`${PANEL}?a=1#b`, '#b'],
  [`${PANEL}/collections/articles`, '/admin/collections/articles'],
  [PANEL, '/admin'],
  [`${PANEL}istration`, `${PANEL}istration`],
  ['https://news.example.com/articles/a#b', 'https://news.example.com/articles/a#b'],
  ['#_ftn1', '#_ftn1'],
  ['mailto:desk@example.com', 'mailto:desk@example.com'],
])('%j is %j', (href, typed) => {
  expect(unresolvedHref(href, PANEL)).toBe(typed)
})
