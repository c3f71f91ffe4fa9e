// The marks of a block that was taken out or that came.

import { type Change, markWhole } from './inline.ts'
import { holdsBlocks, itemsOf } from './items.ts'
import { type Element, isElement, type Node, wrap } from './tree.ts'

/** What stands before a change, a link to the next one, and behind it, who wrote it. */
export type Marker = { link: readonly Node[]; by: readonly Node[] }

export const NO_MARKER: Marker = { link: [], by: [] }

/** The marker of the change of this number. */
export function markerOf(number: number, by: string | null): Marker {
  const attributes = [
    ['class', 'next-change'],
    ['id', `change-${number}`],
    ['href', `#change-${number + 1}`],
    ['aria-label', `Change ${number}: go to the next`],
  ] as const
  return {
    link: [{ tag: 'a', attributes, children: [{ text: '↓' }] }],
    by: by === null ? [] : [wrap('small', [{ text: ` (${by})` }], 'change-by')],
  }
}

/**
 * Marks stand within the innermost blocks, since no list or table may hold them; the first has the marker.
 */
export function markAll(element: Element, change: Change, { link, by }: Marker): Element {
  if (element.children.length === 0 && element.tag !== '')
    return wrap('', [...link, ...markWhole([element], change), ...by])
  if (!holdsBlocks(element))
    return { ...element, children: [...link, ...markWhole(element.children, change), ...by] }
  const [first, ...others] = itemsOf(element.children)
  const marked = [
    ...(first ? [markAll(first.element, change, { link, by })] : []),
    ...others.map((item) => markAll(item.element, change, NO_MARKER)),
  ]
  return { ...element, children: marked.flatMap(unwrapped) }
}

/** An element without a tag is what stands in it. */
export function unwrapped(node: Node): readonly Node[] {
  return isElement(node) && node.tag === '' ? node.children.flatMap(unwrapped) : [node]
}
