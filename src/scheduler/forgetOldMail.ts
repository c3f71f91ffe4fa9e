// Clean-up of the outbox: addresses of people are kept no longer than needed to answer "did you get our
// mail?".

import type { Payload } from 'payload'

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
