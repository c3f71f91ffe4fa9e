// Logging out: the session ends at once, here and not only in the browser.

import { createLocalReq, logoutOperation, type Payload } from 'payload'
import { withRetries } from '#src/database/index.ts'
import { currentReader } from './currentReader.ts'

/** Ends the session that a request carries. Without one there is nothing to do. */
export async function logOut({
  payload,
  headers,
}: {
  payload: Payload
  headers: { get(name: string): string | null }
}): Promise<void> {
  const signedIn = await currentReader({ payload, headers })
  if (!signedIn) return
  await withRetries(async () => {
    // All that Payload's operation asks of one.
    const user = { id: signedIn.reader.id, collection: 'readers', _sid: signedIn.sessionId }
    const req = await createLocalReq({ user: user as never }, payload)
    await logoutOperation({ collection: payload.collections.readers, req })
  })
}
