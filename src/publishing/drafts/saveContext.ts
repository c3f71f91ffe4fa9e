// What the guard before a save finds out, for the hook that keeps the draft.

import type { RequestContext } from 'payload'
import type { VersionRow } from './versions.ts'

export type SaveContext = {
  /** The version that this save goes on with in place; null where it makes one of its own. */
  continues: VersionRow | null
  /** The id of the version that is brought back; null for any other save. */
  restoredVersion: string | null
}

/** What the guard found out about this save. */
export function saveContext(context: RequestContext): SaveContext {
  const { continues = null, restoredVersion = null } = context as Partial<SaveContext>
  return { continues, restoredVersion }
}
