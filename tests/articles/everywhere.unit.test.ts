// What readers may see of an article is on its page, in the evidence and in the API: a part that one of them
// forgot fails here.

import { describe, expect, test } from 'vitest'
import type { Edition } from '#payload-types'
import { presentArticle } from '#src/api/resources/articlePresenter.ts'
import { PUBLIC_PARTS, type PublicPart } from '#src/articles/parts.ts'
import { pageOf } from '#src/audit/pack/page.ts'
import { RARE_EARTHS, TRADE, wholeArticle } from '../site/articles.ts'
import { drawArticle, SITE_URL } from '../site/drawn.tsx'

const article = wholeArticle({
  seo: { title: 'What search engines call it', description: 'What search engines say of it' },
  end: { at: '2027-01-05T09:30:00.000Z', page: 'stays' },
  topics: [TRADE],
  commodities: [RARE_EARTHS],
})

/**
 * Words by which each part is known wherever it is shown; a part that has none is a plain text, and known by
 * itself.
 */
const SIGNS: Partial<Record<PublicPart, readonly string[]>> = {
  byline: article.byline.map(({ name }) => name),
  commodities: [RARE_EARTHS.name],
  topics: [TRADE.name],
  leadImage: [article.leadImage!.credit],
  body: ['A floor that is written down nowhere is still a floor'],
  figures: article.figures.map(({ source }) => source.title),
  seo: ['What search engines say of it'],
  end: ['2027-01-05T09:30:00.000Z'],
}

/**
 * The page of the evidence shows the text; where it stood in lists, and how it ended, its document.json says.
 */
const NOT_ON_THE_EVIDENCE_PAGE: readonly PublicPart[] = ['commodities', 'topics', 'seo', 'end']

const signsOf = (name: PublicPart): readonly string[] => SIGNS[name] ?? [plainTextOf(name)]

describe('every public part is', () => {
  test.each(PUBLIC_PARTS)('on the page: %s', async (name) => {
    const { html } = await drawArticle(article)
    for (const sign of signsOf(name)) expect(html).toContain(sign)
  })

  test.each(PUBLIC_PARTS)('in the API: %s', (name) => {
    const answer = JSON.stringify(presentArticle(article, { siteUrl: SITE_URL }))
    for (const sign of signsOf(name)) expect(answer).toContain(sign)
  })

  test.each(PUBLIC_PARTS.filter((name) => !NOT_ON_THE_EVIDENCE_PAGE.includes(name)))(
    'in the evidence: %s',
    async (name) => {
      const edition = { number: 1, kind: 'first', state: 'out', document: article } as Edition
      const { html } = await pageOf({ edition, siteUrl: SITE_URL, mediaDir: 'tests/site' })
      for (const sign of signsOf(name)) expect(html).toContain(sign)
    },
  )
})

function plainTextOf(name: PublicPart): string {
  const value = article[name]
  if (typeof value !== 'string' || !value)
    throw new Error(`Say in SIGNS by which words “${name}” is known, or give it a value in wholeArticle().`)
  return value
}
