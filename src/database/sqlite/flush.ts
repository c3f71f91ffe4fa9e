// Brings SQLite's write-ahead log to the disk from outside of SQLite, which with `synchronous = NORMAL` does
// so at its checkpoints only. Done by a thread of Node's, so that readers need not wait for the disk, as they
// would for SQLite's own flush.

import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileOf } from '#src/environment/sqliteFile.ts'
import { sqliteInternals } from './internals.ts'

/**
 * Resolves when every commit made before the call is on the disk: it is in the log, or SQLite has folded it
 * into the file, which it flushes before it uses the log anew. The file itself is never opened here: closing
 * it would end this process's locks on it (https://www.sqlite.org/howtocorrupt.html, 2.2). The log carries
 * none. For an adapter that has connected.
 * @throws Error of the file system when the disk fails.
 */
export async function flushLogOf(adapter: object): Promise<void> {
  const file = fileOf(sqliteInternals(adapter).clientConfig.url)
  if (!file) return
  const log = await flush(`${file}-wal`, 'r+')
  if (log === null || listed.get(file) === log) return
  await flush(dirname(file), 'r') // a log that was made just now may not be listed yet
  listed.set(file, log)
}

/** The log of each database, as a number of the file system's, whose folder is known to list it. */
const listed = new Map<string, number>()

/** The number of what was flushed; null where there is nothing yet. */
async function flush(path: string, flags: string): Promise<number | null> {
  const handle = await open(path, flags).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!handle) return null
  try {
    await handle.datasync()
    return (await handle.stat()).ino
  } finally {
    await handle.close()
  }
}
