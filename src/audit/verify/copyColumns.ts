// What the columns of a public copy say beside its document.

import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { goneAtOf } from '#src/articles/times.ts'
import { differences } from '#src/auditEvents/differences.ts'
import { andList } from '#src/plainText/lists.ts'
import type { StoredRow } from '../reading/eachRow.ts'
import { instantOf } from '../reading/finding.ts'

export type Document = Record<string, unknown>

/** A row of what readers get, or of what waits behind it. */
export type Copy = {
  edition: number
  state: string
  document: Document
  documentHash: string
  columns: Record<string, unknown>
}

/** The names of the fields that differ. */
export function fieldsApart(
  one: Document,
  other: Document,
  fields = [...new Set([...Object.keys(one), ...Object.keys(other)])],
): string[] {
  return Object.keys(differences(one, other, fields))
}

/** What is shown, of a row. */
export function copyOf(row: Record<string, unknown>): Copy {
  return {
    edition: Number(row.edition),
    state: String(row.state),
    document: (row.document ?? {}) as Document,
    documentHash: String(row.documentHash),
    columns: row,
  }
}

/** What waits behind it, of a row; null where nothing does. */
export function nextOf(row: StoredRow): Copy | null {
  const next = row.next as { row?: Record<string, unknown> } | null | undefined
  return next?.row ? copyOf(next.row) : null
}

/** What readers may see and find is decided by columns beside the document; they must say what it says. */
export function wrongColumns(name: string, { document, columns }: Copy): string[] {
  const { slug, headline, publishedAt, updatedAt, commenting, end } = document as Partial<PublicArticle>
  const said = {
    slug,
    headline,
    publishedAt: instantOf(publishedAt),
    goneAt: instantOf(goneAtOf(end ?? null)),
    commenting: commenting?.mode,
    commentsCloseAt: instantOf(commenting?.closesAt),
    contentUpdatedAt: instantOf(updatedAt),
  }
  const kept = {
    ...columns,
    publishedAt: instantOf(columns.publishedAt),
    goneAt: instantOf(columns.goneAt),
    commentsCloseAt: instantOf(columns.commentsCloseAt),
    contentUpdatedAt: instantOf(columns.contentUpdatedAt),
  }
  const apart = fieldsApart(said, kept, Object.keys(said))
  return apart.length > 0 ? [`${name} is kept under another ${andList(apart)} than its text says.`] : []
}

/** What waits takes its place at the time that its own text says. */
export function wrongTime(name: string, { columns }: Copy, next: Copy | null): string[] {
  const said = next ? instantOf((next.document as Partial<PublicArticle>).updatedAt) : null
  return instantOf(columns.nextAt) === said
    ? []
    : [`${name} is replaced at another time than the next one says.`]
}
