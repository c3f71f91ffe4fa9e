// Are the folders there that the settings name, and may this process write in them? Said at the start, in one
// sentence.

import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { EnvironmentError } from './errors.ts'
import { makeFolders, removeFolders } from './folders.ts'
import { howToMake, howToOpen, mayWrite, shellWord, user } from './rights.ts'
import { fileOf } from './sqliteFile.ts'
import type { Settings } from './types.ts'

/**
 * What Assay keeps in its data folder. Whoever starts it once as another user leaves some of it closed to
 * this one.
 */
const OURS = [
  'audit-anchors.jsonl',
  'backup-end.json',
  'bench-secret',
  'bench.json',
  'demo-logins.json',
  'last-end.json',
  'mail',
  'media',
  'originals',
  'secret',
]

type Places = Pick<Settings, 'dataDir' | 'databaseUrl'>

/**
 * Looks whether everything in the two places can be written. A data folder that is not there is made for
 * that, and removed again: a start that is refused leaves nothing.
 * @throws EnvironmentError that names the setting, the path and what to do.
 */
export function refuseBadPlaces({ dataDir, databaseUrl }: Places): void {
  const file = fileOf(databaseUrl)
  refuseOthersFolder(dataDir, file)
  const made = tryDataDir(dataDir)
  try {
    refuseClosed(dataDir)
    if (file) refuseDatabaseFile(file, dataDir)
  } finally {
    removeFolders(made)
  }
}

/** Gives the folders that it made. */
function tryDataDir(dataDir: string): string[] {
  let made: string[] = []
  try {
    made = makeFolders(dataDir, 0o700)
    writeProbe(dataDir)
    return made
  } catch (error) {
    removeFolders(made)
    throw new EnvironmentError('DATA_DIR', dataDirSentence(dataDir, error as NodeJS.ErrnoException))
  }
}

/** What access() says is not true of every disk. */
function writeProbe(dataDir: string): void {
  const probe = join(dataDir, `.probe-${process.pid}`)
  try {
    writeFileSync(probe, '')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    // Another process that starts at this moment had made it for its own look.
    makeFolders(dataDir, 0o700)
    writeFileSync(probe, '')
  }
  rmSync(probe)
}

function refuseClosed(dataDir: string): void {
  const names = new Set(readdirSync(dataDir))
  const closed = OURS.filter((name) => names.has(name)).find((name) => !mayWrite(join(dataDir, name)))
  if (closed)
    throw new EnvironmentError(
      'DATA_DIR',
      `DATA_DIR holds ${closed}, which the user “${user()}” may not write: ${howToOpen(join(dataDir, closed), { all: dataDir })}.`,
    )
}

/**
 * Rights are taken from all that is in it (keepPrivate.ts): from a home folder, or from /tmp, nobody wants
 * that.
 */
function refuseOthersFolder(dataDir: string, database: string | null): void {
  const names = namesIn(dataDir).filter((name) => !name.startsWith('.') && name !== 'lost+found')
  // Nobody else gives a file one of these names; the others of ours, such as `mail`, are anybody's.
  const telling = [
    'audit-anchors.jsonl',
    'assay.db',
    ...(database && dirname(database) === dataDir ? [basename(database)] : []),
  ]
  const isOneOf = (known: string[]) => (name: string) =>
    known.includes(name.replace(/-(?:wal|shm|server)$/, ''))
  if (names.some(isOneOf(telling)) || names.every(isOneOf([...OURS, ...telling]))) return
  throw new EnvironmentError(
    'DATA_DIR',
    `DATA_DIR must be a folder of Assay’s own, and ${dataDir} holds other things: name a new ` +
      `one, such as ${shellWord(join(dataDir, 'assay'))}.`,
  )
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // said by whoever writes in it
  }
}

function dataDirSentence(dataDir: string, { code }: NodeJS.ErrnoException): string {
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return `DATA_DIR must be the path of a folder: ${dataDir} is a file, or has one in its path.`
  if (code === 'ENAMETOOLONG') return 'DATA_DIR must be a shorter path.'
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `DATA_DIR must have room: make some on the disk of ${dataDir}, or choose another folder.`
  if (code === 'EROFS')
    return `DATA_DIR must be on a disk that can be written, and ${dataDir} is not: choose another folder.`
  if (code !== 'EACCES' && code !== 'EPERM')
    return (
      `DATA_DIR must be a folder that can be made and written, and ${dataDir} is none: choose ` +
      `another one, such as ./data (${code}).`
    )
  return existsSync(dataDir)
    ? `DATA_DIR must be a folder that the user “${user()}” may write: ${howToOpen(dataDir, { all: dataDir })} ` +
        `(${code}).`
    : `DATA_DIR must be a folder that the user “${user()}” may make: ${howToMake(dataDir)} (${code}).`
}

function refuseDatabaseFile(file: string, dataDir: string): void {
  const say = (sentence: string) => new EnvironmentError('DATABASE_URL', sentence)
  const folder = dirname(file)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw say(`DATABASE_URL must name a file in a folder that is there: make ${folder}, or mount its disk.`)
  if (!mayWrite(folder))
    throw say(
      `DATABASE_URL must name a file in a folder that the user “${user()}” may write, where ` +
        `SQLite keeps its log: ${howToOpen(folder)}.`,
    )
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isDirectory())
    throw say(`DATABASE_URL must name a file, and ${file} is a folder: add a name, such as assay.db.`)
  if (found && !found.isFile()) throw say(`DATABASE_URL must name a file, and ${file} is a device.`)
  if (dirname(file) === dataDir && OURS.includes(basename(file)))
    throw say(`DATABASE_URL must name a file of its own, and ${file} is another of Assay’s: take assay.db.`)
  const closed = [file, `${file}-wal`, `${file}-shm`, `${file}-server`].find(
    (path) => statSync(path, { throwIfNoEntry: false }) && !mayWrite(path),
  )
  if (closed)
    throw say(`DATABASE_URL must name a file that the user “${user()}” may write: ${howToOpen(closed)}.`)
}
