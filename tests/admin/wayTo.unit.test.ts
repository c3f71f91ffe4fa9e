// The path of a problem leads through the editor of the text as far as its nodes go, and then into the form
// of a block.

import { expect, test } from 'vitest'
import { wayTo } from '#src/admin/article/problems/showPlace.ts'
import { unfinishedParts } from '#src/richtext/body/complete.ts'
import { block, body, link, list, paragraph, text } from '../richtext/build.ts'

test.each([
  ['root', [], null],
  ['root.children[3]', [3], null],
  ['root.children[2].children[0].children[11].fields.url', [2, 0, 11], 'url'],
  ['root.children[1].fields.text.root.children[4].children[0].fields.url', [1], 'text'],
  ['', [], null],
  ['html', [], null],
])('%s', (path, indices, field) => {
  expect(wayTo(path)).toEqual({ indices, field })
})

test('those of a text lead to its faults', () => {
  const faulty = body(
    paragraph(text('x')),
    list('bullet', [text('y'), link('#top', 'z')]),
    block('commentary', { label: 'View', stance: 'none', text: body(paragraph(link('', 'w'))) }),
  )
  expect(unfinishedParts(faulty).map(({ path }) => wayTo(path))).toEqual([
    { indices: [1, 0, 1], field: 'url' },
    { indices: [2], field: 'text' },
  ])
})
