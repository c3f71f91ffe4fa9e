// The columns of a public copy by which readers find it and are let in. They say again what its document
// says, so that a change of a column alone can be found.

import { isSameInstant } from '#src/figures/instants.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { idsOf, type Reference } from './ids.ts'
import type { PublicArticle } from './publicArticle.ts'
import { goneAtOf } from './times.ts'

/** What the columns beside a document must be. Instants are ISO 8601. */
export function columnsOf(document: PublicArticle) {
  const { slug, headline, publishedAt, updatedAt, edition, commenting, end } = document
  return {
    slug,
    headline,
    publishedAt,
    goneAt: goneAtOf(end),
    edition,
    contentUpdatedAt: updatedAt,
    commenting: commenting.mode,
    commentsCloseAt: commenting.closesAt,
  }
}

/** The names of those columns of a row that say something else than its document does. */
export function columnsApart(row: object & { document: PublicArticle }): string[] {
  const columns = { ...row } as Record<string, unknown>
  return Object.entries(columnsOf(row.document)).flatMap(([name, value]) =>
    (columns[name] ?? null) === value || isSameInstant(columns[name], value) ? [] : [name],
  )
}

/**
 * The hash of where a copy is filed: its sections, its people, what it shows, its former addresses, its
 * words for search. The record keeps it beside the hash of the document, so that a copy cannot be moved or
 * hidden from lists unseen.
 */
const LISTS = ['commodities', 'topics', 'authors', 'figures', 'images', 'formerSlugs'] as const

export type FiledRow = { [Name in (typeof LISTS)[number]]?: unknown } & { searchText?: string | null }

/** SHA-256 (hex); the order within a list does not matter. */
export function filedHashOf(row: FiledRow): string {
  const lists = Object.fromEntries(
    LISTS.map((name) => [name, idsOf(row[name] as Reference[] | null | undefined).toSorted()]),
  )
  return digestOf({ ...lists, searchText: row.searchText ?? '' })
}
