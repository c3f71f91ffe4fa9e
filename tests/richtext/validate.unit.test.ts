// The gate before a text is stored: what passes, what is refused with a sentence, what may stand in a draft
// alone, and that nothing can bring it down.

import { describe, expect, test } from 'vitest'
import { inspectBody, validateBody } from '#src/richtext/body/validate.ts'
import { MAX_BYTES, MAX_NODES, MAX_PROBLEMS } from '#src/richtext/limits.ts'
import type { RichTextNode } from '#src/richtext/types.ts'
import { block, body, element, figure, heading, link, list, paragraph, text, wholeBody } from './build.ts'

function messages(json: unknown): string[] {
  const verdict = validateBody(json)
  return verdict.ok ? [] : verdict.problems.map((problem) => problem.message)
}

/** What a draft may hold and a submitted text may not. */
function unfinished(json: unknown): string[] {
  expect(validateBody(json)).toEqual({ ok: true })
  return inspectBody(json).unfinished.map((problem) => problem.message)
}

function nested(levels: number, wrap: (inner: RichTextNode) => RichTextNode): RichTextNode {
  let node: RichTextNode = text('deep')
  for (let level = 0; level < levels; level += 1) node = wrap(node)
  return node
}

const inLists = (inner: RichTextNode): RichTextNode => list('bullet', [inner])

describe('a text may be stored', () => {
  test('with one of everything the desk uses', () => {
    expect(validateBody(wholeBody())).toEqual({ ok: true })
  })

  test('while it is empty or half-written', () => {
    expect(validateBody(body())).toEqual({ ok: true })
    expect(
      validateBody(
        body(
          paragraph(),
          paragraph(link('https://', 'soon'), figure(null)),
          block('image', { image: null }),
          block('commentary', { text: null, stance: null }),
        ),
      ),
    ).toEqual({ ok: true })
  })

  test('with alignment that came along with pasted words', () => {
    expect(validateBody(body(element('paragraph', [text('x')], { format: 'center', indent: 1 })))).toEqual({
      ok: true,
    })
  })

  test('with lists nested as deep as anyone will read', () => {
    expect(validateBody(body(nested(19, inLists)))).toEqual({ ok: true })
  })

  test.each([
    'https://example.com/',
    'http://example.com/a?b#c',
    'HTTPS://EXAMPLE.COM',
    'mailto:desk@example.com',
    'https://münchen.example/ü',
    '/',
    '/articles/us-japan-rare-earths?x=1#section-key-provisions',
  ])('with a link to %s', (url) => {
    expect(unfinished(body(paragraph(link(url, 'x'))))).toEqual([])
  })
})

describe('a link is refused', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java\rscript:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\u200Bscript:alert(1)',
    'javascript:1/alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://example.com',
    'blob:https://example.com/x',
    'tel:+15550100',
    12,
    { href: 'x' },
    ['https://example.com'],
    true,
  ])('to %j', (url) => {
    const found = messages(body(paragraph(link(url, 'x'))))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^A link in part 1 of the text has .*\.$/su)
  })

  test('as an automatic link and as a link card too', () => {
    const auto = { ...link('javascript:alert(1)', 'x'), type: 'autolink' }
    expect(messages(body(paragraph(auto)))).toHaveLength(1)
    expect(messages(body(block('embed', { url: 'javascript:alert(1)' })))).toEqual([
      'A link card in part 1 of the text has the address “javascript:alert(1)”, which begins with javascript:; use https or http.',
    ])
  })

  test('to a document inside the database, which a reader could not open', () => {
    expect(
      messages(
        body(
          paragraph(
            link('https://example.com', 'x', {
              linkType: 'internal',
              doc: { relationTo: 'staff', value: '1' },
            }),
          ),
        ),
      ),
    ).toHaveLength(2)
  })
})

describe('a draft may hold', () => {
  test.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/%0a\t/evil',
    '///evil.example',
    'java&#115;cript:alert(1)',
    'javascript&colon;alert(1)',
    '#top',
    '#_ftn1',
    'example.com',
    'example.com:8080/a',
    'localhost:3000',
    'https:evil.example',
    'https://user:pw@evil.example',
    'https://good.example@evil.example',
    'https://exa mple.com',
    `https://example.com/${'a'.repeat(3000)}`,
    'mailto:',
  ])('a link to %j, which is told before it is submitted', (url) => {
    const found = unfinished(body(paragraph(link(url, 'x'))))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^A link in part 1 of the text has .*\.$/su)
  })

  test.each<[string, RichTextNode, string]>([
    [
      'a card that links to a mailbox',
      block('embed', { url: 'mailto:a@b.example' }),
      'A link card in part 2 of the text has the address “mailto:a@b.example”, which begins with mailto:; use https or http.',
    ],
    [
      'a figure inside a link',
      paragraph(
        element('link', [figure('f1')], {
          fields: { url: 'https://example.com', newTab: false, linkType: 'custom' },
        }),
      ),
      'A link in part 2 of the text has a figure in it; end the link before the figure.',
    ],
    [
      'a label without end',
      block('commentary', { label: 'x'.repeat(81) }),
      'A commentary block in part 2 of the text has a label of 81 characters; at most 80 are allowed.',
    ],
    [
      'an attribution without end',
      block('pullQuote', { attribution: 'x'.repeat(900) }),
      'A pull quote in part 2 of the text has an attribution of 900 characters; at most 200 are allowed.',
    ],
    [
      'a table too long',
      block('table', { cells: 'a\n'.repeat(201) }),
      'A table in part 2 of the text has 201 rows; at most 200 are allowed.',
    ],
    [
      'a table too wide',
      block('table', { cells: `${'a\t'.repeat(30)}a` }),
      'A table in part 2 of the text has 31 columns; at most 30 are allowed.',
    ],
    [
      'a paragraph without end',
      paragraph(text('x'.repeat(50_001))),
      'A text in part 2 of the text has a text of 50001 characters; at most 50000 are allowed.',
    ],
    [
      'a list that begins with a number of millions',
      { ...list('number', [text('x')]), start: 2_510_500 },
      'A list in part 2 of the text has the first number 2510500; at most 100000 is allowed.',
    ],
  ])('%s', (_, node, message) => {
    expect(unfinished(body(paragraph(text('fine')), node))).toEqual([message])
  })

  test('hundreds of them, which hide nothing that is refused', () => {
    const many = Array.from({ length: 300 }, () => paragraph(link('#top', 'x')))
    expect(inspectBody(body(...many)).unfinished).toHaveLength(MAX_PROBLEMS)
    expect(messages(body(...many, { type: 'script', version: 1 }))).toHaveLength(1)
  })
})

describe('a text is refused', () => {
  test.each<[string, RichTextNode]>([
    ['an unknown node', { type: 'script', version: 1 }],
    ['a node named after what objects inherit', { type: 'constructor', version: 1 }],
    ['a node named __proto__', { type: '__proto__', version: 1 }],
    [
      'a relationship that its author may not read',
      { type: 'relationship', version: 2, relationTo: 'staff', value: '1' },
    ],
    ['an upload node', { type: 'upload', version: 3, relationTo: 'media', value: '1' }],
    ['words outside a paragraph', text('loose')],
    ['a heading of the first level', heading('h1', 'x')],
    ['a heading with a made-up tag', heading('script', 'x')],
    ['a tick list', element('list', [], { listType: 'check', tag: 'ul', start: 1 })],
    [
      'a ticked item',
      element('list', [element('listitem', [text('x')], { value: 1, checked: true })], {
        listType: 'bullet',
        tag: 'ul',
        start: 1,
      }),
    ],
    ['a style string', paragraph({ ...text('x'), style: 'background:url(//evil.example)' })],
    ['a style string on a paragraph', element('paragraph', [], { textStyle: 'position:fixed' })],
    ['underlined words', paragraph(text('x', 8))],
    ['code', paragraph(text('x', 16))],
    ['a format bit nobody knows', paragraph(text('x', 2 ** 20))],
    ['a format that is a string', paragraph({ ...text('x'), format: 'bold" onclick="alert(1)' })],
    ['an unknown alignment', element('paragraph', [], { format: '" onclick="alert(1)' })],
    ['a property nobody knows', { ...paragraph(), onclick: 'alert(1)' }],
    ['node state', { ...paragraph(), $: { color: 'red' } }],
    ['words that are a number', paragraph({ ...text('x'), text: 5 })],
    [
      'a link inside a link',
      paragraph(
        element('link', [link('https://example.com', 'x')], {
          fields: { url: 'https://example.com', newTab: false, linkType: 'custom' },
        }),
      ),
    ],
    ['a block inside a paragraph', paragraph(block('disclosure', { text: 'x' }))],
    ['a figure as a block', block('figure', { figure: 'f1' })],
    [
      'a block as a figure',
      paragraph({ type: 'inlineBlock', version: 1, fields: { blockType: 'disclosure', text: 'x' } }),
    ],
    ['a block nobody knows', block('html', { html: '<script>' })],
    ['a block named after what objects inherit', block('constructor', {})],
    ['a block without fields', { type: 'block', version: 2, format: '' }],
    ['a block with a field nobody knows', block('disclosure', { text: 'x', html: '<b>' })],
    ['a stance nobody knows', block('commentary', { stance: 'moon' })],
    ['a reference that is a whole document', paragraph(figure({ id: 'f1', text: '$999' }))],
    ['a reference that is a query', block('image', { image: { $gt: '' } })],
    ['a setting that is a word', block('table', { headerRow: 'yes' })],
    ['half of a character', paragraph(text('\uD83D'))],
    ['children that are no list', { ...paragraph(), children: {} as RichTextNode[] }],
    ['a child that is nothing', { ...paragraph(), children: [null as unknown as RichTextNode] }],
    ['children under words', paragraph({ ...text('x'), children: [] })],
    ['fields on a paragraph', { ...paragraph(), fields: {} }],
    ['a link without fields', paragraph(element('link', [text('x')]))],
    ['a heading in a commentary block', block('commentary', { text: body(heading('h2', 'x')) })],
    ['a quotation in a commentary block', block('commentary', { text: body(element('quote', [text('x')])) })],
    [
      'a rule in a commentary block',
      block('commentary', { text: body({ type: 'horizontalrule', version: 1 }) }),
    ],
    ['a tab that no editor loads', paragraph({ ...text('\t'), type: 'tab', detail: 0 })],
    ['a tab that is none', paragraph({ ...text('x'), type: 'tab', detail: 2 })],
    [
      'a block of a version that keeps its fields elsewhere',
      { ...block('disclosure', { text: 'x' }), version: 1 },
    ],
    [
      'a list without a type',
      { type: 'list', tag: 'ul', version: 1, start: 1, children: [] } as RichTextNode,
    ],
    [
      'a block in a commentary block',
      block('commentary', { text: body(block('disclosure', { text: 'x' })) }),
    ],
    ['a commentary text that is a string', block('commentary', { text: '<b>x</b>' })],
    ['a commentary text with more than a root', block('commentary', { text: { ...body(), more: 1 } })],
  ])('for %s', (_, node) => {
    const found = messages(body(paragraph(text('fine')), node))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^.* in part 2 of the text .*\.$/su)
  })

  test.each([null, undefined, '', 'text', 5, true, [], {}, { root: null }, { root: [] }, { root: 'x' }])(
    'that is not a rich text document but %j',
    (json) => {
      expect(validateBody(json)).toEqual({
        ok: false,
        problems: [{ path: '', part: 0, message: 'The text is not a rich text document.' }],
      })
    },
  )

  test('with a property beside its root, or a root that is no root', () => {
    expect(messages({ ...body(), html: '<b>' })).toEqual(['The text has an unknown property “html”.'])
    expect(messages({ root: paragraph() })).toHaveLength(1)
  })

  test('with an own property __proto__, as JSON can carry', () => {
    expect(
      messages(JSON.parse('{"root":{"type":"root","version":1,"children":[],"__proto__":{"x":1}}}')),
    ).toEqual(['The text has an unknown property “__proto__”.'])
  })

  test('saying where, by a path a program can follow', () => {
    const verdict = validateBody(
      body(paragraph(), block('commentary', { text: body(paragraph(link('javascript:x', 'y'))) })),
    )
    expect(!verdict.ok && verdict.problems.map((problem) => problem.path)).toEqual([
      'root.children[1].fields.text.root.children[0].children[0].fields.url',
    ])
  })
})

describe('a hostile text is refused in time', () => {
  test.each([41, 3_000, 100_000])('nested %i deep', (levels) => {
    expect(messages(body(nested(levels, inLists)))).toEqual([
      'Part 1 of the text is nested deeper than 40 levels.',
    ])
  })

  test('nested through commentary blocks', () => {
    const node = nested(3_000, (inner) => block('commentary', { text: body(inner) }))
    expect(messages(body(node)).length).toBeGreaterThan(0)
  })

  test('nested in a property nobody knows', () => {
    expect(messages(body({ ...paragraph(), extra: nested(50_000, inLists) }))).toHaveLength(1)
  })

  test('with too many nodes, side by side or in all', () => {
    expect(messages(body(...Array.from({ length: MAX_NODES }, () => paragraph())))).toEqual([
      `The text has more than ${MAX_NODES} parts.`,
    ])
    const wide = Array.from({ length: 300 }, () => paragraph(...Array.from({ length: 100 }, () => text('x'))))
    expect(messages(body(...wide))).toEqual([`The text has more than ${MAX_NODES} parts.`])
  })

  test('with too many bytes in well-formed parts', () => {
    const long = Array.from({ length: 45 }, () => paragraph(text('x'.repeat(48_000))))
    expect(messages(body(...long))[0]).toContain(`at most ${MAX_BYTES} are allowed`)
  })

  test('with more problems than anybody would read', () => {
    const bad = Array.from({ length: 2_000 }, () => ({ type: 'script' }))
    expect(messages(body(...bad))).toHaveLength(MAX_PROBLEMS)
    const props = Object.fromEntries(Array.from({ length: 4_000 }, (_, index) => [`p${index}`, 1]))
    expect(messages(body({ ...paragraph(), ...props }))).toHaveLength(MAX_PROBLEMS)
  })

  test('whatever single value in a good text is replaced by something else', () => {
    const junk = [null, -1, 1e308, '', '<img src=x onerror=alert(1)>', [], [[]], {}, { type: 'root' }, true]
    const whole = wholeBody()
    const places = placesIn(whole)
    for (const place of places) {
      for (const value of junk) {
        const changed = replaced(whole, place, value)
        expect(() => validateBody(changed)).not.toThrow()
      }
    }
    expect(places.length).toBeGreaterThan(300)
  })
})

function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))]
}

function replaced(target: unknown, place: readonly string[], value: unknown): unknown {
  const [key, ...rest] = place
  if (key === undefined) return value
  if (Array.isArray(target))
    return target.map((item, index) => (String(index) === key ? replaced(item, rest, value) : item))
  const record = target as Record<string, unknown>
  return { ...record, [key]: replaced(record[key], rest, value) }
}
