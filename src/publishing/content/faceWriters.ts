// Who changed how readers know a person whom a text names: they wrote some of what it shows.

import type { PayloadRequest } from 'payload'
import { SHOWN_FIELDS } from '#src/articles/shown.ts'
import { type EventAction, readEvent } from '#src/audit/events/index.ts'

/** The staff who changed one of these people's public face since an instant (ISO 8601). */
export async function faceWriters({
  req,
  staffIds,
  since,
}: {
  req: PayloadRequest
  staffIds: string[]
  since: string
}): Promise<string[]> {
  if (staffIds.length === 0) return []
  const { docs } = await req.payload.find({
    collection: 'audit',
    where: {
      and: [
        { action: { equals: 'staff.changed' satisfies EventAction } },
        { subject: { in: staffIds.map((id) => `staff/${id}`) } },
        { at: { greater_than: new Date(since).toISOString() } },
      ],
    },
    depth: 0,
    pagination: false,
    overrideAccess: true, // the workflow asks, not a person
    req,
  })
  return docs.flatMap((row) => (changedFace(readEvent(row)) && row.actorId ? [row.actorId] : []))
}

/** A change that this Assay cannot read may have been one of their face. */
function changedFace(said: ReturnType<typeof readEvent>): boolean {
  if (!said.known) return true
  return said.action === 'staff.changed' && SHOWN_FIELDS.staff.some((field) => field in said.data.changes)
}
