// One server for one file. Two would each keep pages, throttles and the turn to write for themselves, and
// readers of the one would not see what was changed in the other.

import { stat, truncate } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { type Client, createClient, type Transaction } from '@libsql/client'
import { fileOf, realFile, urlOfFile } from '#src/environment/sqliteFile.ts'
import { DatabaseBusyError } from '../common/errors.ts'

/** How long a restart waits for the server before it to end, in milliseconds. */
const LOCK_TIMEOUT_MS = 10_000
const LOOK_AGAIN_MS = 250

export type Hold = { release: () => void }

/** The file is served by another process. */
export class ServedAlreadyError extends Error {
  readonly code = 'database.sqlite.served'

  constructor(file: string) {
    super(
      `Another Assay serves ${file} already, and SQLite is for one server at a time. Stop the ` +
        'other one, or let both use a MongoDB: set DATABASE_URL.',
    )
    this.name = 'ServedAlreadyError'
  }
}

/** The file of the lock can be used by nobody. */
class LockFileError extends Error {
  readonly code = 'database.sqlite.lock'

  constructor(file: string, cause: unknown) {
    super(
      `${file} cannot be opened: it holds nothing, so move it away, and give the user that ` +
        'runs Assay write permission on its folder.',
      { cause },
    )
    this.name = 'LockFileError'
  }
}

/**
 * Holds a database file for this process until it is released or the process ends, however it ends: a lock of
 * SQLite's on a file beside it, so that the console's commands may still read. A database in memory is nobody
 * else's.
 * @throws ServedAlreadyError when another process does not let go of it within ten seconds.
 */
export async function lockFile(
  url: string,
  { timeoutMs = LOCK_TIMEOUT_MS }: { timeoutMs?: number } = {},
): Promise<Hold> {
  if (!url.startsWith('file:') || url.includes(':memory:')) return { release: () => {} }
  const file = realFile(fileOf(url)!) // by whatever links it is served
  const path = `${file}-server`
  const client = openLock(urlOfFile(path), path)
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    const lock = await take(client, path)
    if (lock) return { release: () => letGo(client, lock) }
    if (waited >= timeoutMs) {
      client.close()
      throw new ServedAlreadyError(file)
    }
    await wait(LOOK_AGAIN_MS)
  }
}

function letGo(client: Client, lock: Transaction): void {
  lock.close()
  client.close()
}

function openLock(url: string, file: string): Client {
  try {
    return createClient({ url })
  } catch (error) {
    throw new LockFileError(file, error)
  }
}

/**
 * Null while somebody else has it. Nothing is ever written to the file: what stands in it came from elsewhere
 * and is taken out, in place, so that whoever holds a lock on it goes on holding it.
 */
async function take(client: Client, file: string): Promise<Transaction | null> {
  for (;;) {
    try {
      return await client.transaction('write')
    } catch (error) {
      const code = String((error as { code?: unknown }).code)
      if (code.startsWith('SQLITE_BUSY')) return null
      if (code !== 'SQLITE_NOTADB' || (await stat(file)).size === 0) throw new LockFileError(file, error)
      await truncate(file)
    }
  }
}

/** A busy error as the 503 it is; any other error as it came. */
export const busyElsewhere = (error: unknown, wanted: string): unknown => {
  const message = error instanceof Error ? error.message : ''
  if (!/SQLITE_BUSY|database is locked/.test(message)) return error
  const busy = new DatabaseBusyError({
    wanted,
    waitedMs: 0,
    holder: { operation: 'another process', heldForMs: 0, waiting: 0 },
  })
  busy.cause = error
  return busy
}
