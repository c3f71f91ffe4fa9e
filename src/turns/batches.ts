// Work on many things in which others have their turns: a database in the process answers a hundred small
// questions in one go.

import { setImmediate as nextTurn } from 'node:timers/promises'

/** Rows that are read with a whole text in one go: others have their turn in between. */
export const WHOLE_AT_ONCE = 8

/**
 * What `work` makes of each, in their order: so many at once, and the event loop's other work between them.
 */
export async function inBatches<Thing, Made>(
  things: readonly Thing[],
  atOnce: number,
  work: (thing: Thing) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = []
  for (let at = 0; at < things.length; at += atOnce) {
    if (at > 0) await nextTurn()
    made.push(...(await Promise.all(things.slice(at, at + atOnce).map(work))))
  }
  return made
}

/** A list cut into parts of a size, in its order. */
export function slices<Thing>(things: readonly Thing[], size: number): Thing[][] {
  const count = Math.ceil(things.length / size)
  return Array.from({ length: count }, (_, part) => things.slice(part * size, (part + 1) * size))
}
