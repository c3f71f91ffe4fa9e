// A line taken apart into what is compared one by one.

import { asShown, isCounted, keyOf, shapeOf } from './sameness.ts'
import { type Element, hasClass, isElement, type Node } from './tree.ts'

/** A word, a number, a sign, or a thing that is compared as a whole; `within` are the elements around it. */
export type Token = { node: Node; within: readonly Element[]; key: string }

/** A number with its separators is one word: of 9,845 no sign is compared alone. */
const WORD = /\p{N}(?:[\p{N}.,'’\u00A0\u202F]*\p{N})?|[\p{L}\p{M}\p{Pc}]+|[\t\n\f\r ]+|./gsu

/**
 * `surroundings` numbers the elements around: the address of a link may be long, and is compared once and not
 * with each of its words.
 */
export function tokensOf(
  nodes: readonly Node[],
  within: readonly Element[],
  surroundings: Map<string, number>,
): Token[] {
  const shape = within.map(shapeOf).join(' ')
  const around = surroundings.get(shape) ?? surroundings.size
  surroundings.set(shape, around)
  return nodes.flatMap((node): Token[] => {
    if (!isElement(node))
      return (node.text.match(WORD) ?? []).map((text) => ({
        node: { text },
        within,
        key: `${asShown(text)}\n${around}`,
      }))
    if (isCounted(node) && within.length === 0) return [{ node, within, key: 'a number of a note' }]
    if (isWhole(node)) return [{ node, within, key: `${keyOf(node)}\n${around}` }]
    return tokensOf(node.children, [...within, node], surroundings)
  })
}

/** A figure, a picture and a new line are one thing each. */
function isWhole(element: Element): boolean {
  return element.children.length === 0 || hasClass(element, 'figure') || element.tag === 'picture'
}

/** Whether a token is nothing but a blank. */
export function isSpace({ node }: Token): boolean {
  return !isElement(node) && node.text.trim() === ''
}
