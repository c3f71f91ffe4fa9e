// Where the files of pictures are: copies for readers in one folder, originals, which the desk alone gets, in
// another.

import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { environment } from '#src/environment/index.ts'

/**
 * `media` is what Payload's file address reads from; no address but the desk's own leads into `originals`.
 */
export type Folder = 'media' | 'originals'

/** The absolute path of a file. Its name is one that we gave it. */
function pathIn(folder: Folder, name: string): string {
  return path.join(environment().dataDir, folder, path.basename(name))
}

/** The bytes of a file; null where there is none. */
export async function readPicture(folder: Folder, name: string): Promise<Buffer | null> {
  return readFile(pathIn(folder, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

/** Puts a file in its place, whole or not at all: whoever reads it meanwhile gets the one before. */
export async function writePicture(folder: Folder, name: string, bytes: Buffer): Promise<void> {
  const place = pathIn(folder, name)
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
  const draft = `${place}.${randomUUID()}.part`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, place)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** Removes files; those that are gone already are no fault. */
export async function removePictures(folder: Folder, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(pathIn(folder, name), { force: true })
}
