// What moderators decide: approve a comment or remove it, one by one or many at once.

import type { Payload } from 'payload'
import { hasRole } from '#access/actors.ts'
import { MODERATES } from '#access/roles.ts'
import { publicError } from '#access/sameError.ts'
import type { Comment, Staff } from '#payload-types'
import { CommentError, missingComment } from './errors.ts'
import { meaning } from './intent.ts'
import type { CommentDone } from './types.ts'
import { writeComment } from './write.ts'

/** Most comments that are decided about in one call. */
export const MOST_AT_ONCE = 100

export type Decision = {
  payload: Payload
  moderator: Staff
  id: string
  reason: string | null
  /** When the text that the moderator saw was last edited; null for one never edited. The endpoints always say so. */
  seen?: string | null
  now: Date
}

/** Brings a waiting or removed comment into view. Throws CommentError `missing` or `forbidden`. */
export function approveComment(decision: Decision): Promise<CommentDone> {
  return decide(decision, 'approve')
}

/** Takes a comment out of view, with the reason kept for the desk. Throws CommentError `missing` or `forbidden`. */
export function removeAsModerator(decision: Decision): Promise<CommentDone> {
  return decide(decision, 'remove-as-moderator')
}

export type BulkResult =
  | { id: string; ok: true; state: Comment['state'] }
  | { id: string; ok: false; message: string }

export type BulkDecision = Omit<Decision, 'id' | 'seen'> & {
  ids: string[]
  seen?: Record<string, string | null>
  action: 'approve' | 'remove'
}

/** Decides about up to 100 comments, each in a transaction of its own; says of each what became of it. Throws CommentError `forbidden`. */
export async function moderateMany({ ids, seen, action, ...decision }: BulkDecision): Promise<BulkResult[]> {
  refuseOthers(decision.moderator)
  const results: BulkResult[] = []
  for (const id of new Set(ids)) {
    try {
      const { state } = await decide(
        { ...decision, id, seen: seen && (seen[id] ?? null) },
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
  if (verb === 'approve' && comment.state === 'visible') return { id, state: 'visible' }
  return writeComment({
    payload,
    user,
    articleId: String(comment.article),
    write: (req) =>
      payload.update({
        collection: 'comments',
        id,
        data: {},
        depth: 0,
        overrideAccess: false,
        user,
        req,
        context: meaning({ verb, reason, seen }, now),
      }),
  })
}

function refuseOthers(moderator: Staff): void {
  if (!hasRole({ ...moderator, collection: 'staff' }, ...MODERATES))
    throw new CommentError('forbidden', 'Only moderators decide about comments.')
}
