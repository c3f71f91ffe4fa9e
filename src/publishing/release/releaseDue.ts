// What the scheduler does: completes what readers see since the release time, and a minute before checks
// that what will go out is what was approved.

import type { Payload, PayloadRequest, Where } from 'payload'
import { runningFrom } from '#src/commands/runningFrom.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { compareAndSet, WriteConflictError } from '#src/database/index.ts'
import { alarm, type Trouble } from './alarm.ts'
import { holdEditions } from './hold.ts'
import { releaseEdition, type Release } from './releaseEdition.ts'
import { waitingGroups, type Group } from './waiting.ts'

/** A release is late when the clock is done with it later than this, in milliseconds. */
export const LATE_AFTER_MS = 30_000

/** How long before its time an edition is checked for the first time, in milliseconds. */
const LOOK_AHEAD_MS = 60_000

type Tick = { payload: Payload; clock: () => Date }

/** `isTaken`: another clock was faster. */
type Outcome = { released: number; troubles: Trouble[]; isTaken?: boolean }

/**
 * Releases every edition whose time has come, those of a bundle together, and holds what is not what was
 * approved; returns how many went out. Safe to run in several processes at once: each edition is released by
 * exactly one of them.
 */
export async function releaseDue({ payload, now }: { payload: Payload; now: Date }): Promise<number> {
  const tick = { payload, clock: runningFrom(now) }
  const due = await settle(tick, await waitingGroups({ payload, until: now }))
  const ahead = await waitingGroups({ payload, after: now, until: new Date(now.getTime() + LOOK_AHEAD_MS) })
  const doubtful = await settle(
    tick,
    ahead.filter(({ isSound }) => !isSound),
  )
  const troubles = [...due.troubles, ...doubtful.troubles]
  if (troubles.length > 0) await alarm({ payload, troubles, now: tick.clock() })
  return due.released + doubtful.released
}

/**
 * As `releaseDue`, for these editions and what they go out with: a step that somebody takes after the release
 * time, and before the clock has come by, finds the release completed.
 */
export async function releaseDueOf({
  payload,
  which,
  now,
}: {
  payload: Payload
  which: Where
  now: Date
}): Promise<void> {
  const tick = { payload, clock: runningFrom(now) }
  const { troubles } = await settle(tick, await waitingGroups({ payload, until: now, which }))
  if (troubles.length > 0) await alarm({ payload, troubles, now: tick.clock() })
}

/**
 * One group after the other; one that fails keeps no other from its turn, and is tried again with the next
 * tick. Where another clock is at work the rest is left to it: two that race for each article do half of
 * their work in vain, since both move the head of the record.
 */
async function settle(tick: Tick, groups: readonly Group[]): Promise<Outcome> {
  const all: Outcome = { released: 0, troubles: [] }
  for (const group of groups) {
    const { released, troubles, isTaken } = await (
      group.isSound ? release(tick, group) : hold(tick, group)
    ).catch((error: unknown) => stuck(tick, group, error))
    all.released += released
    all.troubles.push(...troubles)
    if (isTaken) break
  }
  return all
}

/** All of a group or none of it. */
async function release({ payload, clock }: Tick, { members, bundle }: Group): Promise<Outcome> {
  return inTransaction(payload, null, async (req) => {
    const now = clock()
    const became: Release[] = []
    for (const { edition } of members) became.push(await releaseEdition(req, edition, now))
    if (!became.includes('released'))
      return { released: 0, troubles: [], isTaken: became.includes('by another') }
    if (!became.every((one) => one === 'released')) throw new WriteConflictError()
    if (bundle)
      await compareAndSet({
        payload,
        req,
        collection: 'bundles',
        id: bundle,
        where: { state: { equals: 'scheduled' } },
        data: { state: 'out' },
      })
    return {
      released: members.length,
      troubles: members.flatMap(({ edition }) =>
        lateness(edition.goesOutAt, now).map((lateByMs) => ({ what: 'late' as const, edition, lateByMs })),
      ),
    }
  })
}

/**
 * What was read in several questions is read again in one transaction: somebody may have changed it in
 * between, rightly.
 */
async function hold({ payload, clock }: Tick, { members }: Group): Promise<Outcome> {
  return inTransaction(payload, null, async (req: PayloadRequest) => {
    const now = clock()
    const [again] = await waitingGroups({
      payload,
      req,
      until: new Date(now.getTime() + LOOK_AHEAD_MS),
      which: { article: { equals: members[0]!.edition.article } },
    })
    if (!again || again.isSound) return { released: 0, troubles: [] }
    const held = await holdEditions(req, again.members, now)
    return { released: 0, troubles: held.map((one) => ({ what: 'held' as const, ...one })) }
  })
}

function stuck({ payload, clock }: Tick, { members }: Group, error: unknown): Outcome {
  payload.logger.error(
    { err: error, articles: members.map(({ edition }) => edition.article) },
    'A release could not be completed.',
  )
  const now = clock()
  return {
    released: 0,
    troubles: members.flatMap(({ edition }) =>
      lateness(edition.goesOutAt, now).map((lateByMs) => ({ what: 'stuck' as const, edition, lateByMs })),
    ),
  }
}

/** By how many milliseconds it is late, where that is worth an alarm. */
function lateness(goesOutAt: string, now: Date): number[] {
  const lateByMs = now.getTime() - new Date(goesOutAt).getTime()
  return lateByMs > LATE_AFTER_MS ? [lateByMs] : []
}
