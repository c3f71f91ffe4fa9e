// Is each row that a person may change at once as the record says: integrations with their keys, sections,
// figures, pictures with their files, the profiles and passwords of staff, the settings, and who of the
// readers is banned?

import type { CollectionSlug } from 'payload'
import { differences } from '#src/auditEvents/differences.ts'
import { plainJson } from '#src/auditEvents/plain.ts'
import type { RecordedRow } from '#src/auditEvents/rowsLedger.ts'
import { andList } from '#src/plainText/lists.ts'
import type { StoredRow } from '../reading/eachRow.ts'
import { onTheDay } from '../reading/finding.ts'
import { checkEach, inPart, type On } from '../reading/inParts.ts'
import { recordedFields } from '../recording/recordedFields.ts'
import { secretOf } from '../recording/rows.ts'
import { pictureProblems } from './checkPictures.ts'
import { called, nameOf, placeOf, tell } from './rowNames.ts'

/** Said of staff by `checkStaff`, with more about it. */
const SAID_OF_STAFF = ['role', 'email', 'departed']

/** Of these the record does not know all: some were made before it spoke of them. */
const MADE_BEFORE: readonly CollectionSlug[] = ['staff', 'bundles']

/** Columns by which people know a row, where a collection has them. */
const NAMED_BY = ['name', 'label', 'alt']

/** Compares each of them with the record. Gives how many rows and how many files there are. */
export async function checkRows(on: On): Promise<{ rows: number; files: number }> {
  const count = { rows: 0, files: 0 }
  for (const collection of recordedFields().keys())
    await inPart(on, collection, `the rows of ${collection}`, undefined, () =>
      checkCollection(on, collection, count),
    )
  return count
}

async function checkCollection(
  on: On,
  collection: CollectionSlug,
  count: { rows: number; files: number },
): Promise<void> {
  const seen = new Set<string>()
  const { fields } = on.payload.collections[collection].config
  await checkEach(on, {
    collection,
    plain: NAMED_BY.filter((column) => fields.some((field) => 'name' in field && field.name === column)),
    named: (row) => {
      count.rows += 1
      seen.add(`${collection}/${row.id}`)
      return called(collection, nameOf(row))
    },
    check: async (row) => {
      const recorded = on.ledger.rows.rows.get(`${collection}/${row.id}`)
      for (const message of rowProblems(collection, row, recorded)) tell(on, collection, row.id, message)
      if (collection !== 'media' || !recorded) return
      count.files += Object.keys(recorded.files).length
      for (const message of await pictureProblems(on.payload, row, recorded))
        tell(on, collection, row.id, message)
    },
  })
  for (const [subject, { name, isDeleted, isMade }] of on.ledger.rows.rows) {
    const [place, id] = placeOf(subject)
    if (place !== collection || isDeleted || !isMade || seen.has(subject) || collection === 'staff') continue
    tell(
      on,
      collection,
      id,
      `${called(collection, name ?? id)} is gone, and the record does not say who deleted it.`,
    )
  }
}

function rowProblems(
  collection: CollectionSlug,
  row: StoredRow,
  recorded: RecordedRow | undefined,
): string[] {
  const name = called(collection, nameOf(row))
  if (!recorded?.isMade || recorded.isDeleted)
    return MADE_BEFORE.includes(collection)
      ? []
      : [`${name} is there, and the record does not say who made it.`]
  const since = `as ${recorded.by} left it on ${onTheDay(recorded.at)}`
  const fields = Object.keys(recorded.values).filter(
    (field) => collection !== 'staff' || !SAID_OF_STAFF.includes(field),
  )
  const apart = Object.keys(differences(recorded.values, plainJson(row) as StoredRow, fields))
  const problems =
    apart.length > 0 ? [`${name} has another ${andList(apart)} than the record says, ${since}.`] : []
  if (recorded.fingerprint !== null && secretOf(collection, row) !== recorded.fingerprint)
    problems.push(
      `${name} has another ${collection === 'staff' ? 'password' : 'API key'} than the record ` +
        `knows, ${since}.`,
    )
  return problems
}
