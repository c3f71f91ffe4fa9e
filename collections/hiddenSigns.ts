// The one rule for plain texts, asked of every row that has no draft: what it says is public at once, or in
// the next article.

import {
  type CollectionBeforeChangeHook,
  type FlattenedField,
  type GlobalBeforeChangeHook,
  ValidationError,
} from 'payload'
import { plainTextProblem } from '#src/plainText/plainText.ts'

type Row = Record<string, unknown>

/**
 * Refuses (400, field by field) what a save brings into any text of a row with signs that readers would not
 * see.
 */
export const refuseHiddenSigns: CollectionBeforeChangeHook = ({ collection, data, originalDoc }) => {
  const errors = problemsIn(collection.flattenedFields, data, (originalDoc ?? {}) as Row)
  if (errors.length > 0) throw new ValidationError({ collection: collection.slug, errors })
  return data
}

/** As `refuseHiddenSigns`, of a global. */
export const refuseHiddenSignsInGlobal: GlobalBeforeChangeHook = ({ global, data, originalDoc }) => {
  const errors = problemsIn(global.flattenedFields, data as Row, (originalDoc ?? {}) as Row)
  if (errors.length > 0) throw new ValidationError({ global: global.slug, errors })
  return data
}

/** What stood there before is left alone, so that a row from before this rule can still be saved. */
function problemsIn(fields: readonly FlattenedField[], data: Row, before: Row) {
  return fields.flatMap((field) => {
    if ((field.type !== 'text' && field.type !== 'textarea') || field.hidden) return []
    const text = data[field.name]
    if (typeof text !== 'string' || text === before[field.name]) return []
    if ('required' in field && field.required && text !== '' && text.trim() === '')
      return [{ path: field.name, message: `${calledOf(field)} has nothing that readers can see.` }]
    const message = plainTextProblem(text, { called: calledOf(field), lines: field.type === 'textarea' })
    return message ? [{ path: field.name, message }] : []
  })
}

/** “Job Title” is “The job title” in a sentence, “Source URL” stays “The source URL”. */
function calledOf({ label, name }: { label?: unknown; name: string }): string {
  const words = (typeof label === 'string' ? label : name).split(' ')
  return `The ${words.map((word) => (word === word.toUpperCase() ? word : word.toLowerCase())).join(' ')}`
}
