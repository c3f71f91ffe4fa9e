// Work that is done at once for many things leaves the process to others in between.

import { setImmediate as nextTurn } from 'node:timers/promises'

/** Milliseconds of one turn. */
const MAX_TURN_MS = 10

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
    if (performance.now() - begun > MAX_TURN_MS) {
      await nextTurn()
      begun = performance.now()
    }
    results.push(work(item))
  }
  return results
}

/** What `work` gives, in a turn of its own: others have theirs before it and after it. */
export async function inOneTurn<Result>(work: () => Result): Promise<Result> {
  await nextTurn()
  const result = work()
  await nextTurn()
  return result
}

/** When the present turn began to work, in milliseconds; null before that. */
let begun: number | null = null

/** Who waits for a turn, in the order of asking. */
const waiting: (() => void)[] = []

/**
 * What `work` gives: at once, or in a new turn where the present one has worked for ten milliseconds. For
 * each step of work that never waits by itself. Those that wait go on in their order, as many as a turn has
 * time for: a turn for each would cost more than most of them.
 */
export async function inShortTurn<Result>(work: () => Result): Promise<Awaited<Result>> {
  while (isTurnOver()) await new Promise<void>((resolve) => waiting.push(resolve))
  beginTurn()
  return await work()
}

function isTurnOver(): boolean {
  return begun !== null && performance.now() - begun > MAX_TURN_MS
}

function beginTurn(): void {
  if (begun !== null) return
  begun = performance.now()
  setImmediate(endTurn)
}

function endTurn(): void {
  begun = null
  if (waiting.length === 0) return
  beginTurn()
  for (const goOn of waiting.splice(0)) goOn()
}

/** Rows that are read with a whole text in one go: others have their turn in between. */
export const WHOLE_TEXTS_BATCH_SIZE = 8

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
