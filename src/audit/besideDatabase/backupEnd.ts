// The end of the record that a backup holds, in a file of its own beside the copy. It is put back with the
// database, whose next opening tells by it what somebody has put into the copy.

import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { LOG_PROBLEMS } from '#src/auditEvents/events/record.ts'

/** What is written down of the record beside its database. */
export const BESIDE_DATABASE = {
  /** The record at an end in order. `ofBackup`: a backup that was put back held it. */
  end: z
    .object({ at: z.string(), seq: z.int(), hash: z.string(), ofBackup: z.boolean().optional() })
    .nullable(),
  /** What was found of the log, and is not on the record. */
  problem: z.enum(LOG_PROBLEMS).nullable(),
  /** Events behind that end, found and not on the record. */
  added: z.object({ at: z.string(), known: z.int(), found: z.int() }).nullable(),
}

const schema = z.object(BESIDE_DATABASE)

/** The last event of a backup, with what had been found by then and was not on the record. */
export type BackupEnd = z.infer<typeof schema>

/** The file in a backup, and in the data folder into which one was put back. */
export function backupEndFile(dataDir: string): string {
  return path.join(dataDir, 'backup-end.json')
}

/** Null where no backup was put back, or its end has been taken over. @throws for a file that says no end. */
export async function readBackupEnd(dataDir: string): Promise<BackupEnd | null> {
  const text = await readFile(backupEndFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? null : schema.parse(JSON.parse(text))
}

/** Writes it into a new backup, or back where nothing was added. */
export async function writeBackupEnd(folder: string, end: BackupEnd): Promise<void> {
  await writeFile(backupEndFile(folder), `${JSON.stringify(end)}\n`, { mode: 0o600 })
}

/**
 * Before somebody adds to the record: what it said takes the place of the end of the database before. Reading
 * leaves both.
 */
export async function removeBackupEnd(dataDir: string): Promise<void> {
  await rm(backupEndFile(dataDir), { force: true })
}
