import { expect, test } from 'vitest'
import { block, fig, h2, p, text } from '#src/demo/text.ts'
import { draftWords } from '#src/richtext/body/draftWords.ts'

test.each([
  ['nothing', undefined, 0],
  ['an empty text', text(), 0],
  ['words and a heading', text(h2('Zinc'), p('Stocks fell.'), p('Again — so.')), 5],
  ['a figure, which is one word', text(p('It is at ', fig('a'), ' now.')), 5],
  ['what is written in a block', text(p('One.'), block('commentary', { text: text(p('Two three.')) })), 3],
  ['no text at all', { root: 'x' }, 0],
])('%s', (_, body, words) => {
  expect(draftWords(body)).toBe(words)
})
