// The form of a figure offers words to people and keeps the short codes that articles, the API and the record know.

import type { FlattenedField } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

test('every unit is named in full', () => {
  expect(choicesOf('unit')).toEqual({
    kg: 'kg (kilogram)',
    t: 't (tonne)',
    lb: 'lb (pound in weight)',
    g: 'g (gram)',
    ozt: 'ozt (troy ounce)',
    dmtu: 'dmtu (dry metric tonne unit)',
    percent: '% (per cent)',
    index: 'Index points',
    none: 'No unit',
  })
})

test('every kind begins like a word of the form', () => {
  expect(Object.values(choicesOf('kind'))).toEqual([
    'Spot',
    'Floor',
    'Settlement',
    'Bid',
    'Ask',
    'Assessment',
    'Forecast',
    'Other',
  ])
})

test('a figure in per cent is kept as before', async () => {
  const figure = await room.payload.create({
    collection: 'figures',
    data: {
      label: 'Export quota, used',
      value: '62',
      unit: 'percent',
      kind: 'assessment',
      asOf: '2026-11-02T09:00:00.000Z',
      zone: 'UTC',
      sourceTitle: 'Ministry of Commerce',
    },
    ...as(room.staff.author),
  })
  expect(figure).toMatchObject({ unit: 'percent', kind: 'assessment' })
})

/** Value and label of what a select of the form offers. */
function choicesOf(name: string): Record<string, unknown> {
  const field = room.payload.collections.figures.config.flattenedFields.find(
    (candidate: FlattenedField) => candidate.name === name,
  )
  if (field?.type !== 'select') throw new Error(`The form of figures has no select “${name}”.`)
  return Object.fromEntries(
    field.options.map((option) =>
      typeof option === 'string' ? [option, option] : [option.value, option.label],
    ),
  )
}
