// Labels as the desk writes: Payload would call a field “Name Asked At”, and show an option as it is stored.

import type { Field, OptionObject, Plugin } from 'payload'
import { upperFirst } from '#src/plainText/firstLetter.ts'

/** Payload plugin: labels every field and every option that has no label of its own. */
export const plainLabels: Plugin = (config) => ({
  ...config,
  collections: (config.collections ?? []).map((one) => ({ ...one, fields: labelled(one.fields) })),
  globals: (config.globals ?? []).map((one) => ({ ...one, fields: labelled(one.fields) })),
})

/** Fields with labels, those within them too. */
export function labelled(fields: readonly Field[]): Field[] {
  return fields.map((field): Field => {
    if (field.type === 'tabs')
      return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: labelled(tab.fields) })) }
    const own = {
      ...('name' in field && !('label' in field) ? { label: plainLabel(String(field.name)) } : {}),
      ...('fields' in field ? { fields: labelled(field.fields) } : {}),
      ...(field.type === 'select' ? { options: field.options.map(option) } : {}),
    }
    return { ...field, ...own } as Field
  })
}

/** `nameAskedAt` is “Name asked at”, `closes_after` “Closes after”. */
export function plainLabel(name: string): string {
  const words = name
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
  return upperFirst(words)
}

function option(one: string | OptionObject): OptionObject {
  return typeof one === 'string' ? { value: one, label: plainLabel(one) } : one
}
