// A statement straight to the driver, in the transaction of a request or on the connection that all reads
// share.

import type { Payload, PayloadRequest } from 'payload'
import { TransactionClosedError } from '../common/errors.ts'
import { sqliteClient, sqliteInternals, type Driver, type SqlStatement } from './internals.ts'

/** The rows that a question gives. Where the request's transaction is over, they are of now. */
export async function query(
  payload: Payload,
  req: PayloadRequest | undefined,
  statement: SqlStatement,
): Promise<Record<string, unknown>[]> {
  const driver = (await transactionOf(payload, req)) ?? sqliteClient(payload.db)
  return (await driver.execute(statement)).rows
}

/**
 * Changes rows, within the transaction of a request. @throws TransactionClosedError when that is over:
 * nothing is changed outside of it.
 */
export async function execute(payload: Payload, req: PayloadRequest, statement: SqlStatement): Promise<void> {
  const transaction = await transactionOf(payload, req)
  if (!transaction) throw new TransactionClosedError('A change')
  await transaction.execute(statement)
}

async function transactionOf(payload: Payload, req: PayloadRequest | undefined): Promise<Driver | null> {
  const id = await req?.transactionID
  return (id && sqliteInternals(payload.db).sessions[id]?.db.session.tx) || null
}
