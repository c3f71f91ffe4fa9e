// What of a kept text the server does not have.

import { expect, test } from 'vitest'
import { unsavedFields } from '#src/admin/typing/entry.ts'
import { block, body, paragraph, text } from '../../richtext/build.ts'

const entry = (fields: Record<string, unknown>) => ({
  person: 'p',
  article: 'a',
  tab: 't',
  revision: 1,
  fields,
  typedAt: 0,
})
const table = (cells: string) => body(block('table', { id: '0'.repeat(24), cells }))

test('what the server writes in another form is saved', () => {
  expect(unsavedFields(entry({ body: table('Zinc\t"5\n300"') }), { body: table('Zinc\t5 300') })).toEqual([])
  expect(unsavedFields(entry({ slug: '' }), { slug: 'made-by-the-server' })).toEqual([])
})

test('other words are not', () => {
  const kept = entry({ headline: 'Zinc', body: body(paragraph(text('It fell.'))) })
  const stored = { headline: 'Zinc', body: body(paragraph(text('It rose.'))) }
  expect(unsavedFields(kept, stored)).toEqual(['body'])
  expect(unsavedFields(entry({ body: table('Zinc\t5') }), { body: table('Zinc\t6') })).toEqual(['body'])
})
