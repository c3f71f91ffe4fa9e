// Pictures are decoded one at a time: each takes as much memory as many hundred pages.

import pLimit from 'p-limit'
import { TooManyPicturesError } from './errors.ts'

/** How many may wait, each with its file in memory. */
const MOST_WAITING = 6

/** One for the process: Next may load this module more than once. */
const KEY = Symbol.for('assay.pictures.turn')
const shared = globalThis as { [KEY]?: ReturnType<typeof pLimit> }
const oneAtATime = (shared[KEY] ??= pLimit(1))

/** Runs `work` when nobody else decodes a picture. @throws TooManyPicturesError at once, where six wait already. */
export async function inPictureTurn<T>(work: () => Promise<T>): Promise<T> {
  if (oneAtATime.pendingCount >= MOST_WAITING) throw new TooManyPicturesError()
  return oneAtATime(work)
}

/** The same for the process's own work, which waits as long as it takes. */
export function inOwnPictureTurn<T>(work: () => Promise<T>): Promise<T> {
  return oneAtATime(work)
}
