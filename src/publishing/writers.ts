// Who wrote what an article shows beside its own text: a figure, a credit, the name of a commodity. None of them may approve
// an article that shows it.

import type { CollectionBeforeChangeHook, JSONField } from 'payload'
import { staffOf } from '#access/actors.ts'

/** The ids of the staff who wrote any of the fields that articles show; kept by `rememberWriter` alone. */
export const writersField = { name: 'writers', type: 'json', admin: { hidden: true } } satisfies JSONField

/** Adds whoever creates a thing, or changes one of these fields of it, to its writers. */
export function rememberWriter(fields: readonly string[]): CollectionBeforeChangeHook {
  return ({ data, operation, originalDoc, req }) => {
    const known = idList(originalDoc?.writers)
    const writer = staffOf(req.user)?.id
    const changed = operation === 'create' || fields.some((name) => name in data && !same(data[name], originalDoc?.[name]))
    return { ...data, writers: writer && changed ? [...new Set([...known, writer])] : known }
  }
}

/** The writers of many things, each once. */
export function writersOf(things: Iterable<object>): string[] {
  return [...new Set([...things].flatMap((thing) => idList('writers' in thing ? thing.writers : null)))]
}

function idList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null)
}
