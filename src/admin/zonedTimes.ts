// Every time in a form and in a list is entered and shown with its zone: Payload's own picker takes the
// browser's and does not say so.

import type { CollectionConfig, DateField, Field, Plugin } from 'payload'

/** A day without a time needs no zone. */
export const DAYS: readonly string[] = ['sourceAccessed']

const FIELD = '/src/admin/article/DeskTime.tsx#DeskTime'
const CELL = '/src/admin/list/DeskTimeCell.tsx#DeskTimeCell'

/** Payload plugin: gives every time the desk's input and cell, where it names none of its own. */
export const zonedTimes: Plugin = (config) => ({
  ...config,
  collections: (config.collections ?? []).map((collection): CollectionConfig => ({
    ...collection,
    fields: collection.fields.map(zoned),
  })),
})

function zoned(field: Field): Field {
  if (field.type === 'date') return DAYS.includes(field.name) ? field : zonedDate(field)
  if (field.type === 'tabs')
    return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: tab.fields.map(zoned) })) }
  return 'fields' in field ? ({ ...field, fields: field.fields.map(zoned) } as Field) : field
}

function zonedDate(field: DateField): DateField {
  const { components, ...admin } = field.admin ?? {}
  return { ...field, admin: { ...admin, components: { Field: FIELD, Cell: CELL, ...components } } }
}
