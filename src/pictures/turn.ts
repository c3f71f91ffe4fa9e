// Pictures are decoded one at a time: each takes as much memory as many hundred pages.

import pLimit from 'p-limit'
import { processWide } from '#src/process/processWide.ts'
import { TooManyPicturesError } from './errors.ts'

/** How many may wait, each with its file in memory. */
const MAX_WAITING = 6

const oneAtATime = processWide('pictures.turn', () => pLimit(1))

/**
 * Runs `work` when nobody else decodes a picture. @throws TooManyPicturesError at once, where six wait
 * already.
 */
export async function inPictureTurn<T>(work: () => Promise<T>): Promise<T> {
  if (oneAtATime.pendingCount >= MAX_WAITING) throw new TooManyPicturesError()
  return oneAtATime(work)
}

/** The same for the process's own work, which waits as long as it takes. */
export function inOwnPictureTurn<T>(work: () => Promise<T>): Promise<T> {
  return oneAtATime(work)
}
