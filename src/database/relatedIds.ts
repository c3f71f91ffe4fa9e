// Which documents are referred to by any of those that match: asked of the engine, which has an index for that.

import type { CollectionSlug, Payload, Where } from 'payload'
import { type Engine, engineOfPayload } from './engine.ts'
import { relatedMongo } from './mongo/relatedIds.ts'
import { relatedSqlite } from './sqlite/relatedIds.ts'

export type Related<Field extends string = string> = {
  payload: Payload
  collection: CollectionSlug
  /** Relations to many, each to one collection. */
  fields: readonly Field[]
  /** With the rule of visibility in it; plain columns only. */
  where: Where
}

const RELATED: Record<Engine, (asked: Related) => Promise<Record<string, Set<string>>>> = {
  sqlite: relatedSqlite,
  mongodb: relatedMongo,
}

/** The ids that each field of the matching documents holds. */
export async function relatedIds<Field extends string>(
  asked: Related<Field>,
): Promise<Record<Field, Set<string>>> {
  return RELATED[engineOfPayload(asked.payload)](asked)
}
