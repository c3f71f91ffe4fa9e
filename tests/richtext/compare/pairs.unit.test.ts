import { expect, test } from 'vitest'
import { itemsOf } from '#src/richtext/compare/items.ts'
import { pairsOf } from '#src/richtext/compare/pairs.ts'
import { parseHtml, textOf } from '#src/richtext/compare/tree.ts'

const items = (...texts: string[]) => itemsOf(parseHtml(texts.map((text) => `<p>${text}</p>`).join('')))
const words = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `w${from + at}`).join(' ')
const pairs = (was: string[], is: string[]) =>
  pairsOf(items(...was), items(...is)).map((pair) => [
    pair.was && textOf([pair.was.element]),
    pair.is && textOf([pair.is.element]),
  ])

test('a block became the one that shares most of its words', () => {
  expect(pairs(['zinc fell again today'], ['lead', 'zinc rose again today'])).toEqual([
    [null, 'lead'],
    ['zinc fell again today', 'zinc rose again today'],
  ])
})

test('blocks of which one has many times the words of the other are none of the other', () => {
  expect(pairs([words(100)], ['w1', words(90, 5)])).toEqual([
    [null, 'w1'],
    [words(100), words(90, 5)],
  ])
})

test('where all pairs would take too much, blocks are paired by their places', () => {
  const was = Array.from({ length: 100 }, (_, at) => words(600, at * 600))
  const is = Array.from({ length: 99 }, (_, at) => words(600, 1e6 + at * 600))
  const found = pairsOf(items(...was), items(...is))
  expect(found).toHaveLength(100)
  expect(found.filter((pair) => pair.was && pair.is)).toHaveLength(99)
})
