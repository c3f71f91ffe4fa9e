// Changes rows straight in the database, as somebody with its password would, past Payload and past our
// house.

import type { CollectionSlug, Payload, Where } from 'payload'

type Found = { id: string } & Record<string, unknown>

/** Overwrites fields of the one row that `where` finds. */
export async function tamper(
  payload: Payload,
  collection: CollectionSlug,
  where: Where,
  change: (row: Found) => Record<string, unknown>,
): Promise<Found> {
  const row = await payload.db.findOne<Found>({ collection, where })
  if (!row) throw new Error(`There is nothing to tamper with in ${collection}.`)
  const before = structuredClone(row)
  const changed = change(structuredClone(row))
  await payload.db.updateOne({ collection, id: row.id, data: { ...row, ...changed } })
  // MongoDB leaves out what is not set, and would keep what is put there.
  return { ...Object.fromEntries(Object.keys(changed).map((field) => [field, null])), ...before }
}

/** Puts a row back as it was. */
export async function restore(payload: Payload, collection: CollectionSlug, row: Found): Promise<void> {
  await payload.db.updateOne({ collection, id: row.id, data: row })
}

/** Deletes the one row that `where` finds. */
export async function erase(payload: Payload, collection: CollectionSlug, where: Where): Promise<void> {
  await payload.db.deleteOne({ collection, where })
}
