// The button beside a sentence about a field opens the tab on which the form has that field.

import { expect, test } from 'vitest'
import { articleFields } from '#collections/articles/fields.ts'
import { tabOf } from '#src/articles/tabs.ts'

test('every field of the form is on the tab that its sentence leads to', () => {
  const tabs = articleFields.flatMap((field) => (field.type === 'tabs' ? field.tabs : []))
  const placed = tabs.flatMap(({ label, fields }) =>
    fields.flatMap((field) => ('name' in field ? [[field.name, label]] : [])),
  )
  expect(placed.length).toBeGreaterThan(15)
  expect(placed.map(([name]) => [name, tabOf(String(name))])).toEqual(placed)
})

test('so is a field of a group, and a place in the text', () => {
  expect([tabOf('change.note'), tabOf('body.root.children[2]')]).toEqual(['Change note', 'Story'])
})
