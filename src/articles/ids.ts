// The ids behind references of Payload's documents, bare or populated, as its types have them.

import { idOf as idOfAny } from '#src/richtext/records.ts'

export type Reference = string | { id: string } | null | undefined

/** The id that a reference holds, or null where it may hold none. */
export function idOf(reference: string | { id: string }): string
export function idOf(reference: Reference): string | null
export function idOf(reference: Reference): string | null {
  return idOfAny(reference)
}

/** The ids of a list of references, in order; empty places are left out. */
export function idsOf(references: readonly Reference[] | null | undefined): string[] {
  return (references ?? []).map(idOf).filter((id) => id !== null)
}
