// Who changed how readers know a person whom a text names: they wrote some of what it shows.

import type { PayloadRequest } from 'payload'
import type { Edition } from '#payload-types'
import { SHOWN_FIELDS } from '#src/articles/shown.ts'
import { type EventAction, readEvent } from '#src/auditEvents/events/index.ts'
import { recordRows } from '../recordRows.ts'
import { lastShown } from './lastShown.ts'

/**
 * The staff who changed one of these people's public profile since readers saw it last on the word of others.
 */
export async function profileEditors({
  req,
  staffIds,
  readersHave,
}: {
  req: PayloadRequest
  staffIds: string[]
  readersHave: Edition | null
}): Promise<string[]> {
  if (staffIds.length === 0) return []
  const docs = await recordRows(req, [
    { action: { equals: 'staff.changed' satisfies EventAction } },
    { subject: { in: staffIds.map((id) => `staff/${id}`) } },
  ])
  const changes = docs.filter((row) => changedProfile(readEvent(row)) && row.actorId)
  const since = new Map<string, string | null>()
  for (const subject of new Set(changes.map((row) => row.subject!)))
    since.set(
      subject,
      await lastShown({ req, field: 'authors', id: subject.slice('staff/'.length), readersHave }),
    )
  return changes
    .filter(({ subject, at }) => new Date(at).toISOString() > (since.get(subject!) ?? ''))
    .map(({ actorId }) => actorId!)
}

/** A change that this Assay cannot read may have been one of their profile. */
function changedProfile(event: ReturnType<typeof readEvent>): boolean {
  if (!event.known) return true
  return event.action === 'staff.changed' && SHOWN_FIELDS.staff.some((field) => field in event.data.changes)
}
