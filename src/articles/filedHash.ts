// The hash of where a copy is filed: its sections, its people, what it shows, its former addresses, its words
// for search. The record keeps it beside the hash of the document, so that a copy cannot be moved or hidden
// from lists unseen.

import { digestOf } from '#src/hashing/digest.ts'
import { idsOf, type Reference } from './ids.ts'

const LISTS = ['commodities', 'topics', 'authors', 'figures', 'images', 'formerSlugs'] as const

export type FiledRow = { [Name in (typeof LISTS)[number]]?: unknown } & { searchText?: string | null }

/** SHA-256 (hex); the order within a list does not matter. */
export function filedHashOf(row: FiledRow): string {
  const lists = Object.fromEntries(
    LISTS.map((name) => [name, idsOf(row[name] as Reference[] | null | undefined).toSorted()]),
  )
  return digestOf({ ...lists, searchText: row.searchText ?? '' })
}
