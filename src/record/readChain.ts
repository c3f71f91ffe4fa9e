// Reads the record in the order of its numbers, a page at a time, also while the newsroom goes on writing it.

import type { Payload, Where } from 'payload'
import { type AuditEvent, eventOf, type Head } from '#src/audit/event.ts'
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
 * the events.
 */
export function readChain(payload: Payload): Chain {
  let head: Head | null = null
  return {
    events: async function* () {
      let last = Number.NEGATIVE_INFINITY
      for (;;) {
        const before = last
        for await (const event of eventsAfter(payload, before)) {
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

async function* eventsAfter(payload: Payload, seq: number): AsyncGenerator<AuditEvent> {
  let last = seq
  for (;;) {
    const where: Where = last === Number.NEGATIVE_INFINITY ? {} : { seq: { greater_than: last } }
    const rows = await readPiece({
      payload,
      collection: 'audit',
      where,
      sort: 'seq',
      limit: PAGE,
      plain: PLAIN,
    })
    yield* rows.map(eventIn)
    const end = Number(rows.at(-1)?.row.seq)
    if (rows.length < PAGE || !(end > last)) return // a number that is none ends it
    last = end
  }
}

/** What cannot be read is not what was hashed, so that the event counts as altered. */
function eventIn({ row, problem }: ReadRow): AuditEvent {
  return eventOf({ ...row, ...(problem === null ? {} : { data: { unreadable: problem } }) })
}
