// The same comment sent again: a double click, or a retry of one whose answer was lost.

import { createHash } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { readRows } from '#src/database/index.ts'
import type { CommentDone } from './types.ts'

/** The comment that the same writer sent with the same words to the same place within a minute, or null. */
export async function findDuplicate(
  from: { payload: Payload; req?: PayloadRequest },
  comment: CommentText,
  now: Date,
): Promise<CommentDone | null> {
  const since = new Date(now.getTime() - SAME_WITHIN_MS).toISOString()
  const [twin] = await readRows<CommentDone>({
    ...from,
    collection: 'comments',
    where: {
      and: [
        { fingerprint: { in: recentFingerprints(comment, now) } },
        { createdAt: { greater_than: since } },
      ],
    }, // the same person's own comment
    limit: 1,
    fields: ['state'],
  })
  return twin ?? null
}

/** The same words again within this time are one comment, in milliseconds. */
const SAME_WITHIN_MS = 60_000

export type CommentText = { author: string; article: string; parent: string | null; body: string }

/** The key under which a comment is stored once: what was said, by whom, where, in which minute. */
export function fingerprint(comment: CommentText, at: Date): string {
  return digest(comment, minuteOf(at))
}

/** The keys under which the same comment would be stored if it was sent within the last minute. */
function recentFingerprints(comment: CommentText, now: Date): string[] {
  return [digest(comment, minuteOf(now)), digest(comment, minuteOf(now) - 1)]
}

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / SAME_WITHIN_MS)
}

function digest({ author, article, parent, body }: CommentText, minute: number): string {
  return createHash('sha256')
    .update(JSON.stringify([author, article, parent, body.trim(), minute]))
    .digest('hex')
}
