// Of what was sent, the fields that there are: Payload takes all others along a long way before it drops
// them.

import type { FlattenedField } from 'payload'

/**
 * The same data without names that are no fields, within groups too. What is no object stays as it is, for
 * others to refuse.
 */
export function knownFields(
  data: unknown,
  fields: readonly FlattenedField[],
  beside: readonly string[] = [],
): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data
  const known = new Map(fields.map((field) => [field.name, field]))
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => {
      const field = known.get(name)
      if (!field) return beside.includes(name) ? [[name, value]] : []
      const inner = field.type === 'group' || field.type === 'tab' ? field.flattenedFields : null
      return [[name, inner ? knownFields(value, inner) : value]]
    }),
  )
}
