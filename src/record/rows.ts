// Rows as they are stored, whatever the request asks to be shown of them: a `select` hides nothing from the record.

import type { CollectionSlug, PayloadRequest } from 'payload'

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

function kept(req: PayloadRequest): Map<string, Row | null> {
  const context = req.context as { [BEFORE]?: Map<string, Row | null> }
  return (context[BEFORE] ??= new Map())
}
