// The driver keeps a few connections to the file and opens one more whenever all are busy: a transaction
// holds one for as long as it lasts. Settings of SQLite's are those of one connection, and Payload makes them
// on the first alone.

import type { BaseDatabaseAdapter } from 'payload'
import { sqliteClient, type SqliteClient } from './internals.ts'
import { giveTurns } from './turns.ts'

/**
 * One transaction at a time writes (`writeLock.ts`), all reads share a second. One more for what we
 * do not know of.
 */
const CONNECTIONS = 3

/**
 * With a write-ahead log a commit waits for the disk at its checkpoints only: a power cut may cost the last
 * of them, and leaves the file whole (https://www.sqlite.org/pragma.html#pragma_synchronous).
 */
const ON_DISK = 'PRAGMA synchronous = NORMAL'

/**
 * What is deleted is overwritten in the file: the name and the address of a reader who was erased are not to
 * be found there (https://www.sqlite.org/pragma.html#pragma_secure_delete).
 */
const ERASED = 'PRAGMA secure_delete = ON'

/**
 * Makes the settings on every connection that the process will use, and has reads give others their turn.
 * Changes `adapter` in place and returns it.
 */
export const setUpConnections = <Adapter extends Pick<BaseDatabaseAdapter, 'connect'>>(
  adapter: Adapter,
): Adapter => {
  const connect = adapter.connect?.bind(adapter)
  adapter.connect = async (options) => {
    await connect?.(options)
    const client = sqliteClient(adapter)
    await setUp(client)
    giveTurns(client)
  }
  return adapter
}

/** While a transaction is open its connection is taken, and the next statement gets another. */
const setUp = async (client: SqliteClient): Promise<void> => {
  const held: { close: () => void }[] = []
  try {
    for (let made = 0; made < CONNECTIONS; made += 1) {
      await client.execute(ON_DISK)
      await client.execute(ERASED)
      if (made + 1 < CONNECTIONS) held.push(await client.transaction('deferred'))
    }
  } finally {
    for (const transaction of held) transaction.close()
  }
}
