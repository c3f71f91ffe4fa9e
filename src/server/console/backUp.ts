// A copy of all that a newsroom on SQLite is, made beside a running server.

import { existsSync, realpathSync } from 'node:fs'
import { chmod, cp, readdir } from 'node:fs/promises'
import path from 'node:path'
import { createClient } from '@libsql/client'
import { makeFolders } from '#src/environment/folders.ts'
import { fileOf } from '#src/environment/sqliteFile.ts'
import { anchorFile } from '#src/record/anchors.ts'

/** Files and folders of the data folder that a copy needs beside the database; the anchors come first. */
const BESIDE = ['secret', 'media', 'originals']

type BackUp = { databaseUrl: string; dataDir: string; folder: string }

/**
 * Writes the database as of now (with what is still in its log), the anchors, the pictures and the try-out's
 * secret into a new folder. The anchors are copied before the database: they never speak of more than it
 * holds.
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
  const client = createClient({ url: databaseUrl })
  try {
    await client.execute({ sql: 'VACUUM INTO ?', args: [path.join(folder, 'assay.db')] })
    await chmod(path.join(folder, 'assay.db'), 0o600)
  } finally {
    client.close()
  }
  for (const name of BESIDE) await copyIfThere(path.join(dataDir, name), path.join(folder, name))
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
