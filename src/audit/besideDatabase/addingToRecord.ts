// A command of the console adds to the record, and writes its end down as a server does.

import type { Payload } from 'payload'
import type { Head } from '#src/auditEvents/events/event.ts'
import { currentHead } from '../reading/head.ts'
import { anchorRecord } from './anchors.ts'
import { type BackupEnd, readBackupEnd, removeBackupEnd, writeBackupEnd } from './backupEnd.ts'
import { endRecord } from './openRecord.ts'
import { keepState, lastEnd } from './serving.ts'

type State = Omit<Parameters<typeof keepState>[1], 'state'>

type Adding = {
  payload: Payload
  place: Parameters<typeof keepState>[0]
  /** A server runs beside the command: it is that server that ends. */
  isServed: boolean
  /** What was found, with the last end. */
  before: State
  /** What of it is still not on the record once the work is done. */
  after: State
}

/** A backup that was put back, and the end of the database that was there before. */
type Restored = { backup: BackupEnd; own: State | null }

/**
 * Lets go of the last end, does the work, and writes the new end down. Work that fails and has added nothing
 * leaves the last end, with what was found, or the backup that was put back.
 */
export async function addingToRecord<T>(adding: Adding, work: () => Promise<T>): Promise<T> {
  const { payload, place, isServed, before, after } = adding
  if (isServed) return besideServer(adding, work)
  const head = await currentHead(payload)
  const restored = await restoredIn(place)
  await keepState(place, { state: 'ended', ...before, end: null })
  await removeBackupEnd(place.dataDir)
  try {
    const result = await work()
    await endRecord(payload, place, after)
    return result
  } catch (error) {
    await endWithout(adding, head, restored).catch(() => {}) // what failed first is told
    throw error
  }
}

async function restoredIn(place: Adding['place']): Promise<Restored | null> {
  const backup = await readBackupEnd(place.dataDir).catch(() => null)
  return backup && { backup, own: (await lastEnd(place)).own }
}

async function endWithout(
  { payload, place, before }: Adding,
  head: Head | null,
  restored: Restored | null,
): Promise<void> {
  const { end, ...pending } = before
  const isAsBefore = (await currentHead(payload))?.hash === head?.hash
  if (!isAsBefore) return endRecord(payload, place, pending)
  await keepState(place, { state: 'ended', ...(restored?.own ?? { ...pending, end }) })
  if (restored) await writeBackupEnd(place.dataDir, restored.backup)
}

async function besideServer<T>({ payload, place }: Adding, work: () => Promise<T>): Promise<T> {
  const result = await work()
  try {
    await anchorRecord({ payload, now: new Date(), dataDir: place.dataDir })
  } catch (err) {
    payload.logger.error({ err, msg: 'The end of the record could not be written down.' })
  }
  return result
}
