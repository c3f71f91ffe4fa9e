// A text as HTML: what each part becomes, and that nothing in it can become anything else.

import { array, assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { footnotesHtml, renderHtml } from '#src/richtext/body/html.ts'
import { collectFigures, resolveReferences } from '#src/richtext/body/references.ts'
import { brokenLines, dirOf, withWideTabs } from '#src/richtext/escape.ts'
import { imageHtml } from '#src/richtext/imageHtml.ts'
import type { RichText } from '#src/richtext/types.ts'
import { ndprFloor, tungstenRange } from '../figures/samples.ts'
import { block, body, element, figure, heading, link, list, paragraph, text, wholeBody } from './build.ts'
import { elementsOf, strangersIn, wordsOf } from './markup.ts'
import { analyst, documents, mine } from './samples.ts'

const ALLOWED: Record<string, string[]> = {
  p: ['class', 'id'],
  h2: ['id'],
  h3: ['id'],
  h4: ['id'],
  ul: [],
  ol: ['class', 'start'],
  li: ['class', 'id', 'tabindex'],
  blockquote: [],
  hr: [],
  br: [],
  bdi: ['class', 'title'],
  strong: [],
  em: [],
  sub: [],
  sup: ['class', 'aria-hidden'],
  span: ['class', 'role', 'id', 'hidden', 'title'],
  a: ['class', 'id', 'href', 'rel', 'target', 'aria-describedby', 'aria-label'],
  aside: ['class', 'data-stance', 'aria-labelledby', 'aria-label'],
  header: ['class'],
  div: ['class', 'role', 'tabindex', 'aria-labelledby', 'aria-label'],
  dl: ['class'],
  dt: [],
  dd: [],
  figure: ['class'],
  figcaption: ['class'],
  table: [],
  caption: ['id'],
  thead: [],
  tbody: [],
  tr: [],
  th: ['scope'],
  td: ['class'],
  img: ['src', 'srcset', 'sizes', 'width', 'height', 'alt', 'loading', 'decoding', 'fetchpriority'],
}

const resolved = resolveReferences(wholeBody(), documents)
const authorPath = (author: { slug: string }): string => `/authors/${author.slug}`

describe('a whole text', () => {
  const html = renderHtml(resolved, { authorPath })

  test('holds only elements and attributes of the allow-list', () => {
    expect(strangersIn(html + footnotesHtml(collectFigures(resolved)), ALLOWED)).toEqual([])
  })

  test('gives each element an id of its own, and every inner link leads somewhere', () => {
    const all = elementsOf(html + footnotesHtml(collectFigures(resolved)))
    const ids = all.map(({ attributes }) => attributes['id']).filter((id) => id !== undefined)
    expect(new Set(ids).size).toBe(ids.length)
    const targets = all.flatMap(({ attributes }) => [
      attributes['href']?.startsWith('#') ? attributes['href'].slice(1) : undefined,
      attributes['aria-describedby'],
      attributes['aria-labelledby'],
    ])
    for (const target of targets.filter((id) => id !== undefined)) expect(ids).toContain(target)
  })

  test('is the same each time, so that a page can be kept', () => {
    expect(renderHtml(resolved, { authorPath })).toBe(html)
  })

  test('can stand twice on a page under two prefixes', () => {
    const ids = elementsOf(renderHtml(resolved, { idPrefix: 'a-' }))
      .map(({ attributes }) => attributes['id'])
      .filter((id) => id !== undefined)
    expect(ids.length).toBeGreaterThan(5)
    expect(ids.every((id) => id.startsWith('a-'))).toBe(true)
  })
})

describe('a figure in the text', () => {
  test('is a link to its note, described by a tip beside it, with a number for print', () => {
    expect(renderHtml(resolveReferences(body(paragraph(figure('fig-ndpr'))), documents))).toBe(
      '<p><bdi class="figure"><a class="figure-value" id="figure-1" href="#figure-note-1" aria-describedby="figure-1-tip">$110/kg</a><sup class="figure-number" aria-hidden="true">1</sup>' +
        '<span class="figure-tip" role="tooltip" id="figure-1-tip" hidden>NdPr oxide, MP Materials (floor): $110/kg, as of 28 October 2025, 09:00 UTC+09:00. Source: MP Materials, press release (accessed 29 October 2025).</span></bdi></p>\n',
    )
  })

  test('keeps its number when it is mentioned again', () => {
    const html = renderHtml(
      resolveReferences(
        body(paragraph(figure('fig-ndpr'), figure('fig-apt'), figure('fig-ndpr'))),
        documents,
      ),
    )
    const links = elementsOf(html)
      .filter(({ name }) => name === 'a')
      .map(({ attributes }) => [attributes['id'], attributes['href']])
    expect(links).toEqual([
      ['figure-1', '#figure-note-1'],
      ['figure-2', '#figure-note-2'],
      ['figure-1-2', '#figure-note-1'],
    ])
  })

  test('hides nothing where our styles do not reach', () => {
    const html = renderHtml(resolved, { figures: 'plain' })
    expect(html).not.toContain('hidden>')
    expect(html).not.toContain('role="tooltip"')
    expect(html).toContain('$110/kg</bdi><sup class="figure-number">[1]</sup>')
  })

  test('has a note with its source as a link, and a way back', () => {
    const notes = footnotesHtml([ndprFloor, tungstenRange])
    expect(wordsOf(notes)).toContain('Source: MP Materials, press release (accessed 29 October 2025).')
    expect(notes).toContain(
      '<a class="figure-note-source" href="https://mpmaterials.example/release?a=1&amp;b=2" rel="noopener">',
    )
    expect(notes).toContain('aria-label="Back to figure 2 in the text"')
    expect(
      elementsOf(notes)
        .filter(({ name }) => name === 'li')
        .map(({ attributes }) => attributes['id']),
    ).toEqual(['figure-note-1', 'figure-note-2'])
    expect(footnotesHtml([])).toBe('')
  })

  test('never links a source that is no web address', () => {
    const notes = footnotesHtml([
      { ...ndprFloor, source: { title: 'x', url: 'javascript:alert(1)', accessed: null } },
    ])
    expect(notes).not.toContain('javascript')
  })
})

describe('blocks', () => {
  test('commentary stands apart, with its label, view, horizon and analyst', () => {
    const html = renderHtml(
      resolveReferences(
        body(
          block('commentary', {
            label: 'Assay Commentary',
            analyst: 'staff-1',
            stance: 'bullish',
            horizon: 'six months',
            text: body(paragraph(text('Up.'))),
          }),
        ),
        documents,
      ),
      { authorPath },
    )
    expect(html).toBe(`<aside class="commentary" data-stance="bullish" aria-labelledby="commentary-1">
<header class="commentary-header"><p class="commentary-label" id="commentary-1">Assay Commentary</p><dl class="commentary-facts"><div class="commentary-fact commentary-stance"><dt>View</dt><dd>Bullish</dd></div><div class="commentary-fact commentary-horizon"><dt>Horizon</dt><dd>six months</dd></div><div class="commentary-fact commentary-analyst"><dt>Analyst</dt><dd><a href="/authors/mara-lindqvist" rel="author"><span class="analyst-name">Mara Lindqvist</span></a>, <span class="analyst-title">Rare earths analyst</span></dd></div></dl></header>
<div class="commentary-text"><p>Up.</p>
</div>
</aside>
`)
  })

  test('commentary without a view names none', () => {
    const html = renderHtml(
      body(
        block('commentary', {
          label: 'Note',
          analyst: null,
          stance: 'none',
          horizon: '',
          text: body(paragraph(text('x'))),
        }),
      ),
    )
    expect(html).not.toContain('<dl')
    expect(html).toContain('data-stance="none"')
  })

  test('a table names its columns and rows, its caption and its source', () => {
    const html = renderHtml(
      body(
        block('table', {
          caption: 'Prices',
          source: 'Desk',
          headerRow: true,
          headerColumn: true,
          cells: '\tPrice\nNdPr\t$110\nTb\tn/a',
        }),
      ),
    )
    expect(html).toContain(
      '<thead><tr><td></td><th scope="col">Price</th></tr></thead><tbody><tr><th scope="row">NdPr</th><td class="numeric">$110</td></tr><tr><th scope="row">Tb</th><td>n/a</td></tr></tbody>',
    )
    expect(html).toContain('<caption id="table-1">Prices</caption>')
    expect(html).toContain('<figcaption class="table-source">Source: Desk</figcaption>')
    expect(html).toContain('<div class="table-scroll" role="region" aria-labelledby="table-1" tabindex="0">')
  })

  test('an image comes in its widths, without the cropped one, with caption and credit', () => {
    const html = renderHtml(
      resolveReferences(body(block('image', { image: 'media-1', caption: 'The mine' })), documents),
      { siteUrl: 'https://assay.example', imageSizes: '50vw' },
    )
    const image = elementsOf(html).find(({ name }) => name === 'img')
    expect(image?.attributes).toEqual({
      src: 'https://assay.example/media/mine%20wide.webp',
      srcset:
        'https://assay.example/media/mine%2Cthumb.webp 320w, https://assay.example/media/mine%20wide.webp 1280w',
      sizes: '50vw',
      width: '3000',
      height: '2000',
      alt: 'An open pit',
      loading: 'lazy',
      decoding: 'async',
    })
    expect(wordsOf(html).trim()).toBe('The mine Photo: J. Doe')
  })

  test('a lead image loads at once', () => {
    expect(imageHtml(mine, { loading: 'eager' })).toContain('fetchpriority="high"')
    expect(imageHtml({ ...mine, sizes: [], url: 'javascript:alert(1)' }, { loading: 'eager' })).toContain(
      'src=""',
    )
  })

  test('an embedded page is a link and nothing that loads', () => {
    const html = renderHtml(body(block('embed', { url: 'https://www.gov.example/a', title: null })))
    expect(html).toBe(
      '<div class="embed"><a class="embed-link" href="https://www.gov.example/a" rel="noopener nofollow"><span class="embed-title">https://www.gov.example/a</span><br><span class="embed-site">gov.example</span></a></div>\n',
    )
  })

  test('a quotation and a disclosure keep their paragraphs', () => {
    expect(renderHtml(body(block('pullQuote', { quote: 'One.\n\nTwo.', attribution: 'A minister' })))).toBe(
      '<figure class="pull-quote"><blockquote><p>One.</p><p>Two.</p></blockquote><figcaption>A minister</figcaption></figure>\n',
    )
    expect(renderHtml(body(block('disclosure', { text: 'None.' })))).toContain(
      '<aside class="disclosure" aria-label="Disclosure">',
    )
  })
})

describe('running text', () => {
  test('headings are places to link to, each its own', () => {
    const html = renderHtml(
      body(
        heading('h2', 'Key provisions'),
        heading('h3', 'Key provisions'),
        heading('h2', 'Höhere Preise & mehr'),
        heading('h4', '!!!'),
      ),
    )
    expect(elementsOf(html).map(({ name, attributes }) => `${name}#${attributes['id']}`)).toEqual([
      'h2#section-key-provisions',
      'h3#section-key-provisions-2',
      'h2#section-hohere-preise-mehr',
      'h4#section-untitled',
    ])
  })

  test('styles nest in one order, and small numbers stay small', () => {
    expect(renderHtml(body(paragraph(text('a', 3), text('2', 32), text('b', 64 + 1))))).toBe(
      '<p><strong><em>a</em></strong><sub>2</sub><strong><sup>b</sup></strong></p>\n',
    )
  })

  test('a nested list stands under its point', () => {
    expect(renderHtml(body(list('bullet', [text('a')], [list('number', [text('b')])], [text('c')])))).toBe(
      '<ul><li>a<ol><li>b</li></ol>\n</li><li>c</li></ul>\n',
    )
  })

  test('a link to a page of this site is a path at home and whole elsewhere', () => {
    const inside = body(paragraph(link('/ndpr/../a?b#c', 'x')))
    expect(renderHtml(inside)).toBe('<p><a href="/a?b#c" rel="noopener">x</a></p>\n')
    expect(renderHtml(inside, { siteUrl: 'https://assay.example' })).toBe(
      '<p><a href="https://assay.example/a?b#c" rel="noopener">x</a></p>\n',
    )
  })

  test('a link that opens a new tab says so', () => {
    const html = renderHtml(body(paragraph(link('https://example.com/?a=1&b=2', 'there', { newTab: true }))))
    expect(html).toBe(
      '<p><a href="https://example.com/?a=1&amp;b=2" target="_blank" rel="noopener">there<span class="visually-hidden"> (opens in a new tab)</span></a></p>\n',
    )
  })
})

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onfocus=alert(1) autofocus tabindex=0 '",
  '</p></aside><svg/onload=alert(1)>',
  '<!--',
  ']]>',
  '</script><script>alert(1)//',
  '&lt;script&gt;',
  '&#60;script&#62;',
  'x\nonfocus=alert(1) autofocus',
  '<svg><style><img src=x onerror=alert(1)>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '`onmouseover=alert(1)',
  '<template><script>',
  '</textarea><script>',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
]

describe('an attack in the text', () => {
  test.each(ATTACKS)('%j stays words wherever it is put', (attack) => {
    const html = renderHtml(everywhere(attack)) + footnotesHtml([hostileFigure(attack)])
    expect(strangersIn(html, ALLOWED)).toEqual([])
    expect(wordsOf(renderHtml(body(paragraph(text(attack))))).trimEnd()).toBe(attack.trimEnd())
    const harmless = renderHtml(everywhere('harmless')) + footnotesHtml([hostileFigure('harmless')])
    const namesIn = (page: string) => elementsOf(page).flatMap(({ name }) => (name === 'br' ? [] : [name]))
    expect(namesIn(html)).toEqual(namesIn(harmless))
  })

  test.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/.//evil.example',
    '/\\evil.example',
  ])('%j as an address leaves the words of the link only', (url) => {
    expect(renderHtml(body(paragraph(link(url, 'words'))))).toBe('<p>words</p>\n')
    expect(renderHtml(body(block('embed', { url, title: 'x' })))).toBe('')
  })

  test('as a type, a tag or a format is dropped', () => {
    const strange = body(
      { type: 'script', children: [text('x')] },
      element('heading', [text('x')], { tag: 'script' }),
      block('html', { html: '<script>' }),
      element('paragraph', [text('y')], { format: '" onclick="x' }),
    )
    expect(renderHtml(strange)).toBe('<p>y</p>\n')
  })

  test('by depth is refused by name, and by anything else that is no text is empty', () => {
    let node = text('x')
    for (let level = 0; level < 5_000; level += 1) node = list('bullet', [node])
    expect(() => renderHtml(body(node))).toThrow(
      expect.objectContaining({ name: 'RichTextError', code: 'too_deep' }),
    )
    for (const junk of [null, undefined, {}, { root: null }, { root: { children: [null, 1, {}] } }])
      expect(renderHtml(junk as unknown as RichText)).toBe('')
  })

  test('by a reference that nobody looked up is refused by name', () => {
    expect(() => renderHtml(wholeBody())).toThrow(expect.objectContaining({ code: 'unresolved_reference' }))
  })
})

function hostileFigure(attack: string) {
  return {
    ...ndprFloor,
    id: attack,
    label: attack,
    text: attack,
    zone: attack,
    source: { title: attack, url: `https://x.example/?${attack.replaceAll(/\s/g, '+')}`, accessed: attack },
  }
}

function everywhere(attack: string): RichText {
  return body(
    paragraph(text(attack), link('https://x.example', attack), figure(hostileFigure(attack))),
    heading('h2', attack),
    list('bullet', [text(attack)]),
    element('quote', [text(attack)]),
    block('commentary', {
      label: attack,
      analyst: { ...analyst, name: attack, jobTitle: attack, slug: attack },
      stance: 'bullish',
      horizon: attack,
      text: body(paragraph(text(attack))),
    }),
    block('pullQuote', { quote: attack, attribution: attack }),
    block('table', {
      caption: attack,
      source: attack,
      headerRow: true,
      headerColumn: true,
      cells: `${attack.replaceAll('\n', ' ')}\tb\nc\t${attack.replaceAll('\n', ' ')}`,
    }),
    block('image', {
      image: { ...mine, alt: attack, credit: attack, url: `/media/${attack}`, sizes: [] },
      caption: attack,
    }),
    block('disclosure', { text: attack }),
    block('embed', { url: 'https://x.example/', title: attack, description: attack, site: attack }),
  )
}

test('a line with a Hebrew letter says that it goes by its own first letter', () => {
  const table = block('table', { cells: 'א\tB\n12\t15', caption: 'Spot', source: 'Us' })
  const html = renderHtml(body(paragraph(text('12 → 15 אבג')), paragraph(text('12 → 15')), table))
  expect(html).toContain('<p dir="auto">12 → 15 אבג</p>')
  expect(html).toContain('<p>12 → 15</p>')
  expect(html).toContain('<tr dir="auto"><td>א</td><td>B</td></tr>')
  expect(html.match(/ dir=/g)).toHaveLength(2)
})

describe('of several lines in one block each goes by its own first letter', () => {
  const br = element('linebreak', [])

  test('also where a link goes on in the next line', () => {
    const html = renderHtml(
      body(
        paragraph(text('אבג'), br, text('12 → 15')),
        paragraph(link('https://a.example/', 'אבג\n12 → 15')),
      ),
    )
    const a = '<a href="https://a.example/" rel="noopener">'
    expect(html).toBe(`<p><bdi>אבג</bdi><br>12 → 15</p>\n<p><bdi>${a}אבג</a></bdi><br>${a}12 → 15</a></p>\n`)
  })

  test('and a point of a list turns none of the points under it', () => {
    const html = renderHtml(body(list('bullet', [text('אבג'), list('bullet', [text('12 → 15')])])))
    expect(html).toContain('<li><bdi>אבג</bdi><ul><li>12 → 15</li></ul>')
  })

  test('and a text of a block', () => {
    const html = renderHtml(body(block('disclosure', { text: 'אבג\n12 → 15\n\n12 → 15 אבג' })))
    expect(html).toContain('<p><bdi>אבג</bdi><br>12 → 15</p><p dir="auto">12 → 15 אבג</p>')
  })

  test('whatever the lines: none stands in a block that says a direction for all', () => {
    const line = string({ unit: constantFrom('א', 'ب', '1', '→', 'a', ' ', '\t', '<'), maxLength: 6 })
    assert(
      property(array(line, { minLength: 2, maxLength: 4 }), (lines) => {
        const whole = lines.join('\n')
        const made = brokenLines(whole).text.split('<br>')
        expect(made).toHaveLength(lines.length)
        expect(dirOf(whole)).toBeNull()
        made.forEach((words, at) => {
          expect(words.startsWith('<bdi>')).toBe(/[אب]/.test(lines[at]!))
        })
      }),
    )
  })
})

test('a tab in a line parts its words for the eye and for their direction', () => {
  expect(withWideTabs('5\t300')).toBe('5\u2003300')
  expect(withWideTabs('5\t300\nx אב\t12\nאב\t12')).toBe(
    '5\u2003300\nx אב\u200E\u2003\u200E12\nאב\u200F\u2003\u200F12',
  )
})
