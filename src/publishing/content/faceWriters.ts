// Who changed how readers know a person, after the text that names them was saved: they wrote some of what it shows.

import type { PayloadRequest } from 'payload'
import { SHOWN_FIELDS } from '#src/articles/shown.ts'

/** The staff who changed one of these people's public face since `savedAt` (ISO 8601); all who ever did where that is not known. */
export async function faceWriters({
  req,
  staffIds,
  savedAt,
}: {
  req: PayloadRequest
  staffIds: string[]
  savedAt: string | null
}): Promise<string[]> {
  if (staffIds.length === 0) return []
  const { docs } = await req.payload.find({
    collection: 'audit',
    where: {
      and: [
        { action: { equals: 'staff.changed' } },
        { subject: { in: staffIds.map((id) => `staff/${id}`) } },
        ...(savedAt ? [{ at: { greater_than: new Date(savedAt).toISOString() } }] : []),
      ],
    },
    depth: 0,
    pagination: false,
    overrideAccess: true, // the workflow asks, not a person
    req,
  })
  const changed = (data: unknown) =>
    Object.keys((data as { changes?: Record<string, unknown> } | null)?.changes ?? {})
  return docs
    .filter(({ data }) => changed(data).some((field) => SHOWN_FIELDS.staff.includes(field)))
    .flatMap(({ actorId }) => actorId ?? [])
}
