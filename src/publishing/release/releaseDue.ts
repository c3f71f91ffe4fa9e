// What the clock does: brings the house into line with what readers see since the release time. Before it does, it checks
// again that what goes out is what was approved.

import type { Payload, PayloadRequest } from 'payload'
import type { Edition } from '#payload-types'
import { inTransaction } from '../transaction.ts'
import { alarm, type Trouble } from './alarm.ts'
import { holdEditions } from './hold.ts'
import { releaseEdition } from './releaseEdition.ts'
import { differenceIn } from './verify.ts'

/** A release is late when the clock comes to it later than this, in milliseconds. */
export const LATE_AFTER_MS = 30_000

/** How long before its time an edition is checked for the first time, in milliseconds. */
const LOOK_AHEAD_MS = 60_000

/**
 * Releases every edition whose time has come, those of a bundle together, and holds what is not what was approved; returns
 * how many went out. Safe to run in several processes at once: each edition is released by exactly one of them.
 */
export async function releaseDue({ payload, now }: { payload: Payload; now: Date }): Promise<number> {
  const troubles: Trouble[] = []
  let released = 0
  for (const group of groupsOf(await waiting(payload, new Date(now.getTime() + LOOK_AHEAD_MS)))) {
    const isDue = new Date(group[0]!.goesOutAt) <= now
    const outcome = await inTransaction(payload, null, (req) => releaseGroup(req, group, { now, isDue }))
    released += outcome.released
    troubles.push(...outcome.troubles)
  }
  if (troubles.length > 0) await alarm({ payload, troubles, now })
  return released
}

type Outcome = { released: number; troubles: Trouble[] }

/** All of a group or none of it. */
async function releaseGroup(req: PayloadRequest, group: Edition[], { now, isDue }: { now: Date; isDue: boolean }): Promise<Outcome> {
  const still: Edition[] = []
  for (const edition of group) {
    const found = await req.payload.findByID({ collection: 'editions', id: edition.id, depth: 0, disableErrors: true, overrideAccess: true, req }) // the clock asks
    if (found?.state === 'waiting') still.push(found)
  }
  const differences = await Promise.all(still.map(async (edition) => ({ edition, difference: await differenceIn(req, edition) })))
  const bad = differences.filter(({ difference }) => difference !== null)
  if (bad.length > 0) {
    await holdEditions(req, differences, now)
    return { released: 0, troubles: differences.map(({ edition, difference }) => ({ edition, what: 'held', reason: difference ?? 'It goes out together with an article that is held.' })) }
  }
  if (!isDue) return { released: 0, troubles: [] }
  const troubles: Trouble[] = []
  let released = 0
  for (const edition of still) {
    if (!(await releaseEdition(req, edition, now))) continue
    released += 1
    const lateByMs = now.getTime() - new Date(edition.goesOutAt).getTime()
    if (lateByMs > LATE_AFTER_MS) troubles.push({ edition, what: 'late', lateByMs })
  }
  return { released, troubles }
}

async function waiting(payload: Payload, until: Date): Promise<Edition[]> {
  const { docs } = await payload.find({
    collection: 'editions',
    where: { and: [{ state: { equals: 'waiting' } }, { goesOutAt: { less_than_equal: until.toISOString() } }] },
    sort: ['goesOutAt', 'number'],
    depth: 0,
    limit: 500,
    pagination: false,
    overrideAccess: true, // the clock asks, not a person
  })
  return docs
}

/** Editions of one bundle stand together; every other stands alone. */
function groupsOf(editions: Edition[]): Edition[][] {
  const groups = new Map<string, Edition[]>()
  for (const edition of editions) {
    const key = edition.bundle ?? edition.id
    groups.set(key, [...(groups.get(key) ?? []), edition])
  }
  return [...groups.values()]
}
