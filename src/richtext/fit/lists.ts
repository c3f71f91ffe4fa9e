// Lists from points with levels: every program nests its lists in another way, and all of them come down to
// that.

import type { RichTextNode } from '../types.ts'
import { makeList, makeListItem } from './make.ts'
import { elementsOf, findElement, styleOf, type PastedElement } from './pasted.ts'

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

/** Whether an element is a list, or there is one in it. */
export function isOrHoldsList(element: PastedElement): boolean {
  const isList = ({ tag }: PastedElement) => tag === 'ul' || tag === 'ol'
  return isList(element) || findElement(element, isList) !== null
}

/** Whether the points of a list bear letters or Roman numerals. */
export function isLettered(list: PastedElement): boolean {
  const item = elementsOf(list).find(({ tag }) => tag === 'li')
  const kind =
    styleOf(list).get('list-style-type') ?? (item ? styleOf(item).get('list-style-type') : undefined)
  return /^[aAiI]$/.test(list.attributes['type'] ?? '') || /alpha|roman|latin|greek/.test(kind ?? '')
}

/**
 * Word Online writes each point as a list of its own, with the list that it is of and its level beside it.
 */
export function wordOnlineList(list: PastedElement): string | null {
  const [item] = elementsOf(list)
  return item?.attributes['data-listid'] ?? null
}

/** The level of a point in a list on this level. */
export function levelOf(item: PastedElement, level: number): number {
  const own = Number.parseInt(item.attributes['data-aria-level'] ?? '', 10)
  return level === 1 && own > 1 ? own : level
}

/** Whether a point says that it bears another number than the one whose turn it is. */
export function hasOwnNumber({ attributes }: PastedElement, turn: number): boolean {
  const own = Number.parseInt(attributes['value'] ?? '', 10)
  return Number.isSafeInteger(own) && own !== turn
}
