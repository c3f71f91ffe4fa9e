// Is the database that a server is about to serve the one that the anchors beside it speak of?

import { stat } from 'node:fs/promises'
import type { Payload } from 'payload'
import type { WrittenAnchor } from '#src/auditEvents/anchored.ts'
import { fileOf } from '#src/database/index.ts'
import { counted, onTheDay } from '../reading/finding.ts'
import { currentHead } from '../reading/head.ts'

/** The database does not hold what was written down of it. */
class OtherDatabaseError extends Error {
  readonly code = 'record.otherDatabase'

  constructor(what: string) {
    super(
      `${what} Bring the right database back, or accept this one with npm run audit:accept -- ` +
        '"why". (record.otherDatabase)',
    )
    this.name = 'OtherDatabase'
  }
}

/**
 * Looks whether there is a database file at all, before anybody makes an empty one.
 * @throws OtherDatabaseError where anchors speak of events and there is none.
 */
export async function refuseMissingFile(databaseUrl: string, newest: WrittenAnchor | null): Promise<void> {
  const file = fileOf(databaseUrl)
  if (!file || !newest) return
  const { size } = await stat(file).catch(() => ({ size: 0 }))
  if (size > 0) return
  throw new OtherDatabaseError(
    `The database ${file} is missing or empty, but its record held ${counted(newest.seq, 'event')} ` +
      `on ${onTheDay(newest.at)}.`,
  )
}

/**
 * Looks whether the record goes as far as the newest anchor, and through the same event.
 * @throws OtherDatabaseError where it does not.
 */
export async function refuseOtherRecord(payload: Payload, newest: WrittenAnchor | null): Promise<void> {
  const what = newest && (await otherThan(payload, newest))
  if (what) throw new OtherDatabaseError(what)
}

/** What the record lacks of this anchor, in a sentence; null where it has it. */
export async function otherThan(payload: Payload, { seq, hash, at }: WrittenAnchor): Promise<string | null> {
  const head = await currentHead(payload)
  const was = `its record held ${counted(seq, 'event')} on ${onTheDay(at)}`
  if (head && !Number.isSafeInteger(head.seq))
    return `The head of the record stands at what is no number, but ${was}.`
  if (!head || head.seq < seq)
    return (
      `The database holds ${counted(head?.seq ?? 0, 'event')}, but ${was}: ${counted(seq - (head?.seq ?? 0), 'event is', 'events are')} ` +
      'missing.'
    )
  const event = await payload.db.findOne<{ id: string; hash: string }>({
    collection: 'audit',
    where: { seq: { equals: seq } },
  })
  return event?.hash === hash
    ? null
    : `The database is another one: ${was}, and its event ${seq} was not the one that is there now.`
}

/** The number of the last anchor of which the database has the event: it then has those of all before. */
export async function lastAgreed(payload: Payload, anchors: readonly WrittenAnchor[]): Promise<number> {
  const bySeq = anchors.toSorted((one, other) => one.seq - other.seq)
  let [low, high] = [0, bySeq.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (await otherThan(payload, bySeq[middle]!)) high = middle
    else low = middle + 1
  }
  return bySeq[low - 1]?.seq ?? 0
}
