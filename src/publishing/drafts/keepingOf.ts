// Which autosaves go on with the version before, and which begin a new one, so that no saved text of anybody
// is lost.

import type { PayloadRequest } from 'payload'
import { staffOf } from '#access/actors.ts'
import { idOf } from '#src/articles/ids.ts'
import { isSeenByOthers } from './lastLook.ts'
import { newestVersion, type VersionRow } from './versions.ts'

/** For how long the autosaves of one person share a version. Then the next one begins another. */
const VERSION_MS = 3 * 60_000

/** How a save is kept: over `continues`, a version of the same person's, or in a version of its own. */
export type Keeping = {
  continues: VersionRow | null
  /**
   * What Payload has to be told: an autosave writes over the newest version where that was begun by an
   * autosave too.
   */
  autosave: boolean
}

/**
 * An autosave goes on with the newest version where the same person began it by an autosave, less than three
 * minutes ago, and no colleague has looked at it since: what they saw is kept, so that what changes after it
 * can be shown. Any other save makes a version of its own. Payload alone would write over the autosave of
 * anybody, for ever.
 */
export async function keepingOf(
  req: PayloadRequest,
  { id, autosave }: { id?: unknown; autosave?: boolean },
): Promise<Keeping> {
  if (!autosave || typeof id !== 'string') return { continues: null, autosave: false }
  const newest = await newestVersion(req, id)
  if (!newest?.autosave) return { continues: null, autosave: true }
  const isMine = idOf(newest.version.revisedBy) === (staffOf(req.user)?.id ?? null)
  const age = Date.now() - Date.parse(newest.createdAt) // below 0 where the clock was set back since
  const isYoung = age >= 0 && age < VERSION_MS
  const isOpen = isMine && isYoung && newest.version.step === 'save'
  return isOpen && !(await isSeenByOthers(req, id, newest.version.revision))
    ? { continues: newest, autosave: true }
    : { continues: null, autosave: false }
}
