// Next calls this once before it serves: Assay is started with the server, not with the first request.

import { announceFailure } from './server/runtime.ts'

/** Starts Assay; nothing while Next only builds, or in a runtime without a database. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  try {
    const { bootstrap } = await import('./server/bootstrap.ts')
    await bootstrap()
  } catch (error) {
    // Next would log a failure and serve on; the process outside decides, and stops with one sentence.
    announceFailure(error)
  }
}
