// The blocks of a piece of a page, which are compared one with another.

import { type Element, isElement, type Node, wrap } from './tree.ts'

/** A block; words that stand in none are an element without a tag. */
export type Item = { element: Element }

const BLOCKS = new Set(
  (
    'article aside blockquote caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 ' +
    'header hr li nav ol p section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/** The blocks of some nodes, and between them the words that stand in none. */
export function itemsOf(nodes: readonly Node[]): Item[] {
  const items: Item[] = []
  let words: Node[] = []
  const close = () => {
    if (words.some((node) => isElement(node) || node.text.trim() !== ''))
      items.push({ element: wrap('', words) })
    words = []
  }
  for (const node of nodes) {
    if (!isBlock(node)) words.push(node)
    else {
      close()
      items.push({ element: node })
    }
  }
  close()
  return items
}

/** Whether an element is made of blocks, and not of words alone. */
export function holdsBlocks({ children }: Element): boolean {
  return children.some(isBlock)
}

function isBlock(node: Node): node is Element {
  return isElement(node) && BLOCKS.has(node.tag)
}
