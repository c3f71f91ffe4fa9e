// Every name that an account of staff has, or had: bylines, approvals and the record go on saying it.

import type { Payload, PayloadRequest } from 'payload'
import { type EventAction, readEvent } from '#src/auditEvents/events/index.ts'
import { readRows } from '#src/database/index.ts'

type Row = { id: string; action: string; subject?: string | null; data?: string | null }

/**
 * The names by the id of the account, as this transaction sees the record; of accounts that are deleted too.
 */
export async function staffNames({
  payload,
  req,
}: {
  payload: Payload
  req?: PayloadRequest
}): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await readRows<Row>({
    payload,
    ...(req ? { req } : {}),
    collection: 'audit',
    where: { action: { in: ['staff.created', 'staff.changed'] satisfies EventAction[] } },
    fields: ['action', 'subject', 'data'],
  })
  const names = new Map<string, Set<string>>()
  for (const row of rows) {
    const id = row.subject?.split('/')[1]
    if (id) names.set(id, new Set([...(names.get(id) ?? []), ...namesIn(row)]))
  }
  return names
}

function namesIn({ action, data }: Row): string[] {
  const event = readEvent({ action, data: JSON.parse(data ?? 'null') })
  if (!event.known) return []
  if (event.action === 'staff.created') return event.data.name ? [event.data.name] : []
  const name = event.action === 'staff.changed' ? event.data.changes.name : undefined
  return [name?.from, name?.to].filter((one): one is string => typeof one === 'string')
}
