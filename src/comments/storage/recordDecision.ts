// Records what moderators decide about a comment, and what staff do with their own, in the transaction of the
// change.

import type { PayloadRequest } from 'payload'
import type { Comment } from '#payload-types'
import { idOf } from '#src/articles/ids.ts'
import { recordEvent } from '#src/audit/index.ts'
import { recordedActorOf } from '#src/audit/recording/actor.ts'
import { digestOf } from '#src/hashing/digest.ts'

/**
 * `comment.approve`, `comment.remove`, and `comment.restore` for one that had been removed. `contentHash` is
 * the hash of the words that were decided about; the words themselves stay out, since a reader may have them
 * erased. Staff sign with their name.
 */
export async function recordDecision(
  req: PayloadRequest,
  {
    before,
    to,
    reason,
    now,
  }: { before: Comment; to: 'visible' | 'removed'; reason: string | null; now: Date },
): Promise<void> {
  const shows = before.state === 'removed' ? 'comment.restore' : 'comment.approve'
  await recordEvent(req, {
    action: to === 'removed' ? 'comment.remove' : shows,
    at: now,
    ...recordedActorOf(req),
    subject: `comments/${before.id}`,
    contentHash: digestOf(before.body),
    note: reason,
    data: {
      article: idOf(before.article),
      from: before.state,
      to,
      ...(before.staffName ? { signed: before.staffName } : {}),
    },
  })
}

/**
 * What a member of staff did with their own comment, with its words: what staff say is the newsroom's, so it
 * is kept when its writer changes it or takes it back. `before` is null for a new one.
 */
export async function recordAnswer(
  req: PayloadRequest,
  {
    action,
    before,
    comment,
    now,
  }: {
    action: 'comment.write' | 'comment.edit' | 'comment.withdraw'
    before: Comment | null
    comment: Comment
    now: Date
  },
): Promise<void> {
  await recordEvent(req, {
    action,
    at: now,
    ...recordedActorOf(req),
    subject: `comments/${comment.id}`,
    contentHash: digestOf(comment.body),
    data: {
      article: idOf(comment.article),
      from: before && before.state !== 'removed' ? before.state : null,
      to: comment.state === 'removed' ? 'removed' : 'pending',
      signed: comment.staffName ?? '',
      words: comment.body,
    },
  })
}
