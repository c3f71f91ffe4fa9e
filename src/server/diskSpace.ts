// Is there room on the disks for what visitors and staff will store?

import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { fileOf } from '#src/database/index.ts'

/**
 * Bytes below which a server is not ready: a picture in all its sizes, and the database's log, need about
 * half of them.
 */
const FEWEST_BYTES = 64 * 1024 * 1024
/** Files below which it is not: a disk can run out of them while it has bytes. */
const FEWEST_FILES = 64

type Place = { dataDir: string; databaseUrl: string }

/** Where files are written: `DATA_DIR`, and the folder of the database where that is a file. */
export function foldersOf({ dataDir, databaseUrl }: Place): string[] {
  const file = fileOf(databaseUrl)
  const folders = file === null ? [dataDir] : [dataDir, path.dirname(file)]
  return [...new Set(folders.map((folder) => path.resolve(folder)))]
}

/**
 * False where the disk of one of these folders is full or nearly so; a disk of which the system says nothing
 * counts as free.
 */
export async function hasSpace(folders: readonly string[], fewestBytes = FEWEST_BYTES): Promise<boolean> {
  const free = await Promise.all(folders.map((folder) => isFree(folder, fewestBytes)))
  return free.every(Boolean)
}

async function isFree(folder: string, fewestBytes: number): Promise<boolean> {
  try {
    const { bavail, bsize, files, ffree } = await statfs(folder)
    // Some file systems make files as they are needed, and say 0 of 0.
    return bavail * bsize >= fewestBytes && (files === 0 || ffree >= FEWEST_FILES)
  } catch {
    return true
  }
}
