// Lists of web pages, Google Docs and Word Online: what their elements say of them.

import { elementsOf, findElement, styleOf, type PastedElement } from './pasted.ts'

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
