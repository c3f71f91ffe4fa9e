// The whole record, read into what it says of the present.

import type { Payload } from 'payload'
import type { AuditEvent } from '#src/auditEvents/events/event.ts'
import { createLedger, type Ledger } from '#src/auditEvents/ledger.ts'
import { readChain } from './readChain.ts'

/** Is told of an event of which the ledger can make nothing. */
type Failed = (event: AuditEvent, error: unknown) => void

/**
 * Reads every event to the end of the record, also of one that is broken: what it says there can still show
 * what was done to a page.
 * @throws where the ledger can make nothing of an event, and nobody is to be told
 */
export async function readLedger(payload: Payload, failed?: Failed): Promise<Ledger> {
  const ledger = createLedger()
  const events = noting(readChain(payload).events(), ledger, failed)
  while (!(await events.next()).done);
  return ledger
}

/** Notes each event in a ledger as it is read. */
export async function* noting(
  events: AsyncIterable<AuditEvent>,
  ledger: Ledger,
  failed?: Failed,
): AsyncGenerator<AuditEvent> {
  for await (const event of events) {
    try {
      ledger.note(event)
    } catch (error) {
      if (!failed) throw error
      failed(event, error)
    }
    yield event
  }
}
