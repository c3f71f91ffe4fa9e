// Who wrote what an article shows beside its own text: a figure, a credit, the name of a commodity. None of them may approve
// an article that shows it. A term is another matter than a figure: only a renaming since readers saw it last counts.

import type { CollectionBeforeChangeHook } from 'payload'
import { staffOf } from '#access/actors.ts'

/** Adds whoever creates a thing, or changes one of these fields of it, to its `writers`, which nothing else keeps. */
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

/** Who renamed a term, and when (ISO 8601). */
export type Renaming = { by: string; at: string }

/** Remembers who renamed a term, and when (ISO 8601). */
export function rememberRenaming(fields: readonly string[]): CollectionBeforeChangeHook {
  return ({ data, operation, originalDoc, req }) => {
    const known = renamings(originalDoc?.writers)
    const by = staffOf(req.user)?.id
    const renamed =
      operation === 'update' && fields.some((name) => name in data && !same(data[name], originalDoc?.[name]))
    const others = known.filter((renaming) => renaming.by !== by)
    return { ...data, writers: by && renamed ? [...others, { by, at: new Date().toISOString() }] : known }
  }
}

/** Who renamed a term, and when. */
export function renamingsOf(term: object): Renaming[] {
  return renamings('writers' in term ? term.writers : null)
}

function renamings(value: unknown): Renaming[] {
  return Array.isArray(value)
    ? value.filter(
        (entry): entry is Renaming => typeof entry?.by === 'string' && typeof entry?.at === 'string',
      )
    : []
}

function idList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null)
}
