// An approval counts when the record has it: one that was only written into the article's row is none.

import type { PayloadRequest } from 'payload'
import type { Article } from '#payload-types'
import { type EventAction, readEvent } from '#src/auditEvents/events/index.ts'
import { ENDS_APPROVALS } from '#src/workflow/actions.ts'
import { lapsed, type Approval } from '#src/workflow/approvals.ts'
import type { Definition } from '#src/workflow/definition.ts'
import { recordRows } from '../recordRows.ts'
import { lapsesOf } from './lapses.ts'

/**
 * The approvals of an article, void or not, of which the record knows by whom, of what and as what they were
 * given. One is void whose giver has left since, or has had a role since that gives no such approval. One
 * that a later step ended is none.
 */
export async function recordedApprovals(
  req: PayloadRequest,
  { id, approvals }: Pick<Article, 'id' | 'approvals'>,
  definition: Definition,
): Promise<Approval[]> {
  const kept = approvals ?? []
  if (kept.length === 0) return []
  const docs = await recordRows(req, [
    { article: { equals: id } },
    { action: { in: ['approve', ...ENDS_APPROVALS] satisfies EventAction[] } },
  ])
  const ended = docs.findLastIndex(({ action }) => action !== 'approve')
  const known = new Set(
    docs.slice(ended + 1).flatMap((row) => {
      const event = readEvent(row)
      return event.known && event.action === 'approve'
        ? [keyOf({ by: String(row.actorId), hash: String(row.contentHash), kind: event.data.kind })]
        : []
    }),
  )
  const recorded = kept.filter((approval) => known.has(keyOf(approval)))
  const rolesOf = (kind: string) => definition.stages.find((stage) => stage.kind === kind)?.roles ?? []
  const lapses = await lapsesOf(
    req,
    recorded.map(({ by, at, kind }) => ({ by, at, roles: rolesOf(kind) })),
  )
  return lapsed(recorded, lapses)
}

function keyOf({ by, hash, kind }: { by: string; hash: string; kind: string }): string {
  return `${kind} ${by} ${hash}`
}
