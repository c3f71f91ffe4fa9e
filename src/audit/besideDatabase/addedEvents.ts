// Events that somebody put in behind the end of the record while nobody served it. The chain is whole with
// them; that no Assay wrote them shows by the end that was written down beside the database.

import type { Payload } from 'payload'
import type { WrittenAnchor } from '#src/auditEvents/anchored.ts'
import type { AddedEvents } from '#src/auditEvents/events/record.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { counted, onTheDay } from '../reading/finding.ts'
import { currentHead } from '../reading/head.ts'
import { endThatCounts } from './endThatCounts.ts'
import { keepState, type Since } from './serving.ts'
import { lastAgreed, otherThan } from './startChecks.ts'

type Place = { dataDir: string; databaseUrl: string }

/**
 * What the record holds beyond its last end in order, together with what was found before and is not on the
 * record yet; null where that is nothing, or nobody knows that end.
 */
export async function addedEvents(
  payload: Payload,
  place: Place,
  anchors: readonly WrittenAnchor[],
): Promise<AddedEvents | null> {
  return (await sinceLastEnd(payload, place, anchors)).added
}

/**
 * The last end in order with what the record holds beyond it.
 * Whoever adds events lets go of the end before: the files are read after the head, so that a server or a
 * command which starts meanwhile is no finding.
 */
export async function sinceLastEnd(
  payload: Payload,
  place: Place,
  anchors: readonly WrittenAnchor[],
): Promise<Since> {
  const head = await currentHead(payload)
  const agreed = await lastAgreed(payload, anchors)
  const { since, isOtherOpen } = await endThatCounts(payload, place, agreed)
  const { end, added } = since
  if (!end || !head || (head.seq < end.seq && !end.ofBackup)) return since
  // The last event itself may be another one: then nothing behind the last anchor that agrees is known.
  if (await otherThan(payload, end)) return { end, added: { at: end.at, known: agreed, found: head.seq } }
  // An anchor beyond the end is of a server that kept its ends elsewhere: what it wrote goes at least so far.
  // Of one that was killed nobody knows how far.
  const last = anchors.find(({ seq }) => seq === agreed && seq > end.seq)
  if (head.seq <= (last ?? end).seq || (last && isOtherOpen)) return since
  const { at, known } = added ?? { at: (last ?? end).at, known: (last ?? end).seq }
  return { end, added: { at, known, found: head.seq } }
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
