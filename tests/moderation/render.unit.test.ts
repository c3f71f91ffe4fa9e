// A comment as HTML: the little that readers may write, and that nothing else ever comes out.

import { array, assert, constantFrom, property } from 'fast-check'
import type { Element, ElementContent, Properties, Root } from 'hast'
import { parseFragment, serialize } from 'parse5'
import { describe, expect, test } from 'vitest'
import { commentTree } from '#src/moderation/markdown.ts'
import { readComment } from '#src/moderation/readComment.ts'
import { COMMENT_SCHEMA, renderComment, treeHtml } from '#src/moderation/render.ts'
import { elementsOf, strangersIn, wordsOf } from '../richtext/markup.ts'
import { BAD_LINKS, HTML_ATTACKS, MARKDOWN_ATTACKS } from './attacks.ts'

const ALLOWED = {
  p: [],
  br: [],
  strong: [],
  em: [],
  a: ['href', 'rel'],
  blockquote: [],
  code: [],
  pre: [],
  ul: [],
  ol: ['start'],
  li: [],
}

describe('readers may write', () => {
  test.each([
    ['**bold** and *italic*', '<p><strong>bold</strong> and <em>italic</em></p>'],
    ['first line\nsecond line', '<p>first line<br>second line</p>'],
    ['one\n\ntwo', '<p>one</p>\n<p>two</p>'],
    ['> quoted\n\nanswer', '<blockquote>\n<p>quoted</p>\n</blockquote>\n<p>answer</p>'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['3. c\n4. d', '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'],
    ['- a\n  - b', '<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>'],
    ['`a < b`', '<p><code>a &#x3C; b</code></p>'],
    ['```\na\nb\n```', '<pre><code>a\nb\n</code></pre>'],
    [
      '[the text](https://example.com/?a=1&b=2)',
      '<p><a href="https://example.com/?a=1&#x26;b=2" rel="ugc nofollow noopener">the text</a></p>',
    ],
    [
      '<https://example.com>',
      '<p><a href="https://example.com" rel="ugc nofollow noopener">https://example.com</a></p>',
    ],
    ['NdPr < $110 & > $60', '<p>NdPr &#x3C; $110 &#x26; > $60</p>'],
    ['', ''],
  ])('%j', (source, html) => {
    expect(renderComment(source)).toBe(html)
  })

  test.each([
    ['- 3% yesterday', '- 3% yesterday'],
    ['+ 2.5% today\n- €3bn since', '+ 2.5% today<br>- €3bn since'],
    ['>5% growth', '>5% growth'],
    ['> 5% growth', '> 5% growth'],
    ['>= $110/kg', '>= $110/kg'],
    ['It fell:\n- .5 and\n> US$ 60', 'It fell:<br>- .5 and<br>> US$ 60'],
    ['# 1 in Europe', '# 1 in Europe'],
    ['2*3*4 is 24', '2*3*4 is 24'],
    ['[1]: see', '[1]: see'],
  ])('numbers keep their signs: %j', (source, shown) => {
    expect(renderComment(source)).toBe(`<p>${shown}</p>`)
  })

  test.each([
    ['2019. peace\n2021. war', '2019. peace<br>2021. war'],
    ['1. Copper\n3. Zinc\n2. Nickel', '1. Copper<br>3. Zinc<br>2. Nickel'],
    ['1) one\n1) one again', '1) one<br>1) one again'],
    [
      '2019. Output:\n- 5 tonnes\n2021. Output:\n- 6 tonnes',
      '2019. Output:<br>- 5 tonnes<br>2021. Output:<br>- 6 tonnes',
    ],
    ['1. a\n3. 2*3', '1. a<br>3. 2*3'],
  ])('numbers of points that do not count on are words: %j', (source, shown) => {
    expect(renderComment(source)).toBe(`<p>${shown}</p>`)
  })

  test('a number among too many marks is a word', () => {
    expect(renderComment('- - - - - - 2021. Output fell')).toContain('2021. Output fell')
    expect(renderComment('2019. peace\n2020. war')).toContain('<ol start="2019">')
  })

  test.each([
    ['- copper\n- 3% of zinc', '<ul>\n<li>copper</li>\n<li>3% of zinc</li>\n</ul>'],
    ['> She said\n> 5% growth', '<blockquote>\n<p>She said<br>5% growth</p>\n</blockquote>'],
    ['> - 3% a year', '<blockquote>\n<p>- 3% a year</p>\n</blockquote>'],
    ['```\n- 3%\n```', '<pre><code>- 3%\n</code></pre>'],
    ['`2*3*4`', '<p><code>2*3*4</code></p>'],
  ])('lists, quotations and code are what they were: %j', (source, html) => {
    expect(renderComment(source)).toBe(html)
  })

  test.each([
    ['# Title', '<p><strong>Title</strong></p>'],
    ['#', '<p></p>'],
    ['Title\n=====', '<p>Title<br>=====</p>'],
    ['above\n---\nbelow', '<p>above<br>---<br>below</p>'],
    [
      '![alt](https://example.com/x.png)',
      '<p>!<a href="https://example.com/x.png" rel="ugc nofollow noopener">alt</a></p>',
    ],
    ['    four spaces', '<p>four spaces</p>'],
    ['<b>not bold</b>', '<p>&#x3C;b>not bold&#x3C;/b></p>'],
  ])('%j, which becomes something smaller', (source, html) => {
    expect(renderComment(source)).toBe(html)
  })
})

describe('an attack', () => {
  test.each([...HTML_ATTACKS, ...MARKDOWN_ATTACKS, ...BAD_LINKS])(
    '%j leaves only what is allowed, as a browser reads it, wherever it is put',
    (attack) => {
      for (const source of [
        attack,
        `> ${attack}`,
        `- ${attack}`,
        `**${attack}**`,
        `[${attack}](https://a.example)`,
        `${attack}\n\n${attack}`,
      ]) {
        const html = renderComment(source)
        expect(strangersIn(html, ALLOWED)).toEqual([])
        expect(namesOf(serialize(parseFragment(html)))).toEqual(namesOf(html))
        for (const { name, attributes } of elementsOf(html)) {
          if (name !== 'a') continue
          expect(attributes['href']).toMatch(/^https?:\/\/[^/\\@]/)
          expect(attributes['rel']).toBe('ugc nofollow noopener')
        }
      }
    },
  )

  test('in HTML is shown as the words it is', () => {
    for (const attack of HTML_ATTACKS)
      expect(
        namesOf(renderComment(attack)).filter((name) => !['p', 'br', 'blockquote'].includes(name)),
      ).toEqual([])
    expect(wordsOf(renderComment('<script>alert(1)</script>'))).toBe('<script>alert(1)</script>')
  })

  test('in an address leaves no link', () => {
    for (const source of BAD_LINKS)
      expect(elementsOf(renderComment(source)).filter(({ name }) => name === 'a')).toEqual([])
  })
})

describe('sanitizing is the last step', () => {
  test('so that nothing a step before it lets through comes out', () => {
    const hostile: Root = {
      type: 'root',
      children: [
        { type: 'comment', value: '--><script>alert(1)</script>' },
        element('script', {}, words('alert(1)')),
        element(
          'p',
          {
            onClick: 'alert(1)',
            id: 'comments',
            className: ['x'],
            style: 'position:fixed',
            cite: 'x\n\nonfocus=alert(1)',
          },
          words('kept'),
          element('img', { src: 'x', onError: 'alert(1)' }),
          element('iframe', { srcDoc: '<script>' }, words('too')),
        ),
        element('svg', {}, element('style', {}, words('<img src=x onerror=alert(1)>'))),
        element('a', { href: 'javascript:alert(1)', rel: ['opener'], target: '_blank' }, words('link')),
        element('ol', { start: 3, reversed: true }, element('li', { id: 'x' }, words('point'))),
      ],
    }
    expect(treeHtml(hostile)).toBe(
      '<p>kepttoo</p><a rel="ugc nofollow noopener">link</a><ol start="3"><li>point</li></ol>',
    )
  })

  test('and makes a link say what it is, whatever the step before said', () => {
    expect(
      treeHtml({ type: 'root', children: [element('a', { href: 'https://a.example' }, words('x'))] }),
    ).toBe('<a href="https://a.example" rel="ugc nofollow noopener">x</a>')
  })

  test('with a schema no wider than the allow-list of these tests', () => {
    expect(COMMENT_SCHEMA.tagNames).toEqual(Object.keys(ALLOWED))
    expect(Object.keys(COMMENT_SCHEMA.attributes ?? {})).toEqual(['a', 'ol'])
  })
})

describe('a comment built to be slow or deep', () => {
  const many = 10_000
  test.each<[string, string]>([
    ['ten thousand quotation marks', '>'.repeat(many)],
    ['ten thousand quotation marks apart', '> '.repeat(many)],
    ['quotations and lists in turn', '> - '.repeat(many)],
    ['ten thousand list marks', '- '.repeat(many)],
    ['ten thousand numbers', '1. '.repeat(many)],
    [
      'a list that steps in for ever',
      Array.from({ length: 90 }, (_, index) => `${' '.repeat(2 * index)}- a`).join('\n'),
    ],
    ['brackets', '['.repeat(many)],
    ['image brackets', '!['.repeat(many)],
    ['half links', '[a]('.repeat(many)],
    ['half links in angles', '[a](<b'.repeat(many)],
    ['stars', '*'.repeat(many)],
    ['stars and lines in turn', '*_'.repeat(many)],
    ['emphasis never closed', '*a _b '.repeat(many)],
    ['emphasis as deep as the limit', `${'**'.repeat(149)}a${'**'.repeat(149)}`],
    ['emphasis in turn up to the limit', '*a_'.repeat(200)],
    ['backticks of every length', Array.from({ length: 100 }, (_, index) => '`'.repeat(index + 1)).join(' ')],
    ['angles', '<'.repeat(many)],
    ['entities', '&#'.repeat(many)],
    ['signs of numbers', '- 3*4\n'.repeat(many)],
    ['signs within signs', '> '.repeat(many) + '5'],
    ['definitions', '[a]: b\n'.repeat(many)],
    ['references', `[a]: https://b.example/\n\n${'[a]'.repeat(many)}`],
    ['points of a list', '- a\n'.repeat(many)],
    ['nests on every line', '> - > - > - [a]\n'.repeat(290)],
    ['nests with tabs', '-\t>\t-\t>\ta\n'.repeat(290)],
    ['points with room', '- [a]\n\n'.repeat(140)],
    ['empty lines', '\n'.repeat(many)],
    ['spaces', `${' '.repeat(many)}a`],
    ['fifty thousand marks on a letter', `a${'\u0300\u0323'.repeat(25_000)}`],
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['a megabyte of quotation marks', '>\n'.repeat(500_000)],
  ])('%s is bounded in time, size and depth', (_, source) => {
    renderComment('warm up')
    const started = performance.now()
    const html = renderComment(source)
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(html.length).toBeLessThan(50_000)
    expect(strangersIn(html, ALLOWED)).toEqual([])
    expect(deepest(html)).toBeLessThanOrEqual(20)
    expect(html.match(/<(?:blockquote|ul|ol|li)\b/g)?.length ?? 0).toBeLessThanOrEqual(2 * 80)
  })

  test('signs that are not seen do not come back by entities', () => {
    expect(renderComment('a&#8238;b&shy;c')).toBe('<p>a&#x26;#8238;b&#x26;shy;c</p>')
  })

  test('keeps its words when its depth is cut', () => {
    const source = Array.from({ length: 30 }, (_, index) => `${' '.repeat(2 * index)}- level${index}`).join(
      '\n',
    )
    expect(wordsOf(renderComment(source))).toContain('level29')
  })
})

describe('links are counted as readers would meet them', () => {
  test.each([
    ['no link', 0],
    ['[a](https://a.example) and <https://b.example>', 2],
    ['bare https://a.example and www.b.example and HTTP://c.example', 3],
    ['[https://a.example](https://a.example)', 1],
    ['[a](&#104;ttps://a.example)', 1],
    ['[a][1] [b][1]\n\n[1]: https://a.example', 2],
    ['![a](https://a.example/x.png)', 1],
    ['`https://a.example`', 1],
    ['1.5:1 or a/b, see p.3', 0],
  ])('%j: %i', (source, count) => {
    expect(readComment(source).links).toBe(count)
  })
})

test('the tree before sanitizing has no raw HTML in it either', () => {
  expect(JSON.stringify(commentTree('<script>x</script>'))).not.toContain('"raw"')
})

function element(tagName: string, properties: Properties, ...children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function words(value: string): ElementContent {
  return { type: 'text', value }
}

function namesOf(html: string): string[] {
  return elementsOf(html).map(({ name }) => name)
}

function deepest(html: string): number {
  let depth = 0
  let most = 0
  for (const tag of html.matchAll(/<(\/?)([a-z]+)/g)) {
    if (tag[2] === 'br') continue
    depth += tag[1] === '/' ? -1 : 1
    most = Math.max(most, depth)
  }
  return most
}

test('a line that no parser saw reads as it would behind the parser', () => {
  const sign = constantFrom(...`abzAZéß 09 ,;:.'"()?/%$€£–—-`)
  assert(
    property(array(sign, { maxLength: 60 }), (signs) => {
      const text = `A${signs.join('')}`
      expect(readComment(text).shown).toBe(wordsOf(treeHtml(commentTree(text))).trim())
    }),
    { numRuns: 500 },
  )
})
