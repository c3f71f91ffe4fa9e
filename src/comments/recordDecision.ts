// Records what moderators decide about a comment, in the transaction of the decision.

import type { CollectionAfterChangeHook } from 'payload'
import type { Comment } from '#payload-types'
import { digestOf } from '#src/hashing/digest.ts'
import { doerOf } from '#src/record/doer.ts'
import { recordEvent } from '#src/record/index.ts'
import { idOf } from './idOf.ts'
import { intentOf } from './intent.ts'

/**
 * `comment.approve`, `comment.remove`, and `comment.restore` for one that had been removed. `contentHash` is the hash of
 * the words that were decided about; the words themselves stay out, since a reader may have them erased. Staff sign with their name.
 */
export const recordDecision: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const { intent, now } = intentOf(req.context)
  if (intent?.verb !== 'approve' && intent?.verb !== 'remove-as-moderator') return doc
  const before = previousDoc as Comment
  const action =
    intent.verb === 'remove-as-moderator'
      ? 'comment.remove'
      : before.state === 'removed'
        ? 'comment.restore'
        : 'comment.approve'
  await recordEvent(req, {
    action,
    at: now,
    ...doerOf(req),
    subject: `comments/${before.id}`,
    contentHash: digestOf(before.body),
    note: intent.reason,
    data: {
      article: idOf(before.article),
      from: before.state,
      to: intent.verb === 'approve' ? 'visible' : 'removed',
      ...(before.staffName ? { signed: before.staffName } : {}),
    },
  })
  return doc
}
