// Long stretches without a change are folded into one line, to be opened where somebody wants to read on.

import { type Element, type Node, wrap } from './tree.ts'

/** So many blocks without a change are folded. */
const MIN_FOLDED = 3

/** A block of a compared page, and whether it is the same in both states. */
export type Compared = { node: Node; isKept: boolean }

/** The blocks next to a change stay in sight. */
export function folded(merged: readonly Compared[]): Node[] {
  const nodes: Node[] = []
  for (let at = 0; at < merged.length;) {
    let end = at
    while (end < merged.length && merged[end]!.isKept) end += 1
    const first = at === 0 ? at : at + 1
    const last = end === merged.length ? end : end - 1
    if (last - first >= MIN_FOLDED) {
      nodes.push(...merged.slice(at, first).map(({ node }) => node))
      nodes.push(foldOf(merged.slice(first, last).map(({ node }) => node)))
      nodes.push(...merged.slice(last, end).map(({ node }) => node))
    } else nodes.push(...merged.slice(at, end).map(({ node }) => node))
    if (end < merged.length) nodes.push(merged[end]!.node)
    at = end + 1
  }
  return nodes
}

function foldOf(nodes: readonly Node[]): Element {
  const words = `${nodes.length} paragraphs and other parts that are the same`
  return wrap('details', [wrap('summary', [{ text: words }]), ...nodes], 'same')
}
