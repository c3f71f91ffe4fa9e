// Who wants to know of changes in this process: whoever keeps copies of what readers see.

import type { Purge } from '#src/freshness/purge.ts'
import { processWide } from '#src/process/processWide.ts'

type Listener = (purge: Purge) => void

const listeners = processWide('purging.listeners', () => new Set<Listener>())

/**
 * Calls `listener` after each change that readers can see, once it is stored for good. Returns how to stop
 * that.
 */
export function onPurge(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells everybody in this process. */
export function announce(purge: Purge): void {
  for (const listener of listeners) listener(purge)
}
