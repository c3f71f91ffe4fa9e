// Puts an event in behind the last one, with its hash and the head, as whoever writes to the database can.

import type { Payload } from 'payload'
import { currentHead } from '#src/audit/reading/head.ts'
import { bodyOf, type EventBody } from '#src/auditEvents/events/event.ts'
import { hashEvent } from '#src/auditEvents/hash.ts'

/** Gives the number of the event. */
export async function putIn(payload: Payload, event: Partial<EventBody> = {}): Promise<number> {
  const head = (await currentHead(payload))!
  const body = bodyOf({
    at: new Date().toISOString(),
    action: 'staff.deleted',
    channel: 'admin',
    actorName: 'Adele',
    data: { name: null },
    ...event,
    seq: head.seq + 1,
  })
  const hash = hashEvent(head.hash, body)
  await payload.db.create({ collection: 'audit', data: { ...body, previousHash: head.hash, hash } })
  await payload.db.updateMany({
    collection: 'auditHead',
    where: { name: { equals: 'main' } },
    data: { seq: body.seq, hash },
  })
  return body.seq
}
