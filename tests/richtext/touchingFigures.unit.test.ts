// The editor shows a gap around a figure, and readers get none: a figure that touches a number would be
// another number to them.

import { expect, test } from 'vitest'
import { unfinishedParts } from '#src/richtext/body/complete.ts'
import type { RichTextNode } from '#src/richtext/types.ts'
import { body, paragraph, text } from './build.ts'

const TOUCHES = 'A figure touches the word or the number beside it. Put a space between them.'
const figure: RichTextNode = {
  type: 'inlineBlock',
  version: 1,
  fields: { blockType: 'figure', id: 'a'.repeat(24), figure: 'f1' },
}
const line = (parts: readonly (string | RichTextNode)[]) =>
  paragraph(...parts.map((part) => (typeof part === 'string' ? text(part) : part)))
const said = (...parts: (string | RichTextNode)[]) =>
  unfinishedParts(body(line(parts))).map(({ message }) => message)

test.each([
  [['Stocks stand at 9', figure]],
  [['It is ', figure, '5 tonnes']],
  [['It is -', figure]],
  [['It is −', figure]],
  [['US$', figure]],
  [['a', figure]],
  [['It is 9,', figure]],
  [['It is ', figure, '.5 of it']],
  [['It is ', figure, figure]],
  [['It is ', { ...text('3'), format: 64 } as RichTextNode, figure]],
])('%j is refused', (parts) => {
  expect(said(...parts)).toContain(TOUCHES)
})

test.each([
  [['It is ', figure, '.']],
  [['It is ', figure, ', and then']],
  [['(', figure, ')']],
  [['From ', figure, '–', figure, ' a day']],
  [['It is ', figure, '’s worth']],
  [[figure]],
  [['The price—', figure, '—fell']],
])('%j is not', (parts) => {
  expect(said(...parts)).not.toContain(TOUCHES)
})

test('in a link too, and at its place', () => {
  const link: RichTextNode = {
    type: 'link',
    version: 3,
    fields: { url: 'https://a.example/' },
    children: [text('9')],
  }
  const [problem] = unfinishedParts(body(line(['Stocks stand at ', link, figure]))).filter(
    ({ message }) => message === TOUCHES,
  )
  expect(problem?.path).toBe('root.children[0].children[2]')
})
