// Adds an event to the record, within the change it tells of: either both are stored or neither.

import type { Payload, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { bodyOf, type Channel, type Head, SYSTEM } from '#src/auditEvents/events/event.ts'
import {
  type EVENT_TYPES,
  type EventAction,
  type EventContent,
  eventToWrite,
} from '#src/auditEvents/events/index.ts'
import { hashEvent } from '#src/auditEvents/hash.ts'
import { plainJson, plainText } from '#src/auditEvents/plain.ts'
import { inTransaction, serialiseWithin } from '#src/commands/transaction.ts'
import { commitToDisk, compareAndSet, WriteConflictError } from '#src/database/index.ts'
import { processWide } from '#src/process/processWide.ts'
import { headRow } from '../reading/head.ts'
import { EventDataError } from './errors.ts'

/** Who did it. */
export type EventActor = { id: string; name: string; role: string }

type About = {
  at: Date
  channel: Channel
  /** Null for the clock. */
  actor: EventActor | null
  /** What else it is about, as `collection/id`. */
  subject?: string
  revision?: number
  contentHash?: string
  note?: string | null
}

/**
 * What all staff may read names the article it is about; what names none is for those who read the whole
 * record.
 */
type Place<Name extends EventAction> = (typeof EVENT_TYPES)[Name]['readers'] extends 'staff'
  ? { article: string }
  : { article?: never }

/**
 * What happened, as a verb of the newsroom (`publish`, `staff.login`, `comment.remove`), with the data of
 * that action.
 */
export type NewEvent = {
  [Name in EventAction]: Extract<EventContent, { action: Name }> & About & Place<Name>
}[EventAction]

/** Those whose server has ended, or is about to: whichever copy of this file a request runs through. */
const ended = processWide('record.ended', () => new WeakSet<Payload>())

/** Lets events be recorded, or refuses them from now on, before the end of the record is written down. */
export function letRecord(payload: Payload, isLet: boolean): void {
  if (isLet) ended.delete(payload)
  else ended.add(payload)
}

/**
 * Adds an event to the record, within the transaction of `req`, and gives its number and hash. Its commit
 * waits for the disk. Writes below Payload's operations, which refuse everybody. Two writers cannot both
 * follow the same event: the one who comes second gets a write conflict, and its whole command must run again
 * (`withRetries`, or `retryingHandler` around a request).
 * @throws Error when `req` is in no transaction; EventDataError, before anything is stored, where the data is
 * not that of the action; WriteConflictError, or MongoDB's own, when the head has moved.
 */
export async function recordEvent(req: PayloadRequest, event: NewEvent): Promise<Head> {
  const transaction = await req.transactionID
  if (!transaction)
    throw new Error(
      `“${event.action}” is recorded outside of a transaction: use recordOwn, or open one around the change.`,
    )
  if (ended.has(req.payload)) throw new Error('Assay is ending: nothing more is recorded.')
  commitToDisk(req.payload, transaction)
  return serialiseWithin(transaction, () => append(req, event))
}

async function append(req: PayloadRequest, event: NewEvent): Promise<Head> {
  const { payload } = req
  const data = checkedData(event)
  const head = await headRow(req)
  const body = bodyOf({
    seq: head.seq + 1,
    at: event.at.toISOString(),
    action: event.action,
    channel: event.channel,
    actorId: plainText(event.actor?.id),
    actorName: plainText(event.actor?.name) ?? SYSTEM,
    actorRole: plainText(event.actor?.role),
    article: plainText(event.article),
    subject: plainText(event.subject),
    revision: event.revision,
    contentHash: plainText(event.contentHash),
    note: plainText(event.note),
    data,
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

/**
 * The data as it is stored: what the caller gave, made plain, and nothing else. The schema looks at it and
 * changes nothing.
 */
function checkedData({ action, data }: NewEvent): unknown {
  const plain = plainJson(data)
  const { error } = eventToWrite.safeParse({ action, data: plain })
  if (error) throw new EventDataError(action, z.prettifyError(error))
  return plain
}

/**
 * Adds an event that belongs to no other change, in a transaction of its own.
 * @throws EventDataError where the data is not that of the action; DatabaseBusyError and its like where it
 * cannot be stored.
 */
export async function recordOwn(payload: Payload, event: NewEvent): Promise<Head> {
  const [head] = await recordTogether(payload, async () => [event])
  return head!
}

/**
 * Adds events that belong to no other change, all or none, and gives the head after each. `events` says which
 * in the transaction that stores them; it is asked again where somebody else recorded at the same time.
 */
export async function recordTogether(
  payload: Payload,
  events: (req: PayloadRequest) => Promise<NewEvent[]>,
): Promise<Head[]> {
  return inTransaction(
    payload,
    null,
    async (req) => {
      const heads: Head[] = []
      for (const event of await events(req)) heads.push(await recordEvent(req, event))
      return heads
    },
    { attempts: 30 },
  )
}
