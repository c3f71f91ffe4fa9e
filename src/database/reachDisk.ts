// Waits until what was stored is on the disk, so that a power cut cannot take it.

import type { Payload } from 'payload'
import { type Engine, engineOfPayload } from './common/engine.ts'
import type { TransactionId } from './common/writes.ts'
import { markDurable } from './sqlite/durable.ts'
import { flushLogOf } from './sqlite/flush.ts'

/**
 * MongoDB answers a commit when most of its servers have it in their journals (`mongo/adapter.ts`): there is
 * nothing to wait for.
 */
const REACH: Record<Engine, (payload: Payload) => Promise<void>> = {
  sqlite: ({ db }) => flushLogOf(db),
  mongodb: async () => {},
}

const COMMIT: Record<Engine, (id: TransactionId) => void> = { sqlite: markDurable, mongodb: () => {} }

/** Resolves when everything that was stored before the call is on the disk. */
export function reachDisk(payload: Payload): Promise<void> {
  return REACH[engineOfPayload(payload)](payload)
}

/** The commit of this transaction will be answered only when it is on the disk. */
export function commitToDisk(payload: Payload, transaction: TransactionId): void {
  COMMIT[engineOfPayload(payload)](transaction)
}
