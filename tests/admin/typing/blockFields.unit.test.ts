// What is typed in the form of a block reaches the text, and nothing else does.

import { expect, test } from 'vitest'
import { filledIn } from '#src/admin/typing/blockFields.ts'

const held = { id: 'a1', blockType: 'table', caption: 'Copper', cells: 'One', source: null }

test('what is typed in a field of a block is in the text, beside what the block holds', () => {
  expect(filledIn(held, { caption: 'Copper fell', cells: 'One' }, {})).toEqual({
    ...held,
    caption: 'Copper fell',
  })
})

test('a field that is emptied is empty in the text', () => {
  expect(filledIn(held, { caption: '', cells: 'One' }, {})).toEqual({ ...held, caption: '' })
})

test('a text within a block counts as its editor has it, and not as the form had it before', () => {
  const text = { root: { children: ['newer'] } }
  expect(filledIn({ ...held, text: null }, { text: { root: { children: ['older'] } } }, { text })).toEqual({
    ...held,
    text,
  })
})

test.each([
  ['the form says the same', { caption: 'Copper', cells: 'One' }],
  ['a field that nobody filled in is empty in the form', { ...held, source: '' }],
  ['a field is not in the block yet, and empty in the form', { attribution: undefined, note: '' }],
  ['only the name of the block, which a form may lack, differs', { id: undefined, blockType: undefined }],
])('nothing changes in the text where %s', (_case, form) => {
  expect(filledIn(held, form, {})).toBeNull()
})
