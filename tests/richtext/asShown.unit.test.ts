// A stored text takes the shape in which the editor shows it: an approver sees the numbers and the order that
// readers get.

import { describe, expect, test } from 'vitest'
import { asShown } from '#src/richtext/asShown.ts'
import { plainText } from '#src/richtext/body/plain.ts'
import { block, body, link, list, paragraph, text } from './build.ts'

let made = 0
const newId = () => (made += 1).toString(16).padStart(24, '0')

const shown = (...nodes: Parameters<typeof body>) => {
  const whole = body(...nodes)
  asShown(whole, newId)
  return whole.root.children
}

describe('lists', () => {
  test('of one kind side by side are one, which goes on counting', () => {
    const second = { ...list('number', [text('beta')]), start: 50 }
    const after = { ...list('bullet', [text('gamma')]) }
    const [one, other, ...more] = shown(list('number', [text('alpha')]), second, after)
    expect(more).toEqual([])
    expect(one).toMatchObject({ listType: 'number', start: 1, children: [{}, {}] })
    expect(other).toMatchObject({ listType: 'bullet', children: [{}] })
  })

  test('a point that holds words and a list is two, in the order in which they stand', () => {
    const both = list('bullet', [text('before'), list('number', [text('inner')]), text('after')])
    const [outer] = shown(both)
    expect(outer!.children).toMatchObject([
      { type: 'listitem', children: [{ type: 'text', text: 'before' }] },
      { type: 'listitem', children: [{ type: 'list' }] },
      { type: 'listitem', children: [{ type: 'text', text: 'after' }] },
    ])
  })

  test('one that begins another stands before it: a point that is a list alone is not counted', () => {
    const inner = () => list('bullet', [text('inner first')])
    const [before, outer] = shown({ ...list('number', [inner(), text('was a year of war')]), start: 2019 })
    expect(before).toMatchObject({ listType: 'bullet', children: [{ children: [{ text: 'inner first' }] }] })
    expect(outer).toMatchObject({ start: 2019, children: [{ children: [{ text: 'was a year of war' }] }] })
    const [alone, ...none] = shown(list('number', [list('bullet', [inner()])]))
    expect([alone, none]).toMatchObject([{ listType: 'bullet', children: [{ children: [{}] }] }, []])
    const [deep] = shown(list('bullet', [text('words'), list('number', [inner(), text('one')])]))
    expect(plainText(body(deep!) as never)).toMatch(/words[^]*inner first[^]*one/)
  })

  test('within a block’s own text too', () => {
    const inner = body(list('number', [text('a')]), list('number', [text('b')]))
    const [commentary] = shown(block('commentary', { text: inner }))
    expect((commentary!['fields'] as { text: typeof inner }).text.root.children).toHaveLength(1)
  })
})

test('what nobody is shown is empty: labels of links, names of blocks, a direction against the words', () => {
  const [first, named] = shown(
    { ...paragraph(link('https://a.example', 'words', { text: 'HIDDEN' })), direction: 'rtl' },
    block('keyPoints', { blockName: 'HIDDEN', points: 'One' }),
  )
  expect(JSON.stringify([first, named])).not.toContain('HIDDEN')
  expect(first!['direction']).toBeNull()
  const [turned, plain] = shown(
    { ...paragraph(text('אב 12 → Copper 15')), direction: 'ltr' },
    { ...paragraph(text('Copper 15')), direction: 'ltr' },
  )
  expect([turned!['direction'], plain!['direction']]).toEqual([null, 'ltr'])
})

test('links that the editor would undo are links that somebody made, and only points are indented', () => {
  const auto = (url: string, words: string) => ({ ...link(url, words), type: 'autolink' })
  const [first, ...others] = shown(
    { ...paragraph(auto('https://acme.example/z', 'this page')), indent: 20 },
    paragraph(auto('https://acme.example', 'acme.example'), auto('mailto:a@b.example', 'a@b.example')),
  )
  expect(first).toMatchObject({ indent: 0, children: [{ type: 'link' }] })
  expect(others).toMatchObject([{ children: [{ type: 'autolink' }, { type: 'autolink' }] }])
})

test('a break within words is one that readers get', () => {
  const [price] = shown(paragraph(text('Price in euros: 5\r\n300 tonnes')))
  expect(price!.children).toMatchObject([
    { text: 'Price in euros: 5' },
    { type: 'linebreak' },
    { text: '300 tonnes' },
  ])
})

test('a cell is written as readers get it', () => {
  const cellsOf = (cells: string) => {
    const [table] = shown(block('table', { cells, caption: 'Prices' }))
    return (table!['fields'] as { cells: string }).cells
  }
  expect(cellsOf('Zinc\t"5\n300"\n"Tin"\t"a ""b"" c"\n')).toBe('Zinc\t5 300\nTin\ta "b" c\n')
  expect(cellsOf('"a\tb"\tc')).toBe('a b\tc')
  expect(cellsOf('"""quoted"""\tc')).toBe('“quoted”\tc')
  for (const kept of ['', 'a\tb', '"said" he', 'a\r\nb']) expect(cellsOf(kept)).toBe(kept)
})

test('what is no text stays as it is', () => {
  for (const odd of [null, undefined, 'x', 3, {}, { root: null }, { root: { children: 'x' } }])
    expect(() => asShown(odd, newId)).not.toThrow()
})
