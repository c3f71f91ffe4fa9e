// Who made an account, opened one of somebody who had left, or changed its password, address or role: asked
// by the rule that counts two accounts as one person.

import type { PayloadRequest } from 'payload'
import type { AuditEvent } from '#src/auditEvents/events/event.ts'
import { readEvent } from '#src/auditEvents/events/index.ts'

/** What somebody did to an account. */
type HandKind = 'created' | 'opened' | 'password' | 'address' | 'role' | 'name'

export type Hand = {
  /** Whose account it is: an id of staff. */
  account: string
  /** Who did it: an id of staff, the account's own where the person did it, or `OPERATOR`. */
  by: string
  /** ISO 8601, UTC. */
  at: string
  what: HandKind
}

/** Whoever can run commands on the server. A name of its own: no id of staff has a colon. */
export const OPERATOR = 'operator:console'

const ACTIONS = ['staff.created', 'staff.changed', 'staff.password.reset'] as const

/**
 * All that was done to accounts, or to these alone, from `since` on, oldest first, as the record alone says
 * it. A link that was sent to somebody is not among it: the person who used it is (`password`, by
 * themselves). The demo's loader is nobody. With `names` a change of the name counts too: for a comment,
 * which says it, as an article asks of it apart (`profileEditors`).
 */
export async function accountHands({
  req,
  staffIds,
  since,
  names = false,
}: {
  req: PayloadRequest
  staffIds?: readonly string[]
  since: Date
  names?: boolean
}): Promise<Hand[]> {
  const { docs } = await req.payload.db.find<AuditEvent>({
    collection: 'audit',
    where: {
      and: [
        { at: { greater_than_equal: since.toISOString() } },
        { action: { in: [...ACTIONS] } },
        ...(staffIds ? [{ subject: { in: staffIds.map((id) => `staff/${id}`) } }] : []),
      ],
    },
    sort: 'seq',
    limit: 0,
    pagination: false,
    req,
  })
  return docs.flatMap(handsIn).filter(({ what }) => names || what !== 'name')
}

/** What one event says of hands on an account. */
function handsIn(event: AuditEvent): Hand[] {
  const account = /^staff\/(.+)$/.exec(event.subject ?? '')?.[1]
  const by = event.actorRole === 'console' ? OPERATOR : event.actorId
  if (!account || !by || event.actorRole === 'house') return []
  return kindsIn(event).map((what) => ({ account, by, at: event.at, what }))
}

function kindsIn(event: AuditEvent): HandKind[] {
  const recorded = readEvent(event)
  if (!recorded.known) return []
  if (recorded.action === 'staff.created') return ['created']
  if (recorded.action === 'staff.password.reset') return ['password']
  if (recorded.action !== 'staff.changed') return []
  const { changes, renewed } = recorded.data
  return [
    ...(renewed.includes('password') ? (['password'] as const) : []),
    ...(changes.email ? (['address'] as const) : []),
    ...(changes.role ? (['role'] as const) : []),
    ...(changes.name ? (['name'] as const) : []),
    ...(changes.departed && changes.departed.to !== true ? (['opened'] as const) : []),
  ]
}
