// Which documents are referred to by any of those that match: asked of the engine, which has an index for
// that.

import { type Engine, engineOfPayload } from './common/engine.ts'
import type { Related } from './common/related.ts'
import { relatedMongo } from './mongo/relatedIds.ts'
import { relatedSqlite } from './sqlite/relatedIds.ts'

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
