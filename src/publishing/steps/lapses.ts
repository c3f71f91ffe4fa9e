// Approvals whose giver has left since, or has had a role that gives none: void for good, be they back by now.

import type { PayloadRequest } from 'payload'
import { type EventAction, readEvent } from '#src/audit/events/index.ts'
import { lapsed, type Approval, type Lapse } from '#src/workflow/approvals.ts'
import type { Definition } from '#src/workflow/definitions/definition.ts'
import { loadByIds } from '../content/loadByIds.ts'

/** How somebody stands, or stood since an approval. `at`: ISO 8601. */
type Standing = { id: string; departed?: unknown; role?: unknown; at: string }

/** The approvals, those void of which the record, or the giver's account, says that they could not be given any more. */
export async function withLapses(
  req: PayloadRequest,
  approvals: readonly Approval[],
  { stages }: Definition,
): Promise<Approval[]> {
  if (approvals.length === 0) return []
  const ids = approvals.map(({ by }) => by)
  const [givers, changes] = await Promise.all([loadByIds(req, 'staff', ids), standingsSince(req, approvals)])
  return lapsed(approvals, ({ by, kind, at }) => {
    const giver = givers.get(by)
    const roles: readonly unknown[] = stages.find((stage) => stage.kind === kind)?.roles ?? []
    const since = changes.filter((change) => change.id === by && change.at > at)
    const all = [...since, ...(giver ? [{ ...giver, at }] : [])]
    return lapseAmong(all, roles) ?? (giver ? null : 'left')
  })
}

function lapseAmong(standings: readonly Standing[], roles: readonly unknown[]): Lapse | null {
  if (standings.some(({ departed }) => departed === true)) return 'left'
  return standings.some(({ role }) => role !== undefined && !roles.includes(role)) ? 'role' : null
}

/** What the record says became of the givers since the first of these approvals. */
async function standingsSince(req: PayloadRequest, approvals: readonly Approval[]): Promise<Standing[]> {
  const [first] = approvals.map(({ at }) => at).toSorted()
  const { docs } = await req.payload.find({
    collection: 'audit',
    where: {
      and: [
        { action: { equals: 'staff.changed' satisfies EventAction } },
        { subject: { in: [...new Set(approvals.map(({ by }) => `staff/${by}`))] } },
        { at: { greater_than: first } },
      ],
    },
    depth: 0,
    pagination: false,
    overrideAccess: true, // the workflow asks, not a person
    req,
  })
  return docs.flatMap((row) => {
    const said = readEvent(row)
    if (!said.known || said.action !== 'staff.changed') return []
    const { departed, role } = said.data.changes
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
