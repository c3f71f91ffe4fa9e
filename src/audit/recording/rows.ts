// Rows as they are stored, whatever the request asks to be shown of them: a `select` hides nothing from the
// record.

import type { CollectionSlug, PayloadRequest } from 'payload'
import { keepOnRequest } from '#access/onRequest.ts'
import { fingerprintOf } from '#src/auditEvents/hash.ts'
import { plainJson } from '#src/auditEvents/plain.ts'

export type Row = Record<string, unknown> & { id: string }

const BEFORE = Symbol.for('assay.record.before')

/** The stored row in this transaction, with its hidden fields; null when there is none. */
export function storedRow(req: PayloadRequest, collection: CollectionSlug, id: unknown): Promise<Row | null> {
  return req.payload.db.findOne<Row>({ collection, where: { id: { equals: String(id) } }, req })
}

/** Keeps the row as it is before a change, for `rowBefore`. */
export async function keepRow(req: PayloadRequest, collection: CollectionSlug, id: unknown): Promise<void> {
  kept(req).set(`${collection}/${String(id)}`, await storedRow(req, collection, id))
}

/** The row as it was when the change began; null for one that is new. */
export function rowBefore(req: PayloadRequest, collection: CollectionSlug, id: unknown): Row | null {
  return kept(req).get(`${collection}/${String(id)}`) ?? null
}

/**
 * Columns that make up the secret of a row. Each is random or keyed, so that its fingerprint cannot be
 * guessed at.
 */
const SECRET_COLUMNS: Partial<Record<CollectionSlug, readonly string[]>> = {
  staff: ['hash', 'salt'],
  integrations: ['apiKeyIndex'],
}

/**
 * The fingerprint of a stored row's password or key: empty where it has none, undefined where its kind has
 * none.
 */
export function secretOf(collection: CollectionSlug, row: Row | null): string | undefined {
  const columns = SECRET_COLUMNS[collection]
  if (!row || !columns) return undefined
  if (columns.every((column) => row[column] == null)) return ''
  const secret = Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))
  return fingerprintOf(`${collection}/${row.id}`, secret)
}

/** What a change did to the secret: the new fingerprint and the one it replaced, or nothing. */
export function renewedSecret(
  collection: CollectionSlug,
  before: Row | null,
  after: Row | null,
): { fingerprint?: string | undefined; replaced?: string | undefined } {
  const [replaced, fingerprint] = [secretOf(collection, before), secretOf(collection, after)]
  return replaced === fingerprint ? {} : { fingerprint, replaced }
}

/** The recorded fields of a row, as the record holds them. */
export function valuesOf(row: Row | null, fields: readonly string[]): Record<string, unknown> {
  return plainJson(Object.fromEntries(fields.map((field) => [field, row?.[field] ?? null]))) as Record<
    string,
    unknown
  >
}

function kept(req: PayloadRequest): Map<string, Row | null> {
  const context = req.context as { [BEFORE]?: Map<string, Row | null> }
  if (!context[BEFORE]) keepOnRequest(req.context, BEFORE, new Map())
  return context[BEFORE]!
}
