// Adds an event to the record, within the change it tells of: either both are stored or neither.

import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
  type Where,
} from 'payload'
import { bodyOf, type Channel, type Head } from '#src/audit/event.ts'
import { hashEvent } from '#src/audit/hash.ts'
import { plainJson, plainText } from '#src/audit/plain.ts'
import { compareAndSet, withRetries, WriteConflictError } from '#src/database/index.ts'
import { headRow } from './head.ts'
import { inTurnToRecord, inTurnWithin } from './turn.ts'

/** Who did it. */
export type EventActor = { id: string; name: string; role: string }

export type NewEvent = {
  /** What happened, as a verb of the newsroom: `publish`, `staff.login`, `comment.remove`. */
  action: string
  at: Date
  channel: Channel
  /** Null for the clock. */
  actor: EventActor | null
  /** The id of the article it is about. */
  article?: string
  /** What else it is about, as `collection/id`. */
  subject?: string
  revision?: number
  contentHash?: string
  note?: string | null
  data?: Record<string, unknown>
}

/**
 * Adds an event to the record, within the transaction of `req`, and gives its number and hash. Writes below Payload's
 * operations, which refuse everybody. Two writers cannot both follow the same event: the one who comes second gets a
 * write conflict, and its whole command must run again (`withRetries`, or `retryingHandler` around a request).
 * @throws Error when `req` is in no transaction; WriteConflictError, or MongoDB's own, when the head has moved.
 */
export async function recordEvent(req: PayloadRequest, event: NewEvent): Promise<Head> {
  const transaction = await req.transactionID
  if (!transaction)
    throw new Error(
      `“${event.action}” is recorded outside of a transaction: use recordOwn, or open one around the change.`,
    )
  return inTurnWithin(transaction, () => append(req, event))
}

async function append(req: PayloadRequest, event: NewEvent): Promise<Head> {
  const { payload } = req
  const head = await headRow(req)
  const body = bodyOf({
    seq: head.seq + 1,
    at: event.at.toISOString(),
    action: event.action,
    channel: event.channel,
    actorId: plainText(event.actor?.id),
    actorName: plainText(event.actor?.name) ?? 'The clock',
    actorRole: plainText(event.actor?.role),
    article: plainText(event.article),
    subject: plainText(event.subject),
    revision: event.revision,
    contentHash: plainText(event.contentHash),
    note: plainText(event.note),
    data: plainJson(event.data),
  })
  const next = { seq: body.seq, hash: hashEvent(head.hash, body) }
  const unmoved: Where = { and: [{ seq: { equals: head.seq } }, { hash: { equals: head.hash } }] }
  if (
    !(await compareAndSet({ payload, collection: 'auditHead', id: head.id, where: unmoved, data: next, req }))
  )
    throw new WriteConflictError()
  await payload.db.create({
    collection: 'audit',
    data: { ...body, previousHash: head.hash, hash: next.hash },
    req,
  })
  return next
}

/** Adds an event that belongs to no other change, in a transaction of its own. */
export async function recordOwn(payload: Payload, event: NewEvent): Promise<Head> {
  return inTurnToRecord(() => withRetries(() => inOne(payload, event), { attempts: 30 }))
}

async function inOne(payload: Payload, event: NewEvent): Promise<Head> {
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    const head = await recordEvent(req, event)
    await commitTransaction(req)
    return head
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
