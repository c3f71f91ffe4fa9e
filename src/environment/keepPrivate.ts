// What the newsroom keeps on disk is read by the user that runs it and by nobody else: sources, mails with
// links, hashes.

import { chmodSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolders } from './folders.ts'
import { shellWord } from './rights.ts'
import { fileOf } from './sqliteFile.ts'
import type { Environment } from './types.ts'

const OTHERS = 0o077

/**
 * Makes the data folder where there is none, and every file that this process writes private, and takes
 * others' rights from what an older Assay wrote: the data folder with all in it, and the files of an SQLite
 * database elsewhere. Links are not followed. Gives a sentence for the log where that could not be done, else
 * null. Safe to call at every start.
 */
export function keepPrivate({
  dataDir,
  databaseUrl,
}: Pick<Environment, 'dataDir' | 'databaseUrl'>): string | null {
  process.umask(OTHERS)
  makeFolder(dataDir)
  if (process.platform === 'win32') return null
  const open = [...databaseFiles(databaseUrl), dataDir].filter((path) => !closeTo(path))
  return open.length === 0
    ? null
    : `Others on this machine may read ${open.join(' and ')}: run chmod -R go-rwx ${open.map(shellWord).join(' ')} ` +
        'as its owner.'
}

/** The first start of a newsroom finds none. Where it cannot be made, whatever needs it first says so. */
function makeFolder(path: string): void {
  try {
    makeFolders(path, 0o700)
  } catch {
    // Said by whoever opens a file in it.
  }
}

/** Takes others' rights from a file, or from a folder with all in it; false where that could not be done. */
function closeTo(path: string): boolean {
  try {
    const found = lstatSync(path)
    if (found.isSymbolicLink()) return true
    const isInsideClosed = found.isDirectory()
      ? // A closed folder hides what is in it. It is closed last, so that one broken off is done again.
        (found.mode & OTHERS) === 0 || readdirSync(path).every((name) => closeTo(join(path, name)))
      : true
    if ((found.mode & OTHERS) !== 0) chmodSync(path, found.mode & 0o7777 & ~OTHERS)
    return isInsideClosed
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}

function databaseFiles(databaseUrl: string): string[] {
  const file = fileOf(databaseUrl)
  return file === null ? [] : [file, `${file}-wal`, `${file}-shm`]
}
