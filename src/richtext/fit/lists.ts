// Lists from points with levels: every program nests its lists in another way, and all of them come down to
// that.

import type { RichTextNode } from '../types.ts'
import { makeList, makeListItem } from './make.ts'

/** One point of a list, the outermost level being 1. `start` is the number that it bears. */
export type Point = { level: number; isOrdered: boolean; start: number; line: RichTextNode[] }

/** Levels that a list may have: as many as Word has. */
export const MAX_LIST_LEVELS = 9

/** Highest number that a list begins with. */
const MAX_START = 100_000

/** The lists that points in a row make: one, or another where their kind changes on the outermost level. */
export function listsOf(points: readonly Point[]): RichTextNode[] {
  const lists: RichTextNode[] = []
  for (let at = 0; at < points.length;) {
    const { list, next } = listFrom(points, at, 1)
    lists.push(list)
    at = next
  }
  return lists
}

/** A nested list stands in an item of its own, as the editor has it. */
function listFrom(
  points: readonly Point[],
  first: number,
  level: number,
): { list: RichTextNode; next: number } {
  const { isOrdered, start } = points[first]!
  const items: RichTextNode[] = []
  let value = isOrdered ? Math.min(Math.max(start, 0), MAX_START) : 1
  const begins = value
  let at = first
  while (at < points.length && points[at]!.level >= level) {
    const point = points[at]!
    if (point.level > level) {
      const { list, next } = listFrom(points, at, level + 1)
      items.push(makeListItem(value, [list]))
      at = next
      continue
    }
    if (point.isOrdered !== isOrdered) break
    items.push(makeListItem(value, point.line))
    value += 1
    at += 1
  }
  return { list: makeList({ isOrdered, start: begins }, items), next: at }
}
