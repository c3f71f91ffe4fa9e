// Checks the whole record: that its chain is unbroken, and that what readers and staff see is what it says.

import type { Payload } from 'payload'
import type { AuditEvent } from '#src/audit/event.ts'
import { createLedger, type Ledger } from '#src/audit/ledger.ts'
import { type Anchor, type Verdict, verifyChain } from '#src/audit/verifyChain.ts'
import { checkCopies } from './checkCopies.ts'
import { checkEditions } from './checkEditions.ts'
import { checkStaff } from './checkStaff.ts'
import type { Finding } from './finding.ts'
import { currentHead } from './head.ts'
import { readChain } from './readChain.ts'

export type RecordReport = {
  chain: Verdict
  /** How many rows were compared with the record. */
  checked: { publicCopies: number; editions: number; staff: number; anchors: number }
  /** What is otherwise than the record says, each in a sentence. */
  findings: Finding[]
}

/** The newsroom may publish between the reading of the record and the reading of a page: then it is looked at again. */
const MOST_LOOKS = 3

/** Reads everything and changes nothing. `anchors` are the heads that were written down outside of the database. */
export async function verifyRecord({
  payload,
  anchors = [],
}: {
  payload: Payload
  anchors?: readonly Anchor[]
}): Promise<RecordReport> {
  for (let look = 1; ; look += 1) {
    const report = await lookOnce(payload, anchors)
    const moved = (await currentHead(payload))?.seq !== report.chain.head?.seq
    if (report.findings.length === 0 || !moved || look >= MOST_LOOKS) return report
  }
}

async function lookOnce(payload: Payload, anchors: readonly Anchor[]): Promise<RecordReport> {
  const stored = readChain(payload)
  const read = createLedger()
  const chain = await verifyChain(noting(stored.events(), read), { head: stored.head, anchors })
  const ledger = chain.broken ? await ledgerOfAll(payload) : read
  const findings: Finding[] = []
  const on = { payload, ledger, found: (finding: Finding) => void findings.push(finding) }
  const checked = {
    publicCopies: await checkCopies(on),
    editions: await checkEditions(on),
    staff: await checkStaff(on),
  }
  return { chain, checked: { ...checked, anchors: anchors.length }, findings }
}

/** A broken chain is read to its end all the same: what it says there can still show what was done to a page. */
async function ledgerOfAll(payload: Payload): Promise<Ledger> {
  const ledger = createLedger()
  for await (const event of readChain(payload).events()) ledger.note(event)
  return ledger
}

async function* noting(events: AsyncIterable<AuditEvent>, ledger: Ledger): AsyncGenerator<AuditEvent> {
  for await (const event of events) {
    ledger.note(event)
    yield event
  }
}
