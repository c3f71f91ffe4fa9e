// How the last server on this database ended, in a file beside it: after an end that was none, a start can
// tell whether SQLite's log, which then holds what was stored last, is still there; after one in order, what
// the record held. Where a backup was put back, what that says counts instead. MongoDB keeps its own log, and
// many servers share it.

import type { LogProblem } from '#src/auditEvents/events/record.ts'
import { fileOf, logProblem, realFile } from '#src/database/index.ts'
import { backupEndFile, type BackupEnd, readBackupEnd } from './backupEnd.ts'
import { readStates, type ServingState, unreadableText, writeState } from './stateFiles.ts'

export type { ServingState } from './stateFiles.ts'

type Place = { dataDir: string; databaseUrl: string }

/** What is known of the record since the last end in order. */
export type Since = Pick<ServingState, 'end' | 'added'>

type State = Pick<ServingState, 'state'> & Partial<Omit<ServingState, 'state' | 'at' | 'database'>>

/** `own`: what is to be kept while somebody looks, of this database without the backup that was put back. */
type Last = Since & {
  problem: LogProblem | null
  unreadable: string | null
  own: Omit<State, 'state'> | null
}

export const NOTHING: Since = { end: null, added: null }

/**
 * Looks at how the last server ended. Call it while nobody has the database open, and while this process
 * holds it. A file that cannot be read says nothing, and is told of.
 */
export async function lastEnd(place: Place): Promise<Last> {
  const database = databaseOf(place)
  if (!database) return { problem: null, unreadable: null, own: null, ...NOTHING }
  const { own, backup, unreadable } = await readBeside(place.dataDir, database)
  const found = own?.state === 'serving' && own.hasLog ? await logProblem(database) : null
  const problem = own?.problem ?? found
  const { end, added } = backup ?? own ?? NOTHING
  return {
    problem: backup?.problem ?? problem,
    unreadable,
    end,
    added,
    own: own && { problem, end: own.end, added: own.added },
  }
}

/** The last ends that the folder knows. */
type KnownEnds = {
  own: Since | null
  /** Of the backup that was put back. */
  backup: Since | null
  /** Of other databases that were opened with the folder: each may be this one at another path. */
  others: Since[]
}

/** What all files say of the record, at whatever time. */
export async function knownEnds(place: Place): Promise<KnownEnds> {
  const database = databaseOf(place)
  if (!database) return { own: null, backup: null, others: [] }
  const { own, backup, others } = await readBeside(place.dataDir, database)
  const sinceOf = ({ end, added }: Since): Since => ({ end, added })
  return { own: own && sinceOf(own), backup: backup && sinceOf(backup), others: others.map(sinceOf) }
}

/** All that is said of this database, with the backup that was put back; null where nothing is. */
export async function lastState(place: Place): Promise<ServingState | null> {
  const database = databaseOf(place)
  if (!database) return null
  const { own, backup } = await readBeside(place.dataDir, database)
  if (!backup) return own
  // A server that was killed here has left a log, or lost it, all the same.
  const { state, hasLog, problem } = own ?? ({ state: 'ended', hasLog: false, problem: null } as const)
  const at = backup.end?.at ?? ''
  return { state, at, database, hasLog, ...backup, problem: backup.problem ?? problem }
}

/** Whether a server holds the database, or did so when its process was killed. */
export async function isServing(place: Place): Promise<boolean> {
  return (await lastState(place))?.state === 'serving'
}

/**
 * Says that the database is being served, or that it is not any more, with what was found and is not yet on
 * the record.
 */
export async function keepState(
  place: Place,
  { state, hasLog = false, problem = null, end = null, added = null }: State,
): Promise<void> {
  const database = databaseOf(place)
  if (!database) return
  const at = new Date().toISOString()
  await writeState(place.dataDir, { state, at, database, hasLog, problem, end, added })
}

function databaseOf({ databaseUrl }: Place): string | null {
  const file = fileOf(databaseUrl)
  return file && realFile(file)
}

type Beside = Awaited<ReturnType<typeof readStates>> & { backup: BackupEnd | null }

/** The end of a backup that was put back counts under whatever name its database was. */
async function readBeside(dataDir: string, database: string): Promise<Beside> {
  const states = await readStates(dataDir, database)
  try {
    const backup = await readBackupEnd(dataDir)
    const end = backup?.end && { ...backup.end, ofBackup: true }
    return { ...states, backup: backup && { ...backup, end: end ?? null } }
  } catch {
    return { ...states, backup: null, unreadable: unreadableText(backupEndFile(dataDir)) }
  }
}
