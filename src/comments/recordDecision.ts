// Records what moderators decide about a comment, and what staff do with their own, in the transaction of the
// change.

import type { CollectionAfterChangeHook } from 'payload'
import type { Comment } from '#payload-types'
import { digestOf } from '#src/hashing/digest.ts'
import { recordedActorOf } from '#src/record/actor.ts'
import { recordEvent } from '#src/record/index.ts'
import { idOf } from './idOf.ts'
import { intentOf } from './intent.ts'

/**
 * `comment.approve`, `comment.remove`, and `comment.restore` for one that had been removed. `contentHash` is
 * the hash of the words that were decided about; the words themselves stay out, since a reader may have them
 * erased. Staff sign with their name.
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
    ...recordedActorOf(req),
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

const DEEDS = {
  answer: 'comment.write',
  'edit-answer': 'comment.edit',
  'remove-answer': 'comment.withdraw',
} as const

/**
 * `comment.write`, `comment.edit` and `comment.withdraw`, each with the words: what staff say is the
 * newsroom's, so it is kept when its writer changes it or takes it back.
 */
export const recordAnswer: CollectionAfterChangeHook<Comment> = async ({
  doc,
  previousDoc,
  operation,
  req,
}) => {
  const { intent, now } = intentOf(req.context)
  const action = intent && Object.entries(DEEDS).find(([verb]) => verb === intent.verb)?.[1]
  if (!action) return doc
  await recordEvent(req, {
    action,
    at: now,
    ...recordedActorOf(req),
    subject: `comments/${doc.id}`,
    contentHash: digestOf(doc.body),
    data: {
      article: idOf(doc.article),
      from: operation === 'update' && previousDoc.state !== 'removed' ? previousDoc.state : null,
      to: doc.state === 'removed' ? 'removed' : 'pending',
      signed: doc.staffName ?? '',
      words: doc.body,
    },
  })
  return doc
}
