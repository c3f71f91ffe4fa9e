// The end of the chain, as it is stored: one row, made when the first event is recorded.

import type { Payload, PayloadRequest } from 'payload'
import type { Head } from '#src/auditEvents/events/event.ts'
import { GENESIS } from '#src/auditEvents/hash.ts'
import { compareAndSet, WriteConflictError } from '#src/database/index.ts'

const NAME = 'main'

type HeadRow = Head & { id: string }

/**
 * The head as this transaction sees it. Of several that make it at once, one does and the others get a write
 * conflict.
 */
export async function headRow(req: PayloadRequest): Promise<HeadRow> {
  return (await findHead(req.payload, req)) ?? (await make(req))
}

/** The head as it is now, or as the transaction of `req` sees it; null while nothing has been recorded. */
export async function currentHead(payload: Payload, req?: PayloadRequest): Promise<Head | null> {
  const row = await findHead(payload, req)
  return row && { seq: row.seq, hash: row.hash }
}

/** Stores the head as it stands, which changes nothing. */
export async function rewriteHead(payload: Payload): Promise<void> {
  const head = await findHead(payload)
  if (!head) return
  const { id, seq, hash } = head
  await compareAndSet({
    payload,
    collection: 'auditHead',
    id,
    where: { hash: { equals: hash } },
    data: { seq },
  })
}

function findHead(payload: Payload, req?: PayloadRequest): Promise<HeadRow | null> {
  return payload.db.findOne<HeadRow>({
    collection: 'auditHead',
    where: { name: { equals: NAME } },
    select: { seq: true, hash: true }, // whatever its times say
    ...(req ? { req } : {}),
  })
}

/** The unique name lets one row be; a second one is somebody else's, whom this transaction cannot see yet. */
async function make(req: PayloadRequest): Promise<HeadRow> {
  try {
    return (await req.payload.db.create({
      collection: 'auditHead',
      data: { name: NAME, seq: 0, hash: GENESIS },
      req,
    })) as HeadRow
  } catch (error) {
    throw (error as Error).name === 'ValidationError' ? new WriteConflictError({ cause: error }) : error
  }
}
