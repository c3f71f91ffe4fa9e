// Which fields of which collections are on the record, as the collections said when they were set up.

import type { CollectionSlug } from 'payload'

const FIELDS = new Map<CollectionSlug, readonly string[]>()

/** For `recordAccounts`. */
export function rememberFields(collection: CollectionSlug, fields: readonly string[]): void {
  FIELDS.set(collection, fields)
}

/** Each collection whose rows a person may change at once, with its recorded fields. */
export function recordedFields(): ReadonlyMap<CollectionSlug, readonly string[]> {
  return FIELDS
}
