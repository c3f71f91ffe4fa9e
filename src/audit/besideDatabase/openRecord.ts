// The start and the end of a server, as the record sees them.

import type { Payload } from 'payload'
import { newestOf, withEnd } from '#src/auditEvents/anchored.ts'
import { rewriteHead } from '../reading/head.ts'
import { SYSTEM_ACTOR } from '../recording/actor.ts'
import { writeBaseline } from '../recording/baseline.ts'
import { letRecord, recordOwn } from '../recording/recordEvent.ts'
import { addedEvents, addedText, keepEnd } from './addedEvents.ts'
import { anchorRecord, readAnchors } from './anchors.ts'
import { removeBackupEnd } from './backupEnd.ts'
import { lostLogText } from './lostLog.ts'
import { keepState, lastEnd } from './serving.ts'
import { refuseMissingFile, refuseOtherRecord } from './startChecks.ts'

type Place = { dataDir: string; databaseUrl: string }

/**
 * Opens the database by `open` once what lies beside it speaks for it, and says what does not. Call it while
 * this process holds the database.
 * @throws OtherDatabaseError where the database is not there, or is not the one that the anchors speak of.
 */
export async function openRecord(place: Place, open: () => Promise<Payload>): Promise<Payload> {
  const { anchors, problems } = await readAnchors(place.dataDir)
  await refuseMissingFile(place.databaseUrl, newestOf(anchors))
  const { problem, unreadable, end, own } = await lastEnd(place)
  const known = withEnd(anchors, end)
  if (own) await keepState(place, { state: 'serving', ...own })
  const payload = await open()
  await refuseOtherRecord(payload, newestOf(known))
  const added = await addedEvents(payload, place, known)
  await keepState(place, { state: 'serving', problem, added }) // from now on this server adds to the record
  await removeBackupEnd(place.dataDir)
  letRecord(payload, true)

  for (const sentence of [...problems, ...(unreadable ? [unreadable] : [])]) payload.logger.error(sentence)
  const now = new Date()
  if (problem) {
    payload.logger.error(lostLogText(problem))
    await recordOwn(payload, { action: 'record.log.lost', at: now, ...SYSTEM_ACTOR, data: { problem } })
  }
  if (added) {
    payload.logger.error(addedText(added))
    await recordOwn(payload, { action: 'record.added', at: now, ...SYSTEM_ACTOR, data: added })
  }
  await writeBaseline(payload, now)
  await rewriteHead(payload) // from now on SQLite has a log, and a server that is killed leaves one
  await keepState(place, { state: 'serving', hasLog: true })
  return payload
}

/**
 * Writes the end of the record down, and that the server or a command ended; `pending` is what was found and
 * is not on the record yet. Call it when nobody writes any more, before the database is closed.
 */
export async function endRecord(
  payload: Payload,
  place: Place,
  pending: Parameters<typeof keepEnd>[2] = {},
): Promise<void> {
  try {
    await anchorRecord({ payload, now: new Date(), dataDir: place.dataDir })
    await keepEnd(payload, place, pending)
  } catch (err) {
    payload.logger.error({ err, msg: 'The end of the record could not be written down.' })
  }
}
