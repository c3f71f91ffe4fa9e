// Are the files of a picture those that the record knows, and does its row say of them what they are?

import type { Payload } from 'payload'
import { differences } from '#src/auditEvents/differences.ts'
import type { RecordedRow } from '#src/auditEvents/rowsLedger.ts'
import { examine } from '#src/pictures/examine.ts'
import { readPicture } from '#src/pictures/pictureStore.ts'
import { andList } from '#src/plainText/lists.ts'
import type { StoredRow } from '../reading/eachRow.ts'
import { digestsOf, filesOf, originalOf } from '../recording/pictureDigests.ts'
import { called, nameOf } from './rowNames.ts'

type Columns = Record<string, unknown>

/** What is wrong with the files of a picture, each in a sentence. */
export async function pictureProblems(
  payload: Payload,
  row: StoredRow,
  { files }: RecordedRow,
): Promise<string[]> {
  const recorded = Object.keys(files)
  const name = called('media', nameOf(row))
  const elsewhere = addressProblems(name, row)
  // Of before the record knew files, and there is no baseline yet.
  if (recorded.length === 0) return [...elsewhere, ...(await columnProblems(name, row))]
  const present = await digestsOf(payload, recorded)
  const shown = filesOf(row)
  const originals = originalOf(row)
  return [
    ...recorded
      .filter((file) => present[file] !== files[file])
      .map((file) =>
        present[file]
          ? `the file ${file} of ${name} is not the one that the record knows.`
          : `the file ${file} of ${name} is gone or cannot be read.`,
      ),
    ...shown
      .filter((file) => !(file in files))
      .map((file) => `${name} shows the file ${file}, which the record does not know.`),
    ...recorded
      .filter((file) => ![...shown, ...originals].includes(file))
      .map((file) => `${name} no longer names the file ${file}, which the record knows.`),
    ...elsewhere,
    ...digestProblems(name, row, files),
    ...(await columnProblems(name, row, (file) => present[file] !== files[file])),
  ]
}

/** Readers get a file whose digest its row has. Where the record knows an original, there is such a file. */
function digestProblems(name: string, row: StoredRow, files: Record<string, string>): string[] {
  const expected = files[String(row.filename)]
  const hasCopy = Boolean(row.fileDigest) || originalOf(row).some((file) => file in files)
  return !hasCopy || row.fileDigest === expected
    ? []
    : [`${name} has another digest of its file than the record says.`]
}

/** Payload makes the address of a file of its name, and stores it so, or none. */
function addressProblems(name: string, row: StoredRow): string[] {
  const shown = columnsOf(row).flatMap(([size, columns]) =>
    isAddressOf(columns?.url, columns?.filename) ? [] : [[size, columns?.url] as const],
  )
  const thumbnail = isThumbnail(row.thumbnailURL, row) ? [] : [['thumbnail', row.thumbnailURL] as const]
  return [...shown, ...thumbnail].map(
    ([size, url]) => `${name} shows what is at ${String(url)}, in the place of its file (${size}).`,
  )
}

const FOLDER = '/api/media/file/'

/** Where the name is gone, that is told of. */
function isAddressOf(url: unknown, file: unknown): boolean {
  if (isNone(url)) return true
  return isNone(file)
    ? String(url).startsWith(FOLDER)
    : url === `${FOLDER}${encodeURIComponent(String(file))}`
}

/** One of the sizes, at the address that the site had when it was stored. */
function isThumbnail(url: unknown, row: StoredRow): boolean {
  if (isNone(url)) return true
  const path = String(url).replace(/^https?:\/\/[^/]+/, '')
  return filesOf(row).some((file) => isAddressOf(path, file))
}

function isNone(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

/** What the row says of the picture, and of each of its sizes. */
function columnsOf(row: StoredRow): [string, Columns | null][] {
  const sizes = Object.entries((row.sizes ?? {}) as Record<string, Columns | null>)
  return [['picture', shownColumns(row)], ...sizes]
}

/** The type, the sides and the size that the row says of each file are those of the file. */
async function columnProblems(
  name: string,
  row: StoredRow,
  isAnother: (file: string) => boolean = () => false,
): Promise<string[]> {
  const problems: string[] = []
  for (const [size, columns] of columnsOf(row)) {
    const file = columns?.filename
    if (!columns || typeof file !== 'string' || file === '' || isAnother(file)) continue
    const bytes = await readPicture('media', file)
    if (!bytes) continue // the file itself is told of
    const { type, width, height } = await examined(bytes)
    const is: Columns = { mimeType: type, filesize: bytes.length, width, height }
    // A file of before there were copies is the desk's alone. Its sides may be those before it was turned.
    const fields = row.fileDigest ? Object.keys(is) : ['mimeType']
    const apart = Object.keys(differences(is, columns, fields))
    if (apart.length > 0)
      problems.push(`${name} has another ${andList(apart)} than its file ${file} (${size}).`)
  }
  return problems
}

/**
 * Pictures that were turned later keep the sides under which they were approved beside those that are shown.
 */
function shownColumns(row: StoredRow): Columns {
  const { shownWidth, shownHeight } = row
  return shownWidth && shownHeight ? { ...row, width: shownWidth, height: shownHeight } : row
}

async function examined(bytes: Buffer): Promise<Columns> {
  try {
    const { type, header } = await examine(bytes)
    return { type, width: header.width, height: header.pageHeight ?? header.height }
  } catch {
    return { type: 'no picture' }
  }
}
