// Each block has an id of its own: the editor keeps the forms of blocks by their ids.

import { expect, test } from 'vitest'
import { asShown } from '#src/richtext/asShown.ts'
import type { RichTextNode } from '#src/richtext/types.ts'
import { body, paragraph, text } from './build.ts'

const OWN = 'a'.repeat(24)

function idsAfter(ids: readonly unknown[]): unknown[] {
  let made = 0
  const blocks = ids.map((id): RichTextNode => {
    const fields: Record<string, unknown> = { blockType: 'disclosure', blockName: '', text: 'Words' }
    Object.defineProperty(fields, 'id', { value: id, enumerable: true, writable: true })
    return { type: 'block', version: 2, fields }
  })
  const whole = body(paragraph(text('Words')), ...blocks)
  asShown(whole, () => (made += 1).toString(16).padStart(24, '0'))
  return blocks.map(({ fields }) => (fields as Record<string, unknown>)['id'])
}

test('one that is given stays', () => {
  expect(idsAfter([OWN])).toEqual([OWN])
})

test.each([['__proto__'], ['constructor'], ['null'], [''], [null], [undefined], ['A'.repeat(24)], [7]])(
  'a new one for %j',
  (id) => {
    expect(idsAfter([id])).toEqual(['0'.repeat(23) + '1'])
  },
)

test('and for the second of two that share one', () => {
  expect(idsAfter([OWN, OWN, OWN])).toEqual([OWN, '0'.repeat(23) + '1', '0'.repeat(23) + '2'])
})
