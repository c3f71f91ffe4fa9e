// Is there room on the disk for what visitors and staff will store?

import { statfs } from 'node:fs/promises'

/** Bytes below which a server is not ready: a picture in all its sizes, and the database's log, need about half of them. */
const FEWEST_BYTES = 64 * 1024 * 1024

/** False where the disk of this folder is full or nearly so; true where the system cannot say. */
export async function hasSpace(folder: string, fewestBytes = FEWEST_BYTES): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize >= fewestBytes
  } catch {
    return true
  }
}
