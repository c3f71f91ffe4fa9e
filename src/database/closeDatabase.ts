// Closes the database for good; SQLite then folds its write-ahead log into the file.
import type { Payload } from 'payload'

type SqliteClient = { closed: boolean; close: () => void }

/** Stops Payload and closes its connections. Whoever still writes is rolled back, so finish open requests first. Safe to call twice. */
export const closeDatabase = async (payload: Payload): Promise<void> => {
  const client = (payload.db as unknown as { client?: SqliteClient }).client
  await payload.destroy()
  if (client && !client.closed) client.close()
}
