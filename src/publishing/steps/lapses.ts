// Who has given something, an approval or a part in a step of two, and has left since, or had a role that
// gives none: void for good, be they back by now.

import type { PayloadRequest } from 'payload'
import { type EventAction, readEvent } from '#src/auditEvents/events/index.ts'
import type { Lapse } from '#src/workflow/approvals.ts'
import { loadByIds } from '../content/loadByIds.ts'
import { recordRows } from '../recordRows.ts'

/** Something that a person gave, and the roles that may give it. `at`: ISO 8601. */
export type Given = { by: string; at: string; roles: readonly unknown[] }

/** How somebody stands, or stood since. `at`: ISO 8601. */
type Standing = { id: string; departed?: unknown; role?: unknown; at: string }

/**
 * For each thing given, in the same order, why the record or the giver's account says that it holds no
 * longer; null where it does.
 */
export async function lapsesOf(req: PayloadRequest, given: readonly Given[]): Promise<(Lapse | null)[]> {
  if (given.length === 0) return []
  const ids = given.map(({ by }) => by)
  const [givers, changes] = await Promise.all([loadByIds(req, 'staff', ids), standingsSince(req, given)])
  return given.map(({ by, at, roles }) => {
    const giver = givers.get(by)
    const since = changes.filter((change) => change.id === by && change.at > at)
    const all = [...since, ...(giver ? [{ ...giver, at }] : [])]
    return lapseAmong(all, roles) ?? (giver ? null : 'left')
  })
}

function lapseAmong(standings: readonly Standing[], roles: readonly unknown[]): Lapse | null {
  if (standings.some(({ departed }) => departed === true)) return 'left'
  return standings.some(({ role }) => role !== undefined && !roles.includes(role)) ? 'role' : null
}

/** What the record says became of the givers since the first of these was given. */
async function standingsSince(req: PayloadRequest, given: readonly Given[]): Promise<Standing[]> {
  const [first] = given.map(({ at }) => at).toSorted()
  const docs = await recordRows(req, [
    { action: { equals: 'staff.changed' satisfies EventAction } },
    { subject: { in: [...new Set(given.map(({ by }) => `staff/${by}`))] } },
    { at: { greater_than: first } },
  ])
  return docs.flatMap((row) => {
    const event = readEvent(row)
    if (!event.known || event.action !== 'staff.changed') return []
    const { departed, role } = event.data.changes
    return departed || role
      ? [
          {
            id: String(row.subject).slice('staff/'.length),
            departed: departed?.to,
            role: role?.to,
            at: row.at,
          },
        ]
      : []
  })
}
