// What only the desk sees on the site: drafts that say whether they are public, and every edition as it was.

import { describe, expect, it } from 'vitest'
import type { EditionAsItWas, EditionSummary } from '#src/publishing/editions/editionReads.ts'
import { CORRECTION, wholeArticle } from './articles.ts'
import { visitor } from './visit.ts'

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
  fate: { kind: 'public', from: '2026-11-05T14:05:00.000Z', to: '2026-11-06T08:00:00.000Z' },
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
const STAFF = { cookie: 'staff=1' }
const PATH = '/preview/articles/article-1/editions'

describe('an edition', () => {
  it('is shown to staff as it was, under a bar with its times and who approved it', async () => {
    const page = await visitor({ editions: [edition()] }).get(`${PATH}/3`, STAFF)
    expect(page.find('aside', { class: 'desk-bar' })[0]?.words).toBe(
      'Edition 3, as it was public from 5 November 2026, 14:05 UTC to 6 November 2026, 08:00 UTCApproved by Ines Albrecht (5 November 2026, 14:00 UTC) and Mara Lind (compliance, 5 November 2026, 14:03 UTC); published by Ines AlbrechtOnly the desk sees this page. All editions',
    )
    expect(page.find('h1')[0]?.words).toBe('As it was then')
    expect(page.html).toContain('commits no money')
    expect([
      page.headers.get('cache-control'),
      page.find('meta', { name: 'robots' })[0]?.attributes['content'],
      page.find('link', { rel: 'canonical' }),
      page.find('script', { src: '/assets/preview.js' }),
    ]).toEqual(['private, no-store', 'noindex', [], []])
  })

  it('is drawn for the last instant at which readers saw it, not for today', async () => {
    const before = await visitor({ editions: [edition()] }).get(`${PATH}/3`, STAFF)
    expect(before.html).toContain('Valid until')
    const after = await visitor({ editions: [edition({}, new Date('2026-11-06T09:00:00.000Z'))] }).get(
      `${PATH}/3`,
      STAFF,
    )
    expect(after.html).toContain('This note ended on')
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
    const page = await visitor({ editions: [edition({ fate })] }).get(`${PATH}/3`, STAFF)
    expect(page.find('aside', { class: 'desk-bar' })[0]?.words).toContain(words)
  })

  it('says who published without the approvals, and why', async () => {
    const page = await visitor({
      editions: [edition({ override: { name: 'Ada Root', reason: 'The exchange halted trading.' } })],
    }).get(`${PATH}/3`, STAFF)
    expect(page.html).toContain('Published by Ada Root without the approvals: The exchange halted trading.')
  })

  it('warns where the text is not the one that was kept', async () => {
    const words = 'This text has been changed in the database since it was kept.'
    for (const path of ['', '/3']) {
      expect(
        (await visitor({ editions: [edition({ isIntact: false })] }).get(PATH + path, STAFF)).html,
      ).toContain(words)
      expect((await visitor({ editions: [edition()] }).get(PATH + path, STAFF)).html).not.toContain(words)
    }
  })

  it('of a withdrawal names who asked for it and who agreed', async () => {
    const approvedBy = [
      { name: 'Tomas Okafor', as: 'asked' as const, at: null },
      { name: 'Ines Albrecht', as: null, at: null },
    ]
    const page = await visitor({ editions: [edition({ kind: 'withdrawal', approvedBy })] }).get(
      `${PATH}/3`,
      STAFF,
    )
    expect(page.html).toContain(
      'Asked for by Tomas Okafor; approved by Ines Albrecht; withdrawn by Ines Albrecht',
    )
  })

  it.each(['', '/3'])('is not found for anybody else (%j)', async (path) => {
    const { get } = visitor({ editions: [edition()] })
    for (const who of [{}, { as: 'reader' as const }]) expect((await get(PATH + path, who)).status).toBe(404)
  })

  it.each(['/2', '/0', '/x', '/1e1', '/-1', '/99999999999'])(
    'is not found where there is none (%s)',
    async (path) => {
      expect((await visitor({ editions: [edition()] }).get(PATH + path, STAFF)).status).toBe(404)
    },
  )
})

it('the list of editions leads to each of them', async () => {
  const page = await visitor({
    editions: [
      edition(),
      edition({ number: 2, kind: 'update' }),
      edition({ number: 1, kind: 'first', headline: 'The first headline' }),
    ],
  }).get(PATH, STAFF)
  expect(page.find('ol', { class: 'editions' })[0]?.words).toContain('First publication')
  for (const number of [1, 2, 3]) expect(page.find('a', { href: `${PATH}/${number}` })).toHaveLength(1)
  expect(page.html).toContain('Headline: The first headline')
  expect((await visitor().get(PATH, STAFF)).status).toBe(404)
})

describe('the preview of a draft', () => {
  it.each([
    ['not public', 'Not published', 'Published <time'],
    ['to come', 'Goes out <time', 'Published <time'],
    ['public', 'Published <time', 'Not published'],
  ] as const)('of an article that is %s says so', async (standing, words, not) => {
    const { html } = await visitor({ standing }).get('/preview/articles/article-1', STAFF)
    expect(html).toContain(words)
    expect(html).not.toContain(not)
  })

  it('leads to what was published before, if anything was', async () => {
    const links = async (editions: EditionAsItWas[]) =>
      (await visitor({ editions }).get('/preview/articles/article-1', STAFF)).find('a', { href: PATH })
    expect(await links([edition()])).toHaveLength(1)
    expect(await links([])).toEqual([])
  })
})
