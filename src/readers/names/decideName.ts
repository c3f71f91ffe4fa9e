// A moderator lets a new name pass, or declines it. Until then the old one stands beside everything the
// reader has said.

import { APIError, type Payload } from 'payload'
import { hasRole } from '#access/actors.ts'
import type { Clock } from '#access/clock.ts'
import { MODERATES } from '#access/roleGroups.ts'
import type { Reader, Staff } from '#payload-types'
import { recordEvent } from '#src/audit/index.ts'
import { inStaffTransaction } from '#src/commands/staffTransaction.ts'
import { purgeConversationsOf } from '#src/comments/storage/purgeConversation.ts'
import { compareAndSet } from '#src/database/index.ts'
import { dropFlag, letGoUnlessWorn, nameHash } from './claims.ts'

/** A name that a reader had, and until when (ISO 8601 instant). It goes with the reader's row. */
export type FormerName = { name: string; until: string }

export type NameDecision = 'approve' | 'decline'

/**
 * Decides about the name that a reader has asked for. Throws APIError: 403, 404, or 409 where it is another
 * than was seen.
 */
export async function decideName({
  payload,
  moderator,
  readerId,
  name,
  decision,
  now,
}: {
  payload: Payload
  moderator: Staff
  readerId: string
  /** The name that the moderator saw. */
  name: string
  decision: NameDecision
  now: Date | Clock
}): Promise<{ id: string; displayName: string }> {
  return inStaffTransaction({ payload, actor: moderator, now }, async (req, turn) => {
    if (!hasRole(req.user, ...MODERATES))
      throw new APIError('Moderators decide about names.', 403, undefined, true)
    const reader = await payload.db.findOne<Reader>({
      collection: 'readers',
      where: { id: { equals: readerId } },
      req,
    })
    if (!reader?.askedName)
      throw new APIError('This reader has asked for no other name.', 404, undefined, true)
    const displayName = decision === 'approve' ? reader.askedName : reader.displayName
    const won =
      reader.askedName === name &&
      (await compareAndSet({
        payload,
        req,
        collection: 'readers',
        id: readerId,
        where: { askedName: { equals: name } },
        data: {
          displayName,
          askedName: null,
          ...(decision === 'approve' ? { formerNames: formerNames(reader, turn.now) } : {}),
        },
      }))
    if (!won)
      throw new APIError('This reader has asked for another name since. Reload.', 409, undefined, true)
    if (decision === 'approve') {
      await purgeConversationsOf({ req, readerId, kind: 'soft' })
      await dropFlag(req, readerId)
    } else await letGoUnlessWorn(req, reader, name)
    await recordEvent(req, {
      action: decision === 'approve' ? 'reader.renamed' : 'reader.name.declined',
      at: turn.now,
      channel: 'admin',
      actor: turn.actor,
      subject: `readers/${readerId}`,
      data: { from: nameHash(payload.secret, reader.displayName), to: nameHash(payload.secret, name) },
    })
    return { id: readerId, displayName }
  })
}

function formerNames({ displayName, formerNames: earlier }: Reader, now: Date): FormerName[] {
  return [...(earlier ?? []), { name: displayName, until: now.toISOString() }]
}
