// Names that Payload takes apart at their dots: what they make of a form is bounded before it is made.

import { reduceFieldsToValues } from 'payload/shared'
import { expect, test } from 'vitest'
import { hasOddFormNames } from '#src/bodies/formNames.ts'

const form = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { value: 'x' }]))
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => [`points.${at}.id`, `points.${at}.text`]).flat()

test.each([
  ['a form of an article', form('headline', 'seo.title', 'body', 'points', ...rows(40))],
  ['a form of as many rows as it may name', form(...rows(499))],
  ['rows within rows', form('a.0.b.0.c.0.d', 'a.1.b.9.c.3.d')],
  ['names that are no fields', { '1000000': 1, 'text-1000000': 2, 'a.-5': 3, '': 4 }],
  ['a list, however long', Array.from({ length: 20_000 }, () => 0)],
  ['a long text', { text: `a${'.9'.repeat(10_000)}` }],
])('%s is one that the panel has', (_, value) => {
  expect(hasOddFormNames(value)).toBe(false)
})

test.each([
  ['a place far away', form('commodities.20000000')],
  ['one past every list', form('byline.4000000000')],
  ['a place as another number', form('byline.1e9')],
  ['no end of places', form('byline.Infinity')],
  ['a place far within', form('a.b.0.10000.c')],
  ['places of many lists', form(...Array.from({ length: 900 }, (_, at) => `commodities.${at}.999`))],
  ['lists within lists', form(`a${'.0'.repeat(9)}`)],
  ['a deep name', form(`seo${'.a'.repeat(30)}`)],
  ['a long name', form('x'.repeat(301))],
  ['a name within what is sent', { formState: { seo: { value: form('a.20000') } } }],
])('%s is not', (_, value) => {
  expect(hasOddFormNames(value)).toBe(true)
})

test('lists that a form makes have no more places in all than are counted', () => {
  const widest = form(...Array.from({ length: 99 }, (_, at) => `a.${at}.99`))
  expect(hasOddFormNames(widest)).toBe(false)
  expect(JSON.stringify(reduceFieldsToValues(widest as never, true)).length).toBeLessThan(100_000)
})
