// A statement straight to the driver, in the transaction of a request or on the connection that all reads share.

import type { Payload, PayloadRequest } from 'payload'
import { TransactionClosedError } from '../errors.ts'

export type Value = string | number | null

/** SQL with a question mark for each of its values. */
export type Said = { sql: string; args: Value[] }

type Driver = { execute: (statement: Said) => Promise<{ rows: Record<string, unknown>[] }> }

/** Payload's SQLite adapter, as far as a statement goes: drizzle has the driver's own transaction in its session. */
type Adapter = { client: Driver; sessions: Record<string, { db: { session: { tx: Driver } } } | undefined> }

/** The rows that a question gives. Where the request's transaction is over, they are of now. */
export async function ask(
  payload: Payload,
  req: PayloadRequest | undefined,
  said: Said,
): Promise<Record<string, unknown>[]> {
  const driver = (await transactionOf(payload, req)) ?? (payload.db as unknown as Adapter).client
  return (await driver.execute(said)).rows
}

/** Changes rows, within the transaction of a request. @throws TransactionClosedError when that is over: nothing is changed outside of it. */
export async function change(payload: Payload, req: PayloadRequest, said: Said): Promise<void> {
  const transaction = await transactionOf(payload, req)
  if (!transaction) throw new TransactionClosedError('A change')
  await transaction.execute(said)
}

async function transactionOf(payload: Payload, req: PayloadRequest | undefined): Promise<Driver | null> {
  const id = await req?.transactionID
  return (id && (payload.db as unknown as Adapter).sessions[String(id)]?.db.session.tx) || null
}
