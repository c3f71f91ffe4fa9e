// What the guard before a save finds out, for the hook that keeps the draft.

import type { RequestContext } from 'payload'
import type { VersionRow } from './versions.ts'

export type SaveContext = {
  /** The version that this save goes on with in place; null where it makes one of its own. */
  continues: VersionRow | null
  /** The id of the version that is brought back; null for any other save. */
  restoredVersion: string | null
  /** Who wrote the text that a new article is a copy of; none for any other save. */
  copiedWriters: readonly string[]
}

/** What the guard found out about this save. */
export function saveContext(context: RequestContext): SaveContext {
  const { continues = null, restoredVersion = null, copiedWriters = [] } = context as Partial<SaveContext>
  return { continues, restoredVersion, copiedWriters }
}
