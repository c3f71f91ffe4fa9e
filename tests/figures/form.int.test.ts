// The form of a figure offers words to people and keeps the short codes that articles, the API and the record
// know.

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

test('a figure is stored without the print of what was pasted', async () => {
  const figure = await room.payload.create({
    collection: 'figures',
    data: {
      label: 'WTI, May 2020',
      low: '\u221237.63',
      high: ' 1,234.50\u00A0',
      unit: 'none',
      kind: 'settlement',
      asOf: '2026-11-02T09:00:00.000Z',
      zone: ' UTC',
      sourceTitle: 'CME Group',
      sourceUrl: ' https://cme.example/a ',
    },
    ...as(room.staff.author),
  })
  expect(figure).toMatchObject({
    low: '-37.63',
    high: '1234.50',
    zone: 'UTC',
    sourceUrl: 'https://cme.example/a',
  })
  await expect(
    room.payload.update({
      collection: 'figures',
      id: figure.id,
      data: { low: '1,234' },
      ...as(room.staff.author),
    }),
  ).rejects.toThrow(/low/i)
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
