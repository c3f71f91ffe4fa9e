// The public document holds what the table gives to readers, and nothing else.

import { expect, it } from 'vitest'
import type { ArticleContent } from '#src/articles/content.ts'
import { PARTS, PUBLIC_PARTS } from '#src/articles/parts.ts'
import { publicDocument, searchText, withdrawnDocument } from '#src/articles/publicDocument.ts'
import { wholeArticle } from '../site/articles.ts'

const { commenting: _, ...shown } = wholeArticle()
const CONTENT: ArticleContent = {
  ...shown,
  regulatoryClass: 'commentary',
  change: null,
  commenting: { mode: 'closes_after', days: 7 },
  releaseAt: '2026-11-05T09:30:00.000Z',
  embargoUntil: null,
}
const issue = (content: ArticleContent) =>
  publicDocument({
    articleId: 'article-1',
    content,
    publishedAt: '2026-11-05T09:30:00.000Z',
    updatedAt: '2026-11-05T09:30:00.000Z',
    edition: 1,
    notes: [],
  })

it('has the public parts and the facts of the edition', () => {
  expect(Object.keys(issue(CONTENT)).toSorted()).toEqual(Object.keys(wholeArticle()).toSorted())
  expect(PUBLIC_PARTS.filter((name) => !(name in wholeArticle()))).toEqual([])
})

it('leaves behind what only the desk may know, be it a part that nobody has thought of', () => {
  const withMore = { ...CONTENT, legalOpinion: 'Settle.' } as ArticleContent
  expect(JSON.stringify(issue(withMore))).not.toMatch(/Settle|releaseAt|regulatoryClass|embargoUntil/)
})

it('says when comments close, counted from its publication', () => {
  expect(issue(CONTENT).commenting).toEqual({ mode: 'closes_after', closesAt: '2026-11-12T09:30:00.000Z' })
})

it('keeps of a withdrawn article what says which one it was, and no word of its text', () => {
  const withdrawn = withdrawnDocument(issue(CONTENT), {
    note: 'It was wrong.',
    at: '2026-11-06T09:30:00.000Z',
    edition: 2,
  })
  const kept = PUBLIC_PARTS.filter((name) => !('withdrawn' in PARTS[name]))
  expect(kept.toSorted()).toEqual(['byline', 'commodities', 'headline', 'slug', 'topics'])
  for (const name of kept) expect(withdrawn[name]).toEqual(CONTENT[name])
  const others = PUBLIC_PARTS.filter((name) => !kept.includes(name)).map((name) => withdrawn[name])
  expect(JSON.stringify(others)).not.toMatch(/[a-z]{3,} [a-z]{3,}/)
  expect(withdrawn).toMatchObject({ withdrawal: { note: 'It was wrong.' }, words: 0, end: null })
})

it('is found by its headline, standfirst, sections, names and text', () => {
  const lines = searchText(issue(CONTENT)).split('\n')
  expect(lines.slice(0, 2)).toEqual([CONTENT.headline, CONTENT.standfirst])
  for (const { name } of [...CONTENT.commodities, ...CONTENT.topics, ...CONTENT.byline])
    expect(lines).toContain(name)
})
