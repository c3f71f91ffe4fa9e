// What the clock does. Each job finds its own work and is safe in several processes at once.

import type { Payload } from 'payload'
import { anchorRecord } from '#src/audit/besideDatabase/anchors.ts'
import { deliverDue } from '#src/mail/deliver.ts'
import { endDue } from '#src/publishing/release/endDue.ts'
import { releaseDue } from '#src/publishing/release/releaseDue.ts'

/**
 * One thing to do at a tick; `every` is milliseconds between runs, 0 for at each tick. Jobs of one queue go
 * one after the other.
 */
export type Job = {
  name: string
  queue: 'public' | 'post' | 'house'
  every: number
  run: (on: { payload: Payload; now: Date }) => Promise<unknown>
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The scheduler’s jobs: for the public, the post, and Assay itself. */
export const JOBS: readonly Job[] = [
  { name: 'release scheduled articles', queue: 'public', every: 0, run: releaseDue },
  { name: 'archive what has ended', queue: 'public', every: 0, run: endDue },
  { name: 'deliver mail', queue: 'post', every: 0, run: deliverDue },
  { name: 'anchor the record', queue: 'house', every: 5 * MINUTE, run: anchorRecord },
  { name: 'forget old mail', queue: 'house', every: HOUR, run: forgetOldMail },
]

/**
 * Clean-up of the outbox: addresses of people are kept no longer than needed to answer "did you get our
 * mail?".
 */
const DAY = 24 * 60 * 60_000
const KEEP_SENT = 30 * DAY
/** A failure stays longer: somebody should look at it. */
const KEEP_FAILED = 90 * DAY

/** Deletes outbox rows sent more than 30 days ago or given up more than 90 days ago. */
export async function forgetOldMail({ payload, now }: { payload: Payload; now: Date }): Promise<void> {
  const before = (age: number) => new Date(now.getTime() - age).toISOString()
  await payload.delete({
    collection: 'outbox',
    where: {
      or: [
        { and: [{ state: { equals: 'sent' } }, { sentAt: { less_than: before(KEEP_SENT) } }] },
        { and: [{ state: { equals: 'failed' } }, { createdAt: { less_than: before(KEEP_FAILED) } }] },
      ],
    },
    depth: 0,
    overrideAccess: true, // the clock cleans up; nobody may delete by hand
  })
}
