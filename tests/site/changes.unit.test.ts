// What readers are told of changes and of an end: on pages, in feeds, and in structured data.

import { describe, expect, it } from 'vitest'
import type { ChangeNote } from '#src/articles/changes.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { correctionsFeed } from '#src/site/feeds/corrections.ts'
import { rss } from '#src/site/feeds/rss.ts'
import { structuredData } from '../support/page.ts'
import { changedArticle, CORRECTION, noteRun, UPDATE, wholeArticle } from './articles.ts'
import { ARTICLE, CHANNEL, drawArticle, drawCorrections } from './drawn.tsx'

const changed = () => drawArticle(changedArticle())
const feedOf = (article: PublicArticle) => rss(CHANNEL, [article])

describe('a changed article', () => {
  it('says above its text what was wrong, what is right, where, when to the minute, and in which edition', async () => {
    const page = await changed()
    const [note] = page.find('section', { id: 'change-3' })
    for (const words of [
      'Correction',
      '5 November 2026, 14:05 UTC',
      'Edition 3',
      'An earlier edition gave the floor price per tonne.',
      'What was wrong',
      '$110 a tonne',
      'What is right',
      '$110/kg',
      'Where',
      'The second paragraph',
    ])
      expect(note?.words).toContain(words)
    expect(page.html.indexOf('id="change-3"')).toBeLessThan(page.html.indexOf('class="lead-image"'))
    expect(page.html.indexOf('id="change-3"')).toBeGreaterThan(page.html.indexOf('class="standfirst"'))
  })

  it('has clarifications above the text, updates and refiles at its foot, the newest first', async () => {
    const { html } = await changed()
    const order = [
      'id="change-4"',
      'id="change-3"',
      'class="columns"',
      'id="change-5"',
      'id="change-2"',
      'class="about"',
    ].map((mark) => html.indexOf(mark))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
  })

  it('names each note, so that a screen reader can list them', async () => {
    const page = await changed()
    for (const section of page
      .find('section')
      .filter(({ attributes }) => attributes['id']?.startsWith('change-'))) {
      const [title] = [...page.find('h2'), ...page.find('h3')].filter(
        ({ attributes }) => attributes['id'] === section.attributes['aria-labelledby'],
      )
      expect(['Correction', 'Clarification', 'Update', 'Refile']).toContain(title?.words)
    }
    expect(page.errors).toEqual([])
  })

  it('says in its header what the newest change was, and the edition', async () => {
    const page = await changed()
    expect(page.html).toContain(
      'Refiled <time datetime="2026-11-05T16:40:00.000Z">5 November 2026, 16:40 UTC</time>',
    )
    expect(page.find('header', { class: 'article-header' })[0]?.words).toContain('Edition 5')
  })

  it('takes every word of a note for words', async () => {
    const hostile: ChangeNote = {
      ...CORRECTION,
      note: '<script>alert(1)</script>',
      was: '"><img src=x onerror=alert(1)>',
      is: '</dd><b>',
      where: '&amp;',
    }
    const article = wholeArticle({ edition: 3, notes: [hostile] })
    const notes = noteRun().map((note) => ({ ...note, ...hostile, kind: note.kind }))
    for (const page of [await drawArticle(article), await drawCorrections({ notes, next: null })]) {
      expect(page.html).not.toContain('<script>alert')
      expect(page.html).not.toContain('<img src=x')
      expect(page.errors).toEqual([])
      expect(page.html).toContain('&amp;amp;')
    }
    for (const feed of [feedOf(article), correctionsFeed(CHANNEL, notes)])
      expect(feed).not.toMatch(/<script|<img|<b>/)
  })

  it('tells search engines of corrections and clarifications, and of nothing else', async () => {
    expect(structuredData(await changed())).toMatchObject({
      dateModified: '2026-11-05T16:40:00.000Z',
      version: 5,
      correction: [
        {
          '@type': 'CorrectionComment',
          text: 'The six months run from the signing, not from the announcement.',
          datePublished: '2026-11-05T15:10:00.000Z',
        },
        {
          '@type': 'CorrectionComment',
          text: 'An earlier edition gave the floor price per tonne. Where: The second paragraph. What was wrong: $110 a tonne. What is right: $110/kg.',
          datePublished: '2026-11-05T14:05:00.000Z',
          '@id': `https://assay.example${ARTICLE}#change-3`,
        },
      ],
    })
    const updated = structuredData(await drawArticle(wholeArticle({ edition: 2, notes: [UPDATE] })))
    expect(updated).not.toHaveProperty('correction')
    expect(updated).not.toHaveProperty('expires')
  })

  it('tells machines that keep one line of its lines apart', async () => {
    const page = await drawArticle(
      wholeArticle({
        edition: 3,
        seo: { title: null, description: null },
        standfirst: 'It rose to 2\n500 tonnes were sold.',
        notes: [{ ...CORRECTION, note: 'Put right at 1\n500', was: '2\n750' }],
      }),
    )
    const told = 'It rose to 2 · 500 tonnes were sold.'
    expect(page.html).toContain(`<meta name="description" content="${told}"`)
    expect(page.html).toContain(`<meta property="og:description" content="${told}"`)
    expect(structuredData(page)).toMatchObject({
      description: told,
      correction: [{ text: expect.stringMatching(/^Put right at 1 · 500\. .*What was wrong: 2 · 750\./) }],
    })
  })

  it('shows no note once it is withdrawn: the page is the note that says why', async () => {
    const page = await drawArticle(
      changedArticle({ withdrawal: { at: '2026-11-05T17:00:00.000Z', note: 'All of it was wrong.' } }),
    )
    expect(page.html).toContain('All of it was wrong.')
    expect(page.html).not.toContain('a tonne')
    expect(page.html).not.toContain('id="change-')
  })
})

describe('an article with an end', () => {
  const ending = (at: string, page: 'stays' | 'goes' = 'stays') =>
    drawArticle(wholeArticle({ end: { at, page } }))

  it('says until when it holds', async () => {
    const page = await ending('2026-11-06T10:00:00.001Z')
    expect(page.html).toContain(
      'Valid until <time datetime="2026-11-06T10:00:00.001Z">6 November 2026, 10:00 UTC</time>',
    )
    expect(page.html).not.toContain('This note ended')
    expect(structuredData(page)?.['expires']).toBe('2026-11-06T10:00:00.001Z')
    expect((await ending('2026-11-07T10:00:00.000Z', 'goes')).html).toContain('Valid until')
  })

  it('says, from that instant on, that it has ended and is kept as it was', async () => {
    const page = await ending('2026-11-06T10:00:00.000Z')
    expect(page.find('p', { class: 'ended' })[0]?.words).toBe(
      'This note ended on 6 November 2026, 10:00 UTC. It is kept as it was.',
    )
    expect(page.html).not.toContain('Valid until')
    expect(page.html).toContain('commits no money')
  })
})

describe('the page of corrections', () => {
  it('lists each note with kind, time, words and the way to its article, in the order given', async () => {
    const page = await drawCorrections({ notes: noteRun(), next: null })
    const entries = page.find('article')
    expect(entries.map(({ words }) => /^(\w+?)\d/.exec(words)?.[1])).toEqual([
      'Withdrawal',
      'Refile',
      'Clarification',
      'Correction',
      'Update',
    ])
    expect(entries[3]?.words).toContain('5 November 2026, 14:05 UTC')
    expect(entries[3]?.words).toContain('$110 a tonne')
    expect(page.find('a', { href: `${ARTICLE}#change-3` })).toHaveLength(1)
    expect(page.find('a', { href: '/articles/tungsten-quota' })).toHaveLength(1)
    expect(page.errors).toEqual([])
  })

  it('has a feed of its own, one entry a note', () => {
    const feed = correctionsFeed({ ...CHANNEL, feedPath: '/corrections/feed.xml' }, noteRun())
    expect(feed.match(/<item>/g)).toHaveLength(5)
    expect(feed).toContain('<title>Correction: US and Japan sign')
    expect(feed).toContain('<guid isPermaLink="false">urn:assay:article:article-1:edition:3</guid>')
    expect(feed).toContain(`<link>https://assay.example${ARTICLE}#change-3</link>`)
    expect(feed).toContain('<pubDate>Thu, 05 Nov 2026 14:05:00 +0000</pubDate>')
    expect(feed).toContain('What is right:&lt;/strong&gt; $110/kg&lt;/p&gt;')
    expect(feed).toContain('<atom:link href="https://assay.example/corrections/feed.xml" rel="self"')
  })
})

describe('the feed', () => {
  it('begins a changed article with its newest note, says when it changed, and keeps its id', () => {
    const feed = feedOf(wholeArticle({ edition: 3, notes: [CORRECTION, UPDATE] }))
    expect(feed).toContain(
      '<description>&lt;p&gt;&lt;strong&gt;Correction, 5 November 2026, 14:05 UTC:&lt;/strong&gt; An earlier edition gave the floor price per tonne.&lt;/p&gt;\n' +
        '&lt;p&gt;&lt;strong&gt;Where:&lt;/strong&gt; The second paragraph&lt;/p&gt;',
    )
    expect(feed).toContain('<atom:updated>2026-11-05T14:05:00.000Z</atom:updated>')
    expect(feed).toContain('<guid isPermaLink="false">urn:assay:article:article-1</guid>')
    const content = /<content:encoded>(.*?)<\/content:encoded>/s.exec(feed)?.[1] ?? ''
    expect(content.indexOf('Correction, 5 November')).toBeLessThan(
      content.indexOf('The United States and Japan'),
    )
    expect(content.indexOf('Update, 5 November')).toBeGreaterThan(content.indexOf('Figures and sources'))
  })

  it('says nothing of changes that never were', () => {
    expect(feedOf(wholeArticle({ updatedAt: '2026-11-05T09:30:00.000Z' }))).not.toContain('atom:updated')
  })
})
