// Work that is done at once for many things leaves the process to others in between.

import { setImmediate as nextTurn } from 'node:timers/promises'

/** Milliseconds of one turn. */
const LONGEST_TURN = 10

/**
 * Does the work for each item in order, and lets other requests go on between two items once ten milliseconds
 * have passed.
 */
export async function mapInTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = []
  let begun = performance.now()
  for (const item of items) {
    if (performance.now() - begun > LONGEST_TURN) {
      await nextTurn()
      begun = performance.now()
    }
    results.push(work(item))
  }
  return results
}
