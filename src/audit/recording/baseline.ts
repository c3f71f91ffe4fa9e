// What the newsroom held before the record kept fingerprints of passwords and keys, digests of files, and the
// settings: written down once, at the first start that can.

import type { CollectionSlug, Payload, PayloadRequest } from 'payload'
import type { FoundRow } from '#src/auditEvents/events/record.ts'
import type { RecordedRow } from '#src/auditEvents/rowsLedger.ts'
import { eachRow, type StoredRow } from '../reading/eachRow.ts'
import { readLedger } from '../reading/readLedger.ts'
import { SYSTEM_ACTOR } from './actor.ts'
import { digestsOf, filesOf } from './pictureDigests.ts'
import { recordedFields } from './recordedFields.ts'
import { type NewEvent, recordTogether } from './recordEvent.ts'
import { secretOf, valuesOf } from './rows.ts'
import { settingsNow } from './settings.ts'

/** Rows in one event at most, so that a large newsroom's baseline is no event that the database refuses. */
const MAX_ROWS = 500

/**
 * Writes the baseline where the record has none, and says whether it did. A row that no event made is left
 * out: it stays one that the record does not know. What an event said is not said again.
 */
export async function writeBaseline(payload: Payload, now: Date): Promise<boolean> {
  if (await hasBaseline(payload)) return false
  const rows = Object.entries(await findRows(payload))
  const parts = Math.max(1, Math.ceil(rows.length / MAX_ROWS))
  const events = Array.from({ length: parts }, (_, at): NewEvent => ({
    action: 'record.baseline',
    at: now,
    ...SYSTEM_ACTOR,
    data: {
      part: at + 1,
      parts,
      rows: Object.fromEntries(rows.slice(at * MAX_ROWS, (at + 1) * MAX_ROWS)),
    },
  }))
  const written = await recordTogether(payload, async (req) =>
    (await hasBaseline(payload, req)) ? [] : events,
  )
  return written.length > 0
}

async function hasBaseline(payload: Payload, req?: PayloadRequest): Promise<boolean> {
  const row = await payload.db.findOne({
    collection: 'audit',
    where: { action: { equals: 'record.baseline' } },
    ...(req ? { req } : {}),
  })
  return row !== null
}

async function findRows(payload: Payload): Promise<Record<string, FoundRow>> {
  const { rows: recorded } = (await readLedger(payload)).rows
  const found: Record<string, FoundRow> = {}
  for (const [collection, fields] of recordedFields()) {
    for await (const row of eachRow(payload, collection)) {
      const subject = `${collection}/${row.id}`
      const known = recorded.get(subject)
      if (!known?.isMade) continue
      const news = await newsOf(payload, collection, fields, row, known)
      if (Object.keys(news).length > 0) found[subject] = news
    }
  }
  for (const { slug } of payload.config.globals) {
    const values = unsaid(await settingsNow(payload, slug), recorded.get(`globals/${slug}`))
    found[`globals/${slug}`] = { values }
  }
  return found
}

async function newsOf(
  payload: Payload,
  collection: CollectionSlug,
  fields: readonly string[],
  row: StoredRow,
  known: RecordedRow,
): Promise<FoundRow> {
  const values = unsaid(valuesOf(row, fields), known)
  const fingerprint = known.fingerprint === null ? secretOf(collection, row) : undefined
  const files =
    collection === 'media' && Object.keys(known.files).length === 0
      ? await digestsOf(payload, filesOf(row))
      : undefined
  return {
    ...(Object.keys(values).length > 0 ? { values } : {}),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(files ? { files } : {}),
  }
}

/** The values of which the record says nothing yet. */
function unsaid(values: Record<string, unknown>, known: RecordedRow | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([field]) => !known || !(field in known.values)))
}
