// What moderators decide: approve a comment or remove it, one by one or many at once.

import type { Payload } from 'payload'
import { hasRole } from '#access/actors.ts'
import type { Clock } from '#access/clock.ts'
import { MODERATES } from '#access/roleGroups.ts'
import { publicError } from '#access/sameError.ts'
import type { Comment, Staff } from '#payload-types'
import { CommentError, missingComment } from './errors.ts'
import { meaning } from './intent.ts'
import { hasWordsSeen, isAsSeen, seenIn, type Seen } from './seen.ts'
import type { CommentDone } from './types.ts'
import { writeAsStaff } from './write.ts'

/** Most comments that are decided about in one call. */
export const MOST_AT_ONCE = 100

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
  return decide(decision, 'remove-as-moderator')
}

export type BulkResult =
  | { id: string; ok: true; state: Comment['state'] }
  | { id: string; ok: false; message: string }

export type BulkDecision = Omit<Decision, 'id' | 'seen'> & {
  ids: string[]
  seen?: Record<string, Seen>
  action: 'approve' | 'remove'
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
      const { state } = await decide(
        { ...decision, id, seen: seen?.[id] },
        action === 'approve' ? 'approve' : 'remove-as-moderator',
      )
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
  verb: 'approve' | 'remove-as-moderator',
): Promise<CommentDone> {
  refuseOthers(moderator)
  const user = { ...moderator, collection: 'staff' as const }
  const comment = await payload.findByID({
    collection: 'comments',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    user,
  })
  if (!comment) throw missingComment()
  if (isDone({ comment, verb, seen, moderator })) return { id, state: comment.state }
  return writeAsStaff({
    payload,
    actor: moderator,
    articleId: String(comment.article),
    now,
    write: (req, turn) => {
      refuseOthers(turn.actor)
      return payload.update({
        collection: 'comments',
        id,
        data: {},
        depth: 0,
        overrideAccess: false,
        user: { ...turn.actor, collection: 'staff' },
        req,
        context: meaning({ verb, reason, seen }, turn.now),
      })
    },
  })
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
  verb: 'approve' | 'remove-as-moderator'
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
