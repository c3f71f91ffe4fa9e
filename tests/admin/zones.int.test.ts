// Every time of the panel names its zone; a figure's as-of is of the zone that stands beside it.

import type { DateField, Field } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AsOfCell } from '#src/admin/figures/AsOfCell.tsx'
import { DAYS } from '#src/admin/zonedTimes.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom?.close())

/** Payload's own two of each document: in its header and lists, with the zone by `dateFormat`. */
const PAYLOADS = ['createdAt', 'updatedAt']

function timesIn(fields: readonly Field[]): DateField[] {
  return fields.flatMap((field): DateField[] => {
    const { hidden, admin } = field as { hidden?: boolean; admin?: { hidden?: boolean; disabled?: boolean } }
    if (hidden || admin?.hidden || admin?.disabled) return []
    if (field.type === 'date') return [field]
    if (field.type === 'tabs') return field.tabs.flatMap((tab) => timesIn(tab.fields))
    return 'fields' in field ? timesIn(field.fields) : []
  })
}

test('every time of a form is entered and listed with its zone', () => {
  const { collections, admin } = newsroom.payload.config
  const times = collections
    .filter(({ slug }) => !slug.startsWith('payload-'))
    .flatMap(({ slug, fields }) => timesIn(fields).map((field) => ({ slug, field })))
    .filter(({ field: { name } }) => !PAYLOADS.includes(name) && !DAYS.includes(name))
  expect(times.length).toBeGreaterThan(15)
  const zoned = [/DeskTime\.tsx#DeskTime$/, /AsOf\.tsx#AsOf$/]
  const cells = [/DeskTimeCell\.tsx#DeskTimeCell$/, /AsOfCell\.tsx#AsOfCell$/]
  for (const { slug, field } of times) {
    const { Field: input, Cell: cell } = field.admin?.components ?? {}
    expect([slug, field.name, zoned.some((one) => one.test(String(input)))]).toEqual([slug, field.name, true])
    expect([slug, field.name, cells.some((one) => one.test(String(cell)))]).toEqual([slug, field.name, true])
  }
  expect(admin.dateFormat).toMatch(/'UTC'xxx$/)
})

test('a list shows a figure’s as-of in the figure’s own zone', () => {
  const at = '2026-11-27T00:00:00.000Z'
  const cell = AsOfCell({ cellData: at, rowData: { zone: 'Asia/Tokyo' } })
  expect(cell?.props).toEqual({ at, zone: 'Asia/Tokyo' })
})
