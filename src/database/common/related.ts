// What is asked of a database where documents refer to others.

import type { CollectionSlug, Payload, Where } from 'payload'

export type Related<Field extends string = string> = {
  payload: Payload
  collection: CollectionSlug
  /** Relations to many, each to one collection. */
  fields: readonly Field[]
  /** With the rule of visibility in it; plain columns only. */
  where: Where
}
