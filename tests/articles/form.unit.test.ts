// The form of an article follows the table: the same inputs, the same labels, the same limits.

import type { Field } from 'payload'
import { expect, it } from 'vitest'
import { articleFields } from '#collections/articles/fields.ts'
import { KEPT_FIELDS } from '#src/articles/draft.ts'
import { fieldsOf, inputOf, type InputPath } from '#src/articles/inputs.ts'
import { PARTS, UNAPPROVED_FIELDS } from '#src/articles/parts.ts'

type Input = { path: string; label: unknown; maxLength: unknown }

const inputs = inputsOf(articleFields)

it('has a field for everything that the table, the desk or the workflow keeps, and no other', () => {
  const fields = inputs.map(({ path }) => path).filter((path) => !path.includes('.'))
  expect(fields.toSorted()).toEqual(
    [...fieldsOf('text', 'planning'), ...Object.keys(UNAPPROVED_FIELDS), ...KEPT_FIELDS].toSorted(),
  )
})

it('labels its inputs as the table does, and stops where the table says', () => {
  const paths = Object.values(PARTS).flatMap(({ form }) => Object.keys(form) as InputPath[])
  for (const path of paths) {
    const { label, maxLength } = inputs.find((input) => input.path === path)!
    expect({ path, label, maxLength }).toEqual({ path, maxLength: undefined, ...inputOf(path) })
  }
})

/** Every input with its path; rows and tabs are no part of it, and what the panel only shows is none. */
function inputsOf(fields: readonly Field[], above = ''): Input[] {
  return fields.flatMap((field): Input[] => {
    if (field.type === 'tabs') return field.tabs.flatMap((tab) => inputsOf(tab.fields, above))
    if (field.type === 'row') return inputsOf(field.fields, above)
    if (!('name' in field) || !field.name || field.type === 'ui') return []
    const path = `${above}${field.name}`
    const own = {
      path,
      label: 'label' in field ? field.label : undefined,
      maxLength: 'maxLength' in field ? field.maxLength : undefined,
    }
    return [own, ...(field.type === 'group' ? inputsOf(field.fields, `${path}.`) : [])]
  })
}
