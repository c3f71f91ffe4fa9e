// Reads the record in the order of its numbers, a page at a time, also while the newsroom goes on writing it.

import type { Payload, Where } from 'payload'
import { type AuditEvent, eventOf, type Head } from '#src/auditEvents/events/event.ts'
import { type ReadRow, readPiece } from './eachRow.ts'
import { currentHead } from './head.ts'

const PAGE = 500

/** All columns but `data`, which alone is JSON. */
const PLAIN = [
  'seq',
  'at',
  'action',
  'channel',
  'actorId',
  'actorName',
  'actorRole',
  'article',
  'subject',
  'revision',
  'contentHash',
  'note',
  'previousHash',
  'hash',
] as const satisfies (keyof AuditEvent)[]

export type Chain = {
  /** Every event from the first; keeps one page in memory. */
  events: () => AsyncGenerator<AuditEvent>
  /** The head as it stood when the last event had been read. */
  head: () => Promise<Head | null>
}

/**
 * The chain of this newsroom. An event and the head it moves are stored together, so the head is read after
 * the events. `pageSize`: how many are read at a time.
 */
export function readChain(payload: Payload, pageSize: number = PAGE): Chain {
  let head: Head | null = null
  return {
    events: async function* () {
      let last = Number.NEGATIVE_INFINITY
      for (;;) {
        const before = last
        for await (const event of eventsAfter(payload, before, pageSize)) {
          yield event
          last = Math.max(last, Number(event.seq))
        }
        head = await currentHead(payload)
        // Events that came in the meantime follow; where nothing more comes, the head is right or the record
        // was cut off.
        if (!head || !(head.seq > last) || last === before) return
      }
    },
    head: async () => head,
  }
}

/** Two events of one number are one too many, and both are read, also where a page ends between them. */
async function* eventsAfter(payload: Payload, seq: number, pageSize: number): AsyncGenerator<AuditEvent> {
  let after: Where = seq === Number.NEGATIVE_INFINITY ? {} : { seq: { greater_than: seq } }
  for (;;) {
    const rows = await readPiece({
      payload,
      collection: 'audit',
      where: after,
      sort: ['seq', 'id'],
      limit: pageSize,
      plain: PLAIN,
    })
    yield* rows.map(eventIn)
    const last = rows.at(-1)?.row
    if (!last || rows.length < pageSize || !Number.isFinite(Number(last['seq'] ?? Number.NaN))) return
    after = {
      or: [
        { seq: { greater_than: last['seq'] } },
        { and: [{ seq: { equals: last['seq'] } }, { id: { greater_than: last.id } }] },
      ],
    }
  }
}

/** What cannot be read is not what was hashed, so that the event counts as altered. */
function eventIn({ row, problem }: ReadRow): AuditEvent {
  return eventOf({ ...row, ...(problem === null ? {} : { data: { unreadable: problem } }) })
}
