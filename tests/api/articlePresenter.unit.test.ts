// The text of an article as other sites get it.

import { expect, it } from 'vitest'
import { presentBody } from '#src/api/resources/articleBody.ts'
import { HANA, JONAS, wholeArticle } from '../site/articles.ts'

const bodyOf = (changes: Parameters<typeof wholeArticle>[0]) =>
  presentBody(wholeArticle(changes), 'https://assay.example')
const htmlOf = (changes: Parameters<typeof wholeArticle>[0]) => bodyOf(changes).html

it('links an analyst only who has a byline, since nobody else has a page', () => {
  const plain = htmlOf({ byline: [HANA] })
  expect(plain).toContain('<dd><span class="analyst-name">Jonas Lind</span>, ')
  expect(htmlOf({ byline: [HANA, JONAS] })).toContain(
    '<dd><a href="https://assay.example/authors/jonas-lind" rel="author"><span class="analyst-name">Jonas Lind</span></a>, ',
  )
})

it('says where each figure comes from, under the number that stands after it', () => {
  const { figures } = wholeArticle()
  const html = htmlOf({})
  const [text = '', sources = ''] = html.split('<h2>Figures and sources</h2>')
  const numbers = [...text.matchAll(/<sup class="figure-number">\[(\d+)\]/g)].map(([, number]) =>
    Number(number),
  )
  expect(new Set(numbers)).toEqual(new Set(figures.map((_, index) => index + 1)))
  expect(sources.match(/<li/g)).toHaveLength(figures.length)
  for (const { source } of figures) expect(sources).toContain(source.title)
})

it('has no list of sources where there is no figure', () => {
  expect(htmlOf({ body: { root: { type: 'root', children: [] } }, figures: [] })).toBe('')
})

it('gives an analyst in the text an address only where there is a page, and nobody’s id', () => {
  const analystIn = (byline: (typeof HANA)[]) =>
    bodyOf({ byline }).nodes.find((node) => node.type === 'commentary')?.analyst
  const { slug, name, jobTitle, bio } = JONAS
  expect(analystIn([HANA])).toEqual({ slug, name, jobTitle, bio, url: null })
  expect(analystIn([JONAS])).toEqual({
    slug,
    name,
    jobTitle,
    bio,
    url: 'https://assay.example/authors/jonas-lind',
  })
})
