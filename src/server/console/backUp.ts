// A copy of all that a newsroom on SQLite is, made beside a running server.

import { existsSync, realpathSync } from 'node:fs'
import { chmod, cp, readdir } from 'node:fs/promises'
import path from 'node:path'
import { createClient, type InStatement, type ResultSet } from '@libsql/client'
import { anchorFile } from '#src/audit/besideDatabase/anchors.ts'
import { type BackupEnd, writeBackupEnd } from '#src/audit/besideDatabase/backupEnd.ts'
import { knownEnds, lastState, type ServingState, type Since } from '#src/audit/besideDatabase/serving.ts'
import { makeFolders } from '#src/environment/folders.ts'
import { fileOf } from '#src/environment/sqliteFile.ts'

/** Files and folders of the data folder that a copy needs beside the database; the anchors come first. */
const BESIDE = ['secret', 'media', 'originals']

type BackUp = { databaseUrl: string; dataDir: string; folder: string }

/**
 * Writes the database as of now (with what is still in its log), the anchors, the end of the record, the
 * pictures and the try-out's secret into a new folder. The anchors are copied before the database: they never
 * speak of more than it holds.
 * @throws Error where the folder holds something, or the database is not there or none of SQLite's.
 */
export async function backUp({ databaseUrl, dataDir, folder }: BackUp): Promise<void> {
  if (!databaseUrl.startsWith('file:'))
    throw new Error(
      `Back MongoDB up with mongodump --oplog, and copy ${dataDir} beside it (docs/operations.md).`,
    )
  if (isWithin(dataDir, folder))
    throw new Error(`${folder} is within the data folder: name one on another disk.`)
  const file = fileOf(databaseUrl)
  if (file && !existsSync(file))
    throw new Error(`There is no database at ${file} to back up: look at DATABASE_URL and DATA_DIR.`)
  makeFolders(folder, 0o700)
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty: name a new folder.`)
  await copyIfThere(anchorFile(dataDir), path.join(folder, path.basename(anchorFile(dataDir))))
  const copy = path.join(folder, 'assay.db')
  const before = await lastState({ databaseUrl, dataDir })
  await executeOn(databaseUrl, { sql: 'VACUUM INTO ?', args: [copy] })
  await chmod(copy, 0o600)
  const after = await lastState({ databaseUrl, dataDir })
  const { others } = await knownEnds({ databaseUrl, dataDir })
  await writeBackupEnd(folder, await endOfCopy(copy, { before, after, others }))
  for (const name of BESIDE) await copyIfThere(path.join(dataDir, name), path.join(folder, name))
}

type Seen = { before: ServingState | null; after: ServingState | null; others: Since[] }

/**
 * The end of the record that a copy holds, so that events put into it are named. Where nobody added to the
 * record while it was made, that is the last end in order; else it is the last event of the copy. A database
 * that was copied to another path, and not opened there yet, has the end of the one that it is a copy of.
 */
async function endOfCopy(copy: string, { before, after, others }: Seen): Promise<BackupEnd> {
  const copied = before || after ? null : await endIn(copy, others)
  if (copied) return { problem: null, ...copied }
  const { problem = null, added = null } = after ?? {}
  const isSettled = after?.end && JSON.stringify(before) === JSON.stringify(after)
  return { problem, added, end: isSettled ? after.end : await headOf(copy) }
}

/** The one with the most events whose last one the copy has. */
async function endIn(copy: string, known: readonly Since[]): Promise<Since | null> {
  const sql = 'SELECT 1 FROM audit WHERE seq = ? AND hash = ?'
  for (const since of known.toSorted((one, other) => (other.end?.seq ?? 0) - (one.end?.seq ?? 0))) {
    if (!since.end) continue
    const args = [since.end.seq, since.end.hash]
    const found = await executeOn(`file:${copy}`, { sql, args }).catch(() => null)
    if (found?.rows[0]) return { end: since.end, added: since.added }
  }
  return null
}

async function headOf(copy: string): Promise<ServingState['end']> {
  const sql = `SELECT seq, hash FROM audit_head WHERE name = 'main'`
  const found = await executeOn(`file:${copy}`, sql).catch(() => null) // before its first start it has no record
  const head = found?.rows[0]
  return head ? { at: new Date().toISOString(), seq: Number(head.seq), hash: String(head.hash) } : null
}

async function executeOn(url: string, statement: InStatement): Promise<ResultSet> {
  const client = createClient({ url })
  try {
    return await client.execute(statement)
  } finally {
    client.close()
  }
}

/** Whether `folder` is `outer` or within it, by whatever links. */
function isWithin(outer: string, folder: string): boolean {
  const way = path.relative(realPath(path.resolve(outer)), realPath(path.resolve(folder)))
  return way === '' || !(way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way))
}

/** The path without links, of a folder that is still to be made too. */
function realPath(folder: string): string {
  if (existsSync(folder)) return realpathSync(folder)
  return path.join(realPath(path.dirname(folder)), path.basename(folder))
}

/** With what a link leads to: the copy is to stand by itself. */
async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await cp(from, to, { recursive: true, dereference: true, preserveTimestamps: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
