// The same comment sent again: a double click, or a retry of one whose answer was lost.

import type { Payload, PayloadRequest } from 'payload'
import { readRows } from '#src/database/index.ts'
import { recentFingerprints, SAME_WITHIN_MS, type Said } from './fingerprint.ts'
import type { CommentDone } from './types.ts'

/** The comment that the same writer sent with the same words to the same place within a minute, or null. */
export async function twinOf(
  from: { payload: Payload; req?: PayloadRequest },
  said: Said,
  now: Date,
): Promise<CommentDone | null> {
  const since = new Date(now.getTime() - SAME_WITHIN_MS).toISOString()
  const [twin] = await readRows<CommentDone>({
    ...from,
    collection: 'comments',
    where: {
      and: [{ fingerprint: { in: recentFingerprints(said, now) } }, { createdAt: { greater_than: since } }],
    }, // the same person's own comment
    limit: 1,
    fields: ['state'],
  })
  return twin ?? null
}
