// The whole record, read into what it says of the present.

import type { Payload } from 'payload'
import { createLedger, type Ledger } from '#src/audit/ledger.ts'
import { readChain } from './readChain.ts'

/** Reads every event to the end of the record, also of one that is broken: what it says there can still show what was done to a page. */
export async function readLedger(payload: Payload): Promise<Ledger> {
  const ledger = createLedger()
  for await (const event of readChain(payload).events()) ledger.note(event)
  return ledger
}
