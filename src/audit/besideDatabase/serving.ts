// How the last server on this database ended, in a file beside it: after an end that was none, a start can
// tell whether SQLite's log, which then holds what was stored last, is still there; after one in order, what
// the record held. Where a backup was put back, what that says counts instead. MongoDB keeps its own log, and
// many servers share it.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { LogProblem } from '#src/auditEvents/events/record.ts'
import { fileOf, logProblem } from '#src/database/index.ts'
import { backupEndFile, BESIDE_DATABASE, readBackupEnd } from './backupEnd.ts'

type Place = { dataDir: string; databaseUrl: string }

const kept = z.object({
  state: z.enum(['serving', 'ended']),
  at: z.string(),
  /** The database file that was served. */
  database: z.string(),
  /** Something had been written to the log, so that it must be there. */
  hasLog: z.boolean(),
  problem: BESIDE_DATABASE.problem,
  /** Null from before anybody may add to the record. An older Assay wrote none. */
  end: BESIDE_DATABASE.end.default(null),
  added: BESIDE_DATABASE.added.default(null),
})
export type ServingState = z.infer<typeof kept>

/** What is known of the record since the last end in order. */
export type Since = Pick<ServingState, 'end' | 'added'>

type Last = Since & { problem: LogProblem | null; unreadable: string | null }

const NOTHING: Since = { end: null, added: null }

const NO_SERVER = { state: 'ended', hasLog: false, problem: null } as const

/** The file that says how the last server ended. */
function lastEndFile(dataDir: string): string {
  return path.join(dataDir, 'last-end.json')
}

/** Where that of one database waits while another is opened with the same data folder. */
function asideFile(dataDir: string, database: string): string {
  const name = createHash('sha256').update(database).digest('hex').slice(0, 12)
  return path.join(dataDir, `last-end-${name}.json`)
}

/**
 * Looks at how the last server ended. Call it while nobody has the database open, and while this process
 * holds it. A file that cannot be read says nothing, and is told of.
 */
export async function lastEnd({ dataDir, databaseUrl }: Place): Promise<Last> {
  const file = fileOf(databaseUrl)
  if (!file) return { problem: null, unreadable: null, ...NOTHING }
  const { last, unreadable } = await readRestored(dataDir, file)
  if (!last) return { problem: null, unreadable, ...NOTHING }
  const found = last.state === 'serving' && last.hasLog ? await logProblem(file) : null
  return { problem: last.problem ?? found, unreadable, end: last.end, added: last.added }
}

/** What the file says of the record, at whatever time. */
export async function sinceLastEnd(place: Place): Promise<Since> {
  return (await lastState(place)) ?? NOTHING
}

/** All that the file says; null where it says nothing of this database. */
export async function lastState({ dataDir, databaseUrl }: Place): Promise<ServingState | null> {
  const file = fileOf(databaseUrl)
  return file ? (await readRestored(dataDir, file)).last : null
}

/** Whether a server holds the database, or did so when its process was killed. */
export async function isServing(place: Place): Promise<boolean> {
  return (await lastState(place))?.state === 'serving'
}

type State = Pick<ServingState, 'state'> & Partial<Omit<ServingState, 'state' | 'at' | 'database'>>

/**
 * Says that the database is being served, or that it is not any more, with what was found and is not yet on
 * the record.
 */
export async function keepState(
  { dataDir, databaseUrl }: Place,
  { state, hasLog = false, problem = null, end = null, added = null }: State,
): Promise<void> {
  const database = fileOf(databaseUrl)
  if (!database) return
  await mkdir(dataDir, { recursive: true })
  const { last } = await read(lastEndFile(dataDir))
  const own = asideFile(dataDir, database)
  if (last && last.database !== database && (existsSync(own) || isOfAnother(last, { dataDir, database })))
    await rename(lastEndFile(dataDir), asideFile(dataDir, last.database))
  const draft = `${lastEndFile(dataDir)}.${process.pid}`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(
      `${JSON.stringify({ state, at: new Date().toISOString(), database, hasLog, problem, end, added } satisfies ServingState)}\n`,
    )
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, lastEndFile(dataDir))
  await rm(own, { force: true })
}

type Read = { last: ServingState | null; unreadable: string | null }

/**
 * Whether a state is of another database than this one, which is opened with the same folder. Where the whole
 * folder was copied, the database within it is the one.
 */
function isOfAnother(
  state: ServingState,
  { dataDir, database }: { dataDir: string; database: string },
): boolean {
  const isWithin = (file: string) => path.dirname(path.resolve(file)) === path.resolve(dataDir)
  const isCopied = isWithin(database) && !isWithin(state.database)
  return state.database !== database && !isCopied && existsSync(state.database)
}

/** By the name of the database: the whole folder may have been moved, or copied from a machine that died. */
async function readOwn(dataDir: string, database: string): Promise<Read> {
  const aside = await read(asideFile(dataDir, database))
  if (aside.last) return aside
  const { last, unreadable } = await read(lastEndFile(dataDir))
  const isNamedSo = last && path.basename(last.database) === path.basename(database)
  return { last: isNamedSo && !isOfAnother(last, { dataDir, database }) ? last : null, unreadable }
}

/** As the backup that was put back says, under whatever name its database was. */
async function readRestored(dataDir: string, database: string): Promise<Read> {
  try {
    const backup = await readBackupEnd(dataDir)
    const { last, unreadable } = await readOwn(dataDir, database)
    if (!backup) return { last, unreadable }
    // A server that was killed here has left a log, or lost it, all the same.
    const { state, hasLog, problem } = last ?? NO_SERVER
    const at = backup.end?.at ?? ''
    const end = backup.end && { ...backup.end, ofBackup: true }
    const restored = { ...backup, end, problem: backup.problem ?? problem }
    return { last: { state, at, database, hasLog, ...restored }, unreadable }
  } catch {
    return { last: null, unreadable: unreadableText(backupEndFile(dataDir)) }
  }
}

async function read(file: string): Promise<Read> {
  try {
    return { last: kept.parse(JSON.parse(await readFile(file, 'utf8'))), unreadable: null }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { last: null, unreadable: null }
    return { last: null, unreadable: unreadableText(file) }
  }
}

function unreadableText(file: string): string {
  return (
    `${file} cannot be read, so nobody can say whether the last server ended in order. It is ` +
    'written anew.'
  )
}
