// The names that moderators look at: those asked for, and those that could be taken for somebody else's.

import type { Payload } from 'payload'
import type { Staff } from '#payload-types'
import { nameHash } from './claims.ts'

export type NameToCheck = {
  id: string
  displayName: string
  /** The name asked for; null where the present one is the question. */
  asked: string | null
  why: string
}

/** Most of each kind at once. */
const MOST = 50

/** What waits for a moderator about names, with the rights of this one. */
export async function namesToCheck(payload: Payload, moderator: Staff): Promise<NameToCheck[]> {
  const as = {
    overrideAccess: false,
    user: { ...moderator, collection: 'staff' as const },
    depth: 0,
  } as const
  const staff = await payload.find({ collection: 'staff', pagination: false, ...as })
  const hashes = staff.docs.map(({ name }) => nameHash(payload.secret, name))
  const flagged = await payload.find({
    collection: 'readerNames',
    where: { or: [{ key: { in: hashes } }, { isTwin: { equals: true } }] },
    depth: 0,
    limit: MOST,
    pagination: false,
    overrideAccess: true, // ids alone, for a moderator
  })
  const twins = new Set(flagged.docs.filter(({ isTwin }) => isTwin).map(({ reader }) => reader))
  const { docs } = await payload.find({
    collection: 'readers',
    where: {
      or: [{ askedName: { exists: true } }, { id: { in: flagged.docs.map(({ reader }) => reader) } }],
    },
    limit: 2 * MOST,
    pagination: false,
    ...as,
  })
  return docs.map(({ id, displayName, askedName }) => ({
    id,
    displayName,
    asked: askedName ?? null,
    why: askedName
      ? 'Asks for another name.'
      : twins.has(id)
        ? 'Another reader had this name before.'
        : 'A member of staff has this name.',
  }))
}
