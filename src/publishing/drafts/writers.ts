// Who wrote what an article shows beside its own text: a figure, a credit, the name of a commodity. None of
// them may approve an article that shows it. A section is another matter than a figure: its name counts until
// readers have seen it with a text.

import type { CollectionBeforeChangeHook } from 'payload'
import { staffOf } from '#access/actors.ts'

/**
 * Adds whoever creates a thing, or changes one of these fields of it, to its `writers`, which nothing else
 * keeps.
 */
export function rememberWriter(fields: readonly string[]): CollectionBeforeChangeHook {
  return ({ data, operation, originalDoc, req }) => {
    const known = idList(originalDoc?.writers)
    const writer = staffOf(req.user)?.id
    const changed =
      operation === 'create' || fields.some((name) => name in data && !same(data[name], originalDoc?.[name]))
    return { ...data, writers: writer && changed ? [...new Set([...known, writer])] : known }
  }
}

/** The writers of many things, each once. */
export function writersOf(things: Iterable<object>): string[] {
  return [...new Set([...things].flatMap((thing) => idList('writers' in thing ? thing.writers : null)))]
}

/** Who named a section, or renamed it, and when (ISO 8601). */
export type Naming = { by: string; at: string }

/** Remembers who made a section or renamed it, and when (ISO 8601). */
export function rememberNaming(fields: readonly string[]): CollectionBeforeChangeHook {
  return ({ data, operation, originalDoc, req }) => {
    const known = namings(originalDoc?.writers)
    const by = staffOf(req.user)?.id
    const named =
      operation === 'create' || fields.some((name) => name in data && !same(data[name], originalDoc?.[name]))
    const others = known.filter((renaming) => renaming.by !== by)
    return { ...data, writers: by && named ? [...others, { by, at: new Date().toISOString() }] : known }
  }
}

/** Who named a section, and when. */
export function namingsOf(term: object): Naming[] {
  return namings('writers' in term ? term.writers : null)
}

function namings(value: unknown): Naming[] {
  return Array.isArray(value)
    ? value.filter((entry): entry is Naming => typeof entry?.by === 'string' && typeof entry?.at === 'string')
    : []
}

function idList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null)
}
