// Is each row that a person may change at once as the record says: integrations with their keys, sections, figures, pictures with
// their files, the faces and passwords of staff, the settings, and who of the readers is banned?

import type { CollectionSlug, Payload } from 'payload'
import { differences } from '#src/audit/differences.ts'
import type { Ledger } from '#src/audit/ledger.ts'
import { plainJson } from '#src/audit/plain.ts'
import type { Doubt, RecordedRow } from '#src/audit/rowsLedger.ts'
import { eachRow, type StoredRow } from './eachRow.ts'
import { digestsOf, filesOf } from './files.ts'
import { type Finding, listed, onTheDay } from './finding.ts'
import { recordedFields } from './recordedFields.ts'
import { secretOf } from './rows.ts'
import { settingsNow } from './settings.ts'

/** Said of staff by `checkStaff`, with more about it. */
const SAID_OF_STAFF = ['role', 'email', 'departed']

const NAMES: Partial<Record<CollectionSlug, string>> = {
  staff: 'the account',
  integrations: 'the integration',
  commodities: 'the commodity',
  topics: 'the topic',
  figures: 'the figure',
  media: 'the picture',
  bundles: 'the bundle',
}

/** Of these the record does not know all: some were made before it spoke of them. */
const MADE_BEFORE: readonly CollectionSlug[] = ['staff', 'bundles']

type On = { payload: Payload; ledger: Ledger; found: (finding: Finding) => void }

/** Compares each of them with the record. Gives how many rows and how many files there are. */
export async function checkRows(on: On): Promise<{ rows: number; files: number }> {
  let [rows, files] = [0, 0]
  const seen = new Set<string>()
  for (const collection of recordedFields().keys()) {
    for await (const row of eachRow(on.payload, collection)) {
      const subject = `${collection}/${row.id}`
      rows += 1
      seen.add(subject)
      const recorded = on.ledger.rows.rows.get(subject)
      for (const message of rowProblems(collection, row, recorded)) tell(on, collection, row.id, message)
      if (collection !== 'media' || !recorded) continue
      files += Object.keys(recorded.files).length
      for (const message of await fileProblems(on.payload, row, recorded)) tell(on, 'media', row.id, message)
    }
  }
  for (const [subject, { name, isDeleted, isMade }] of on.ledger.rows.rows) {
    const [collection, id] = placeOf(subject)
    if (isDeleted || !isMade || seen.has(subject) || collection === 'staff') continue
    tell(
      on,
      collection,
      id,
      `${called(collection, name ?? id)} is gone, and the record does not say who deleted it.`,
    )
  }
  await checkSettings(on)
  await checkBans(on)
  for (const each of on.ledger.rows.doubts) tell(on, ...doubtAbout(each, on.ledger))
  return { rows, files }
}

function tell({ found }: On, about: Finding['about'], id: string, message: string): void {
  found({ about, id, article: null, message: message.charAt(0).toUpperCase() + message.slice(1) })
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
    apart.length > 0 ? [`${name} has another ${listed(apart)} than the record says, ${since}.`] : []
  if (recorded.fingerprint !== null && secretOf(collection, row) !== recorded.fingerprint)
    problems.push(
      `${name} has another ${collection === 'staff' ? 'password' : 'API key'} than the record knows, ${since}.`,
    )
  return problems
}

async function fileProblems(payload: Payload, row: StoredRow, { files }: RecordedRow): Promise<string[]> {
  const recorded = Object.keys(files)
  if (recorded.length === 0) return [] // of before the record knew files, and there is no baseline yet
  const present = await digestsOf(payload, recorded)
  const name = called('media', nameOf(row))
  return [
    ...recorded
      .filter((file) => present[file] !== files[file])
      .map((file) =>
        present[file]
          ? `the file ${file} of ${name} is not the one that the record knows.`
          : `the file ${file} of ${name} is gone or cannot be read.`,
      ),
    ...filesOf(row)
      .filter((file) => !(file in files))
      .map((file) => `${name} shows the file ${file}, which the record does not know.`),
  ]
}

async function checkSettings(on: On): Promise<void> {
  for (const { slug } of on.payload.config.globals) {
    const recorded = on.ledger.rows.rows.get(`globals/${slug}`)
    if (!recorded) continue
    const stored = await settingsNow(on.payload, slug)
    const fields = Object.keys(recorded.values).filter((field) => field in stored)
    const apart = Object.keys(differences(recorded.values, stored, fields))
    if (apart.length > 0)
      tell(
        on,
        'settings',
        slug,
        `the ${slug} have another ${listed(apart)} than the record says, as ${recorded.by} left them on ${onTheDay(recorded.at)}.`,
      )
  }
}

/** A reader's ban is on the record, nothing else of them is. */
async function checkBans(on: On): Promise<void> {
  for await (const row of eachRow(on.payload, 'readers')) {
    const recorded = on.ledger.rows.rows.get(`readers/${row.id}`)?.values.bannedAt ?? null
    const { bannedAt } = plainJson({ bannedAt: row.bannedAt ?? null }) as { bannedAt: unknown }
    if (bannedAt !== recorded)
      tell(
        on,
        'readers',
        row.id,
        `reader ${row.id} is ${bannedAt ? 'banned' : 'not banned'}, and the record says otherwise.`,
      )
  }
}

function doubtAbout(doubt: Doubt, ledger: Ledger): [Finding['about'], string, string] {
  const [collection, id] = placeOf(doubt.subject)
  const { name } = ledger.rows.rows.get(doubt.subject) ?? {}
  const which = called(collection, name ?? id)
  const when = onTheDay(doubt.at)
  const secret = collection === 'staff' ? 'password' : 'API key'
  const message = doubt.isLogin
    ? `somebody signed in to ${which} on ${when} with a password that the record does not know.`
    : `before ${doubt.by} changed the ${doubt.field ?? secret} of ${which} on ${when}, it had been changed past the record.`
  return [collection, id, message]
}

function placeOf(subject: string): [Finding['about'], string] {
  const [collection = '', id = ''] = subject.split('/')
  return collection === 'globals' ? ['settings', id] : [collection as Finding['about'], id]
}

function called(collection: string, name: string): string {
  return collection === 'settings'
    ? `the ${name}`
    : `${NAMES[collection as CollectionSlug] ?? collection} “${name}”`
}

function nameOf(row: StoredRow): string {
  return [row.name, row.label, row.alt, row.id].find(
    (text): text is string => typeof text === 'string' && text !== '',
  )!
}
