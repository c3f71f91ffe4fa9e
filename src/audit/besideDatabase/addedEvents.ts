// Events that somebody put in behind the end of the record while nobody served it. The chain is whole with
// them; that no Assay wrote them shows by the end that was written down beside the database.

import type { Payload } from 'payload'
import { newestOf, type WrittenAnchor } from '#src/auditEvents/anchored.ts'
import type { AddedEvents } from '#src/auditEvents/events/record.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { counted, onTheDay } from '../reading/finding.ts'
import { currentHead } from '../reading/head.ts'
import { keepState, type Since, sinceLastEnd } from './serving.ts'
import { lastAgreed, otherThan } from './startChecks.ts'

type Place = { dataDir: string; databaseUrl: string }

/**
 * What the record holds beyond its last end in order, together with what was found before and is not on the
 * record yet; null where that is nothing, or nobody knows that end.
 * Whoever adds events lets go of the end before: the file is read after the head, so that a server or a
 * command which starts meanwhile is no finding.
 */
export async function addedEvents(
  payload: Payload,
  place: Place,
  anchors: readonly WrittenAnchor[],
): Promise<AddedEvents | null> {
  const head = await currentHead(payload)
  const { end, added } = await sinceLastEnd(place)
  if (!end || !head || (head.seq < end.seq && !end.ofBackup)) return added
  // The last event itself may be another one: then nothing behind the last anchor that agrees is known.
  if (await otherThan(payload, end))
    return { at: end.at, known: await lastAgreed(payload, anchors), found: head.seq }
  if (head.seq === end.seq) return added
  const newest = newestOf(anchors)
  // An anchor beyond it that the database has is of a server that kept its ends elsewhere, or of who accepted
  // the database. One that it has not is of what a copy of before has lost.
  if (newest && newest.seq > end.seq && !(await otherThan(payload, newest))) return added
  const { at, known } = added ?? { at: end.at, known: end.seq }
  return { at, known, found: head.seq }
}

/** The end of the record as it stands once everybody who was writing has done so. */
async function endOfRecord(payload: Payload): Promise<Since['end']> {
  const head = await inTransaction(payload, null, (req) => currentHead(payload, req))
  return head && { at: new Date().toISOString(), ...head }
}

/** Says that a server, or a command that writes, ended in order, and with what on the record. */
export async function keepEnd(
  payload: Payload,
  place: Place,
  pending: Pick<Parameters<typeof keepState>[1], 'problem' | 'added'> = {},
): Promise<void> {
  await keepState(place, { state: 'ended', ...pending, end: await endOfRecord(payload) })
}

/** A sentence for the log and the report. */
export function addedText({ at, known, found }: AddedEvents): string {
  return (
    `The record held ${counted(known, 'event')} when Assay ended on ${onTheDay(at)}, and ${counted(found - known, 'event was', 'events were')} ` +
    'added behind them while no server ran. No command of Assay wrote them. Find out who has ' +
    'written to the database, then run npm run audit:accept -- "why".'
  )
}
