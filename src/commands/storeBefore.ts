// A change that must be stored before an instant: what is taken back before readers have it.

import { setTimeout as sleep } from 'node:timers/promises'
import type { PayloadRequest } from 'payload'
import { WriteConflictError } from '#src/database/index.ts'
import { runningFrom } from './runningFrom.ts'

/** By transaction, until when it must be stored; `clock` tells the time that it goes by. */
const deadlines = new WeakMap<PayloadRequest, { at: Date; clock: () => Date }>()

/** What storing it may take, in milliseconds. */
const STORING_MS = 250

/**
 * Has this transaction stored before `at`, or run again after it: what is taken back before anybody sees it
 * must be gone by then, however long the rest of the command takes.
 */
export function storeBefore(req: PayloadRequest, at: Date, now: Date): void {
  const known = deadlines.get(req)
  if (!known || at < known.at) deadlines.set(req, { at, clock: runningFrom(now) })
}

/** Asked when all is done and before it is stored. @throws LateError, a write conflict */
export function refuseLate(req: PayloadRequest): void {
  const deadline = deadlines.get(req)
  if (!deadline) return
  const leftMs = deadline.at.getTime() - deadline.clock().getTime()
  if (leftMs < STORING_MS) throw new LateError(Math.max(0, leftMs))
}

/** Lets the time come that a transaction, undone by now, would have been stored too near to. */
export async function waitIfLate(error: unknown): Promise<void> {
  if (error instanceof LateError) await sleep(error.waitMs)
}

/** Runs again once the time has come that it would have been stored too near to. */
class LateError extends WriteConflictError {
  readonly waitMs: number

  constructor(waitMs: number) {
    super()
    this.waitMs = waitMs
  }
}
