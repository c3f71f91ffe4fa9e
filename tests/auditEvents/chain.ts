// A chain of made-up events, as the record would hold them.

import type { AuditEvent, EventBody, Head } from '#src/auditEvents/events/event.ts'
import { GENESIS, hashEvent } from '#src/auditEvents/hash.ts'

/** Links these events one after the other, numbering them from 1. */
export function chainOf(bodies: Omit<EventBody, 'seq'>[]): AuditEvent[] {
  const events: AuditEvent[] = []
  for (const [i, each] of bodies.entries()) {
    const body = { ...each, seq: i + 1 }
    const previousHash = events.at(-1)?.hash ?? GENESIS
    events.push({ ...body, previousHash, hash: hashEvent(previousHash, body) })
  }
  return events
}

/** So many different events. */
export function someEvents(count: number): AuditEvent[] {
  return chainOf(
    Array.from({ length: count }, (_, i) => ({
      at: new Date(Date.UTC(2025, 6, 10, 12, i)).toISOString(),
      action: ['submit', 'approve', 'publish'][i % 3]!,
      channel: 'admin',
      actorId: `person-${i % 4}`,
      actorName: `Person ${i % 4}`,
      actorRole: 'editor',
      article: i % 2 ? `article-${i}` : null,
      subject: null,
      revision: i,
      contentHash: null,
      note: i % 5 ? null : 'A note.',
      data: { edition: i, list: [1, 'two', { three: null }] },
    })),
  )
}

/** The head that belongs to these events. */
export function headOf(events: AuditEvent[]): Head | null {
  const last = events.at(-1)
  return last ? { seq: last.seq, hash: last.hash } : null
}
