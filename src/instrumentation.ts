// Next calls this once before it serves: the house is opened with the server, not with the first request.

import { announceFailure } from './server/handle.ts'

/** Opens the house; nothing while Next only builds, or in a runtime without a database. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  try {
    const { openHouse } = await import('./server/openHouse.ts')
    await openHouse()
  } catch (error) {
    // Next would log a failure and serve on; the process outside decides, and stops with one sentence.
    announceFailure(error)
  }
}
