// The names that moderators look at: those asked for, and those that could be taken for somebody else's.

import type { Payload } from 'payload'
import type { Staff } from '#payload-types'
import { nameHash, reservedNames } from './claims.ts'

export type NameToCheck = {
  id: string
  displayName: string
  /** The name asked for; null where the present one is the question. */
  asked: string | null
  why: string
}

/** Most of each kind at once. */
const MAX_NAMES = 50

/** What waits for a moderator about names, with the rights of this one. */
export async function namesToCheck(payload: Payload, moderator: Staff): Promise<NameToCheck[]> {
  const hashOf = (name: string) => nameHash(payload.secret, name)
  const { staff, siteName } = await reservedNames({ payload })
  // As they are today: a colleague may have come, or the site have another name, since the reader's was
  // claimed.
  const reserved = new Map<string, NameFlag>([
    [hashOf(siteName), 'site'],
    ...staff.map((name) => [hashOf(name), 'staff'] as const),
  ])
  const questions = await payload.find({
    collection: 'readerNames',
    where: { or: [{ key: { in: [...reserved.keys()] } }, { flag: { exists: true } }] },
    depth: 0,
    limit: MAX_NAMES,
    pagination: false,
    overrideAccess: true, // ids alone, for a moderator
  })
  const flags = new Map(questions.docs.map(({ reader, flag }) => [reader, flag ?? null]))
  const { docs } = await payload.find({
    collection: 'readers',
    where: { or: [{ askedName: { exists: true } }, { id: { in: [...flags.keys()] } }] },
    limit: 2 * MAX_NAMES,
    pagination: false,
    overrideAccess: false,
    user: { ...moderator, collection: 'staff' },
    depth: 0,
  })
  return docs.flatMap(({ id, displayName, askedName }) => {
    if (askedName) return { id, displayName, asked: askedName, why: 'Asks for another name.' }
    const flag = reserved.get(hashOf(displayName)) ?? flags.get(id)
    // They had such a name, and have another now.
    return flag ? { id, displayName, asked: null, why: WHY[flag] } : []
  })
}

/** Why a name from before there were claims is one for moderators to look at, in their words. */
export const NAME_FLAGS = ['twin', 'role', 'site', 'staff'] as const

export type NameFlag = (typeof NAME_FLAGS)[number]

const WHY: Record<NameFlag, string> = {
  twin: 'Another reader had this name before.',
  role: 'This says that they work for the newsroom.',
  site: 'This is the name of the site.',
  staff: 'A member of staff has this name.',
}
