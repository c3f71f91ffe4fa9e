// What moderators decide: approve a comment or remove it, one by one or many at once.

import type { Payload } from 'payload'
import { hasRole } from '#access/actors.ts'
import type { Clock } from '#access/clock.ts'
import { MODERATES } from '#access/roleGroups.ts'
import { publicError } from '#access/sameError.ts'
import type { Comment, Staff } from '#payload-types'
import { idOf } from '#src/articles/ids.ts'
import { refuseItsWriter } from '../rules/approver.ts'
import { CommentError } from '../rules/errors.ts'
import { refuseUnseen } from '../rules/refuseUnseen.ts'
import { hasWordsSeen, isAsSeen, seenIn, type Seen } from '../rules/seen.ts'
import type { CommentDone, ModeratorDecision } from '../rules/types.ts'
import { recordDecision } from '../storage/recordDecision.ts'
import { rowFor, rowOf } from '../storage/row.ts'
import { type Change, storeChange } from '../storage/store.ts'
import { writeAsStaff } from '../storage/write.ts'

/** Most comments that are decided about in one call. */
export const MAX_DECISIONS = 100

type Verb = ModeratorDecision['verdict']

export type Decision = {
  payload: Payload
  moderator: Staff
  id: string
  reason: string | null
  /** What the moderator saw of it. The endpoints always say so. */
  seen?: Seen
  now: Date | Clock
}

/** Brings a waiting or removed comment into view. Throws CommentError `missing`, `forbidden` or `changed`. */
export function approveComment(decision: Decision): Promise<CommentDone> {
  return decide(decision, 'approve')
}

/**
 * Takes a comment out of view, with the reason kept for the desk. Throws CommentError `missing`, `forbidden`
 * or `changed`.
 */
export function removeAsModerator(decision: Decision): Promise<CommentDone> {
  return decide(decision, 'remove')
}

export type BulkResult =
  | { id: string; ok: true; state: Comment['state'] }
  | { id: string; ok: false; message: string }

export type BulkDecision = Omit<Decision, 'id' | 'seen'> & {
  ids: string[]
  seen?: Record<string, Seen>
  action: Verb
}

/**
 * Decides about up to 100 comments, each in a transaction of its own; says of each what became of it. Throws
 * CommentError `forbidden`.
 */
export async function moderateMany({ ids, seen, action, ...decision }: BulkDecision): Promise<BulkResult[]> {
  refuseOthers(decision.moderator)
  const results: BulkResult[] = []
  for (const id of new Set(ids)) {
    try {
      const { state } = await decide({ ...decision, id, seen: seen?.[id] }, action)
      results.push({ id, ok: true, state })
    } catch (error) {
      const refusal = publicError(error)
      if (!refusal) throw error
      results.push({ id, ok: false, message: refusal.message })
    }
  }
  return results
}

async function decide(
  { payload, moderator, id, reason, seen, now }: Decision,
  verb: Verb,
): Promise<CommentDone> {
  refuseOthers(moderator)
  const comment = await rowFor(payload, moderator, id)
  if (isDone({ comment, verb, seen, moderator })) return { id, state: comment.state }
  return writeAsStaff({
    payload,
    actor: moderator,
    articleId: idOf(comment.article),
    now,
    write: async (req, turn) => {
      refuseOthers(turn.actor)
      const before = await rowOf(req, id)
      if (verb === 'approve') await refuseItsWriter(req, before)
      if (seen) await refuseUnseen(req, before, seen)
      const change = { ...CHANGES[verb](before), ...signedBy(turn.actor, { before, verb, reason }) }
      const done = await storeChange(req, { before, change, now: turn.now })
      await recordDecision(req, {
        before,
        to: verb === 'approve' ? 'visible' : 'removed',
        reason,
        now: turn.now,
      })
      return done
    },
  })
}

/** What a decision makes of a comment. */
const CHANGES: Record<Verb, (before: Comment) => Change> = {
  approve: ({ removedBy }) => {
    if (removedBy === 'author') throw new CommentError('forbidden', 'Its author removed this comment.')
    return { state: 'visible', removedBy: null }
  },
  remove: ({ id, removedBy }) => ({
    state: 'removed',
    removedBy: removedBy ?? 'moderator',
    fingerprint: `removed ${id}`,
  }),
}

/** Who decided and why, behind what moderation had found. */
function signedBy(
  moderator: Staff,
  { before, verb, reason }: { before: Comment; verb: Verb; reason: string | null },
): Change {
  const earlier = Array.isArray(before.reasons) ? before.reasons : []
  const own: ModeratorDecision = { phase: 'moderator', verdict: verb, why: reason || `By ${moderator.name}.` }
  return { moderatedBy: moderator.id, reasons: [...earlier, own] }
}

/**
 * A second click changes nothing: what is visible already, and what the same person has just decided about
 * the same words.
 */
function isDone({
  comment,
  verb,
  seen,
  moderator,
}: {
  comment: Comment
  verb: Verb
  seen: Seen | undefined
  moderator: Staff
}): boolean {
  const isWanted = comment.state === (verb === 'approve' ? 'visible' : 'removed')
  if (!isWanted) return false
  if (!seen || isAsSeen(seen, comment)) return verb === 'approve'
  return hasWordsSeen(seen, comment) && seenIn(comment).moderatedBy === moderator.id
}

function refuseOthers(moderator: Staff): void {
  if (!hasRole({ ...moderator, collection: 'staff' }, ...MODERATES))
    throw new CommentError('forbidden', 'Only moderators decide about comments.')
}
