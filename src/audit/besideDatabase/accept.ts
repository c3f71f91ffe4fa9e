// Somebody on the server's console accepts the database as it is, although it holds less than was written
// down of it: a backup was restored, a disk was lost, the newsroom moves to another engine. Or it holds more
// than Assay wrote. The first event after it says so, for ever.

import type { Payload } from 'payload'
import { newestOf, withEnd, type WrittenAnchor } from '#src/auditEvents/anchored.ts'
import type { AddedEvents, LogProblem } from '#src/auditEvents/events/record.ts'
import type { Ledger } from '#src/auditEvents/ledger.ts'
import { reachDisk } from '#src/database/index.ts'
import { currentHead } from '../reading/head.ts'
import { readLedger } from '../reading/readLedger.ts'
import { recordOwn } from '../recording/recordEvent.ts'
import { appendAnchor, readAnchors } from './anchors.ts'
import { lastAgreed, otherThan } from './startChecks.ts'

type Accepting = {
  payload: Payload
  dataDir: string
  reason: string
  /** Who sits at the console: the name of the system's account. */
  operator: string
  /** What was found of the log of a server that had not ended, and is not on the record. */
  log: LogProblem | null
  /** Events that no Assay has written, and of which the record says nothing. */
  added?: AddedEvents | null
  /** The end that the last server wrote down. */
  end?: WrittenAnchor | null
  now: Date
}

/**
 * Records it, and writes its event down as the anchor from which on the others hold. Gives how many events
 * are missing, and how many are there that Assay did not write.
 * @throws Error where there is nothing to accept.
 */
export async function acceptDatabase({
  payload,
  dataDir,
  reason,
  operator,
  log,
  added = null,
  end = null,
  now,
}: Accepting): Promise<{ missing: number; foreign: number }> {
  const anchors = withEnd((await readAnchors(dataDir)).anchors, end)
  const newest = newestOf(anchors)
  const had = newest && (await otherThan(payload, newest)) ? newest : null
  const ledger = await readLedger(payload)
  const lost = log ?? ledger.lostLogs.at(-1)?.problem ?? null
  const behind = added ?? foundIn(ledger)
  if (!had && !lost && !behind)
    throw new Error('There is nothing to accept: the database holds what was written down of it.')
  const has = (await currentHead(payload))?.seq ?? 0
  const agreed = had ? await lastAgreed(payload, anchors) : (newest?.seq ?? 0)
  const written = Math.min(has, behind?.known ?? has)
  const missing = had ? Math.max(0, had.seq - written) : 0
  const head = await recordOwn(payload, {
    action: 'record.accepted',
    at: now,
    channel: 'console',
    actor: { id: 'console', name: 'The console', role: 'console' },
    note: reason,
    data: {
      had: had && { at: had.at, seq: had.seq, hash: had.hash },
      has,
      agreed,
      missing,
      log: lost,
      ...(behind ? { added: behind } : {}),
      operator,
    },
  })
  await reachDisk(payload)
  await appendAnchor(dataDir, { at: now.toISOString(), ...head, acceptedAfter: agreed })
  return { missing, foreign: behind ? behind.found - behind.known : 0 }
}

/** What a start found behind the end of the record. */
function foundIn({ added }: Ledger): AddedEvents | null {
  const last = added.at(-1)
  return last ? { at: last.at, known: last.known, found: last.found } : null
}
