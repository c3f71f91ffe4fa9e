import { describe, expect, test } from 'vitest'
import { authorshipOf } from '#src/richtext/compare/authorship.ts'
import { mergePages } from '#src/richtext/compare/merge.ts'
import { hasClass, htmlOf, parseHtml } from '#src/richtext/compare/tree.ts'

const FOLDED = '.fold'

/** The marked page without the links from change to change. */
async function merged(was: string, is: string): Promise<string> {
  const { nodes } = await mergePages(parseHtml(was), parseHtml(is), {
    folds: (container) => Boolean(container && hasClass(container, FOLDED.slice(1))),
  })
  return htmlOf(nodes).replace(/<a class="next-change".*?<\/a>/g, '')
}

describe('two states of a line', () => {
  test.each([
    ['Copper rose on Monday.', 'Copper fell on Monday.', 'Copper <del>rose</del><ins>fell</ins> on Monday.'],
    [
      'It stood at 9,845.50 today.',
      'It stood at 9,845.60 today.',
      'It stood at <del>9,845.50</del><ins>9,845.60</ins> today.',
    ],
    ['It rose.', 'It rose. It fell.', 'It rose.<ins> It fell.</ins>'],
    ['one two three', 'four five six', '<del>one two three</del><ins>four five six</ins>'],
    ['the same', 'the  same', 'the  same'],
    ['Ja &amp; nein', 'Ja &lt;b&gt; nein', 'Ja <del>&amp;</del><ins>&lt;b&gt;</ins> nein'],
  ])('%s / %s', async (was, is, marked) => {
    expect(await merged(`<p>${was}</p>`, `<p>${is}</p>`)).toBe(`<p>${marked}</p>`)
  })

  test('keeps the form of the words, and shows a form that came', async () => {
    expect(
      await merged(
        '<p>The <strong>red metal</strong> rose.</p>',
        '<p>The <strong>red metal</strong> fell.</p>',
      ),
    ).toBe('<p>The <strong>red metal</strong> <del>rose</del><ins>fell</ins>.</p>')
    expect(await merged('<p>The metal rose.</p>', '<p>The <em>metal</em> rose.</p>')).toBe(
      '<p>The <del>metal</del><ins><em>metal</em></ins> rose.</p>',
    )
  })

  test('says where links lead that differ in nothing else', async () => {
    const link = (address: string) => `<p>See <a href="${address}">the page</a>.</p>`
    expect(await merged(link('https://a.example/'), link('https://b.example/'))).toContain(
      '<span class="address"> (https://b.example/)</span></ins>',
    )
  })

  test('shows what became of a figure, and not that it has another number on the page', async () => {
    const figure = (text: string, number: number, tip = 'As of Monday') =>
      `<p>It is at <bdi class="figure"><a class="figure-value" id="figure-${number}" href="#figure-note-${number}" aria-describedby="figure-${number}-tip">${text}</a><sup class="figure-number">${number}</sup><span class="figure-tip" hidden="">${tip}</span></bdi> now.</p>`
    expect(await merged(figure('$1/t', 1), figure('$1/t', 2))).toBe(figure('$1/t', 2))
    const changed = await merged(figure('$9,845.50/t', 1), figure('$4,120.35/ozt', 1))
    expect(changed.replace(/<(?!\/?(?:del|ins))[^>]*>/g, '')).toBe(
      'It is at <del>$9,845.50/t1As of Monday</del> → <ins>$4,120.35/ozt1As of Monday</ins> now.',
    )
    expect(changed.match(/id="/g)).toHaveLength(1)
    expect(await merged(figure('$1/t', 1), figure('$1/t', 1, 'As of Friday'))).toContain('<ins>')
  })
})

describe('two states of a page', () => {
  test('a point and a row stay what they are', async () => {
    expect(await merged('<ul><li>one of them</li></ul>', '<ul><li>one of these</li><li>new</li></ul>')).toBe(
      '<ul><li>one of <del>them</del><ins>these</ins></li><li><ins>new</ins></li></ul>',
    )
    const table = (rows: string) => `<table><tbody>${rows}</tbody></table>`
    expect(
      await merged(
        table('<tr><th>Tin</th><td>1</td></tr><tr><th>Zinc</th><td>2</td></tr>'),
        table(
          '<tr><th>Lead</th><td>9</td></tr><tr><th>Tin</th><td>3</td></tr><tr><th>Zinc</th><td>2</td></tr>',
        ),
      ),
    ).toBe(
      table(
        '<tr><th><ins>Lead</ins></th><td><ins>9</ins></td></tr><tr><th>Tin</th><td><del>1</del><ins>3</ins></td></tr><tr><th>Zinc</th><td>2</td></tr>',
      ),
    )
  })

  test('a heading that becomes a paragraph is taken out and put in', async () => {
    expect(await merged('<h2>Zinc</h2>', '<p>Zinc</p>')).toBe(
      '<h2><del>Zinc</del></h2><p><ins>Zinc</ins></p>',
    )
  })

  test('a picture that another one replaces is shown twice', async () => {
    const picture = (name: string) => `<figure><img src="/${name}.png" alt="A mine"></figure>`
    expect(await merged(picture('a'), picture('b'))).toBe(
      '<figure><del><img src="/a.png" alt="A mine"></del><ins><img src="/b.png" alt="A mine"></ins></figure>',
    )
  })

  test('what was put before a paragraph does not hide what changed in it', async () => {
    const was = '<p>Stocks of zinc fell in the north this week.</p>'
    const is = '<p>Lead.</p><p>Tin.</p><p>Stocks of zinc rose in the north this week.</p>'
    expect(await merged(was, is)).toBe(
      '<p><ins>Lead.</ins></p><p><ins>Tin.</ins></p><p>Stocks of zinc <del>fell</del><ins>rose</ins> in the north this week.</p>',
    )
  })

  test('long stretches that are the same are folded, but for what stands beside a change', async () => {
    const page = (last: string) =>
      `<div class="fold">${['1', '2', '3', '4', '5'].map((word) => `<p>${word}</p>`).join('')}<p>It ${last} today.</p></div>`
    expect(await merged(page('rose'), page('fell'))).toBe(
      '<div class="fold"><details class="same"><summary>4 paragraphs and other parts that are the same</summary><p>1</p><p>2</p><p>3</p><p>4</p></details><p>5</p><p>It <del>rose</del><ins>fell</ins> today.</p></div>',
    )
  })

  test('each change leads to the next', async () => {
    const { nodes, changes } = await mergePages(
      parseHtml('<p>a b</p><p>c</p>'),
      parseHtml('<p>a d</p><p>c</p><p>e</p>'),
    )
    expect(changes).toBe(2)
    expect(htmlOf(nodes)).toMatch(/id="change-1" href="#change-2".*id="change-2" href="#change-3"/)
  })

  test('is what it is where nothing differs, and markup in a text stays text', async () => {
    const page = '<p>A <em>b</em> &lt;script&gt;</p>'
    const { nodes, changes } = await mergePages(parseHtml(page), parseHtml(page))
    expect([htmlOf(nodes), changes]).toEqual([page, 0])
  })
})

test('a space that became a column is shown, and one that only does not break is not', async () => {
  expect(await merged('<p>9\u2003800 tonnes</p>', '<p>9 800 tonnes</p>')).toBe(
    '<p>9<del>⇥</del><ins>␣</ins>800 tonnes</p>',
  )
  expect(await merged('<p>nine tonnes</p>', '<p>nine\u00a0tonnes</p>')).not.toContain('ins>')
})

test('two long texts without a word in common take no more than bounded work', async () => {
  const page = (word: string) =>
    Array.from({ length: 400 }, (_, at) => `<p>${`${word}${at} `.repeat(60)}</p>`).join('')
  const { changes } = await mergePages(parseHtml(page('a')), parseHtml(page('b')))
  expect(changes).toBeGreaterThan(0)
})

describe('who wrote a change', () => {
  const state = (by: string, html: string) => ({ by, nodes: parseHtml(html) })

  test('is told from the states in between, of what came and of what is gone', async () => {
    const was = '<p>One.</p><p>Two.</p><p>Three stands here.</p>'
    const states = [
      state('Ann', '<p>One.</p><p>Three stands here.</p>'),
      state('Ben', '<p>One.</p><p>Three stands there.</p>'),
      state('Ann', '<p>One.</p><p>Three stands there.</p><p>Four.</p>'),
    ]
    const before = parseHtml(was)
    const { nodes } = await mergePages(
      before,
      parseHtml('<p>One.</p><p>Three stands there.</p><p>Four.</p>'),
      {
        whose: authorshipOf(before, states),
      },
    )
    const by = [...htmlOf(nodes).matchAll(/<p>(?:(?!<p>).)*?<small class="change-by"> \((.*?)\)/g)]
    expect(by.map(([, name]) => name)).toEqual(['Ann', 'Ben', 'Ann'])
  })

  test('is not said where no state tells', async () => {
    const before = parseHtml('<p>One.</p>')
    const { nodes } = await mergePages(before, parseHtml('<p>Two.</p>'), { whose: authorshipOf(before, []) })
    expect(htmlOf(nodes)).not.toContain('change-by')
  })
})
