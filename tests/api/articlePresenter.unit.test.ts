// The HTML of an article as other sites get it.

import { expect, it } from 'vitest'
import { presentArticle } from '#src/api/resources/articlePresenter.ts'
import { HANA, JONAS, wholeArticle } from '../site/articles.ts'

const htmlOf = (changes: Parameters<typeof wholeArticle>[0]) =>
  presentArticle(wholeArticle(changes), { siteUrl: 'https://assay.example' }).body?.html

it('links an analyst only who has a byline, since nobody else has a page', () => {
  expect(htmlOf({ byline: [HANA] })).toContain('<dd><span class="analyst-name">Jonas Lind</span>, ')
  expect(htmlOf({ byline: [HANA, JONAS] })).toContain(
    '<dd><a href="https://assay.example/authors/jonas-lind" rel="author"><span class="analyst-name">Jonas Lind</span></a>, ',
  )
})
