// A command of the console adds to the record, and writes its end down as a server does.

import type { Payload } from 'payload'
import type { Head } from '#src/auditEvents/events/event.ts'
import { currentHead } from '../reading/head.ts'
import { anchorRecord } from './anchors.ts'
import { removeBackupEnd } from './backupEnd.ts'
import { endRecord } from './openRecord.ts'
import { keepState } from './serving.ts'

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

/**
 * Lets go of the last end, does the work, and writes the new end down. Work that fails and has added nothing
 * leaves the last end, with what was found.
 */
export async function addingToRecord<T>(adding: Adding, work: () => Promise<T>): Promise<T> {
  const { payload, place, isServed, before, after } = adding
  if (isServed) return besideServer(adding, work)
  const head = await currentHead(payload)
  await keepState(place, { state: 'ended', ...before, end: null })
  await removeBackupEnd(place.dataDir)
  try {
    const result = await work()
    await endRecord(payload, place, after)
    return result
  } catch (error) {
    await endWithout(adding, head).catch(() => {}) // what failed first is told
    throw error
  }
}

async function endWithout({ payload, place, before }: Adding, head: Head | null): Promise<void> {
  const { end, ...pending } = before
  const isAsBefore = (await currentHead(payload))?.hash === head?.hash
  if (isAsBefore) await keepState(place, { state: 'ended', ...pending, end })
  else await endRecord(payload, place, pending)
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
