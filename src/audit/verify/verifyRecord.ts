// Checks the whole record: that its chain is unbroken, and that what readers and staff see is what it says.

import type { Payload } from 'payload'
import type { WrittenAnchor } from '#src/auditEvents/anchored.ts'
import type { AuditEvent } from '#src/auditEvents/events/event.ts'
import { type AcceptedEvent, createLedger, type Ledger } from '#src/auditEvents/ledger.ts'
import { type Verdict, verifyChain } from '#src/auditEvents/verifyChain.ts'
import { wordsOf } from '../reading/eachRow.ts'
import type { Finding } from '../reading/finding.ts'
import { currentHead } from '../reading/head.ts'
import { inPart } from '../reading/inParts.ts'
import { readChain } from '../reading/readChain.ts'
import { noting, readLedger } from '../reading/readLedger.ts'
import { checkArticles } from './checkArticles.ts'
import { checkCopies } from './checkCopies.ts'
import { checkEditions } from './checkEditions.ts'
import { checkOutside } from './checkOutside.ts'
import { checkRows } from './checkRows.ts'
import { checkBans, checkSettings, tellDoubts } from './checkSettings.ts'
import { checkStaff } from './checkStaff.ts'
import { checkTimes } from './checkTimes.ts'

export type RecordReport = {
  chain: Verdict
  /** How many rows were compared with the record. */
  checked: {
    publicCopies: number
    editions: number
    staff: number
    rows: number
    files: number
    anchors: number
  }
  /** What somebody accepted: a database that holds less than was written down. */
  accepted: AcceptedEvent[]
  /** What is otherwise than the record says, each in a sentence. */
  findings: Finding[]
}

/**
 * The newsroom may publish between the reading of the record and the reading of a page: then it is looked at
 * again.
 */
const MAX_LOOKS = 3

type Outside = {
  payload: Payload
  /** The heads that were written down outside of the database. */
  anchors?: readonly WrittenAnchor[]
  /** What is wrong outside of the database, each in a sentence. */
  problems?: readonly string[]
  now?: Date
}

/** Reads everything and changes nothing. */
export async function verifyRecord(outside: Outside): Promise<RecordReport> {
  for (let look = 1; ; look += 1) {
    const report = await lookOnce(outside)
    const moved = (await currentHead(outside.payload))?.seq !== report.chain.head?.seq
    if (report.findings.length === 0 || !moved || look >= MAX_LOOKS) return report
  }
}

async function lookOnce({
  payload,
  anchors = [],
  problems = [],
  now = new Date(),
}: Outside): Promise<RecordReport> {
  const findings: Finding[] = []
  const found = (finding: Finding) => void findings.push(finding)
  const { chain, ledger, unread } = await readRecord(payload, anchors)
  for (const finding of unread) found(finding)
  const on = { payload, ledger, found }
  await inPart(on, 'record', 'the anchors', undefined, () => checkOutside({ ...on, anchors, problems }))
  const checked = {
    publicCopies: await inPart(on, 'publicCopies', 'the public copies', 0, () => checkCopies(on)),
    editions: await inPart(on, 'editions', 'the editions', 0, () => checkEditions(on, now)),
    staff: await inPart(on, 'staff', 'the members of staff', 0, () => checkStaff(on)),
    ...(await checkRows(on)),
  }
  await inPart(on, 'publicCopies', 'the times of public copies', undefined, () =>
    checkTimes(on, 'publicCopies'),
  )
  await inPart(on, 'editions', 'the times of editions', undefined, () => checkTimes(on, 'editions'))
  await inPart(on, 'articles', 'the articles', undefined, () => checkArticles(on))
  await inPart(on, 'settings', 'the settings', undefined, () => checkSettings(on))
  await inPart(on, 'readers', 'the bans of readers', undefined, () => checkBans(on))
  await inPart(on, 'record', 'earlier changes', undefined, () => tellDoubts(on))
  const accepted = [...ledger.accepted.values()]
  return { chain, checked: { ...checked, anchors: anchors.length }, accepted, findings }
}

/** What the record says. Of one that is broken, to its end all the same. */
async function readRecord(
  payload: Payload,
  anchors: readonly WrittenAnchor[],
): Promise<{ chain: Verdict; ledger: Ledger; unread: Iterable<Finding> }> {
  const unread = new Map<number, Finding>()
  const failed = ({ seq }: AuditEvent, error: unknown) =>
    void unread.set(seq, {
      about: 'record',
      id: String(seq),
      article: null,
      message: `Event ${seq} cannot be compared with anything: ${wordsOf(error)}.`,
    })
  const stored = readChain(payload)
  const read = createLedger()
  const chain = await verifyChain(noting(stored.events(), read, failed), { head: stored.head, anchors })
  const ledger = chain.broken ? await readLedger(payload, failed) : read
  for (const { seq, action } of ledger.unread)
    unread.set(seq, {
      about: 'record',
      id: String(seq),
      article: null,
      message: `Event ${seq} cannot be compared with anything: what it holds is not what a “${action}” holds.`,
    })
  return { chain, ledger, unread: unread.values() }
}
