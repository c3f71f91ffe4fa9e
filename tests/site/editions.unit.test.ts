// What only the desk sees, as it is drawn: drafts that say whether they are public, editions as they were.

import { describe, expect, it } from 'vitest'
import type { EditionAsItWas, EditionSummary } from '#src/publishing/editions/editionReads.ts'
import { CORRECTION, wholeArticle } from './articles.ts'
import { drawDraft, drawEdition, drawEditions } from './drawn.tsx'

const summary = (changes: Partial<EditionSummary> = {}): EditionSummary => ({
  articleId: 'article-1',
  number: 3,
  kind: 'correction',
  headline: 'As it was then',
  note: CORRECTION.note,
  documentHash: 'a'.repeat(64),
  isIntact: true,
  publishedBy: 'Ines Albrecht',
  approvedBy: [
    { name: 'Ines Albrecht', as: 'editorial', at: '2026-11-05T14:00:00.000Z' },
    { name: 'Mara Lind', as: 'compliance', at: '2026-11-05T14:03:00.000Z' },
  ],
  override: null,
  period: { kind: 'public', from: '2026-11-05T14:05:00.000Z', to: '2026-11-06T08:00:00.000Z' },
  ...changes,
})
const edition = (
  changes: Partial<EditionSummary> = {},
  seenAt = new Date('2026-11-06T08:00:00.000Z'),
): EditionAsItWas => ({
  edition: summary(changes),
  seenAt,
  article: wholeArticle({
    headline: 'As it was then',
    end: { at: '2026-11-06T09:00:00.000Z', page: 'stays' },
  }),
})
const PATH = '/preview/articles/article-1/editions'

describe('an edition', () => {
  it('is shown as it was, under a bar with its times and who approved it', async () => {
    const page = await drawEdition(edition())
    expect(page.find('aside', { class: 'desk-bar' })[0]?.words).toBe(
      'Edition 3, as it was public from 5 November 2026, 14:05 UTC to 6 November 2026, 08:00 UTCApproved by Ines Albrecht (5 November 2026, 14:00 UTC) and Mara Lind (compliance, 5 November 2026, 14:03 UTC); published by Ines AlbrechtOnly the desk sees this page. All editions · Compare it with the draft',
    )
    expect(page.find('h1')[0]?.words).toBe('As it was then')
    expect(page.html).toContain('commits no money')
    expect([
      page.find('meta', { name: 'robots' })[0]?.attributes['content'],
      page.find('link', { rel: 'canonical' }),
      page.find('script', { src: '/assets/preview.js' }),
    ]).toEqual(['noindex', [], []])
  })

  it('is drawn for the last instant at which readers saw it, not for today', async () => {
    expect((await drawEdition(edition())).html).toContain('Valid until')
    const after = edition({}, new Date('2026-11-06T09:00:00.000Z'))
    expect((await drawEdition(after)).html).toContain('This note ended on')
  })

  it.each([
    [
      { kind: 'public', from: '2026-11-05T14:05:00.000Z', to: null },
      'public since 5 November 2026, 14:05 UTC',
    ],
    [
      { kind: 'waiting', from: '2026-11-08T06:00:00.000Z' },
      'waiting; it will be public from 8 November 2026, 06:00 UTC',
    ],
    [{ kind: 'never', why: 'held' }, 'held back when it was due, and never public'],
    [{ kind: 'never', why: 'cancelled' }, 'cancelled before it went out, and never public'],
  ] as const)('says what became of it: %j', async (fate, words) => {
    const page = await drawEdition(edition({ period: fate }))
    expect(page.find('aside', { class: 'desk-bar' })[0]?.words).toContain(words)
  })

  it('says who published without the approvals, and why', async () => {
    const page = await drawEdition(
      edition({ override: { name: 'Ada Root', reason: 'The exchange halted trading.' } }),
    )
    expect(page.html).toContain('Published by Ada Root without the approvals: The exchange halted trading.')
  })

  it('warns where the text is not the one that was kept', async () => {
    const words = 'This text has been changed in the database since it was kept.'
    for (const isIntact of [true, false]) {
      const pages = [await drawEdition(edition({ isIntact })), await drawEditions([summary({ isIntact })])]
      expect(pages.map(({ html }) => html.includes(words))).toEqual([!isIntact, !isIntact])
    }
  })

  it('of a withdrawal names who asked for it and who agreed', async () => {
    const approvedBy = [
      { name: 'Tomas Okafor', as: 'asked' as const, at: null },
      { name: 'Ines Albrecht', as: null, at: null },
    ]
    const page = await drawEdition(edition({ kind: 'withdrawal', approvedBy }))
    expect(page.html).toContain(
      'Asked for by Tomas Okafor; approved by Ines Albrecht; withdrawn by Ines Albrecht',
    )
  })
})

it('the list of editions leads to each of them', async () => {
  const page = await drawEditions([
    summary(),
    summary({ number: 2, kind: 'update' }),
    summary({ number: 1, kind: 'first', headline: 'The first headline' }),
  ])
  expect(page.find('ol', { class: 'editions' })[0]?.words).toContain('First publication')
  for (const number of [1, 2, 3]) expect(page.find('a', { href: `${PATH}/${number}` })).toHaveLength(1)
  expect(page.html).toContain('Headline: The first headline')
})

describe('the preview of a draft', () => {
  it.each([
    ['not public', 'Not published', 'Published <time'],
    ['to come', 'Goes out <time', 'Published <time'],
    ['public', 'Published <time', 'Not published'],
  ] as const)('of an article that is %s says so', async (standing, words, not) => {
    const { html } = await drawDraft(wholeArticle(), { standing, hasEditions: false })
    expect(html).toContain(words)
    expect(html).not.toContain(not)
  })

  it('leads to what was published before, if anything was', async () => {
    const links = async (hasEditions: boolean) =>
      (await drawDraft(wholeArticle(), { standing: 'public', hasEditions })).find('a', { href: PATH })
    expect(await links(true)).toHaveLength(1)
    expect(await links(false)).toEqual([])
  })
})
