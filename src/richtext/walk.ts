// Visiting every node of a stored text in reading order, blocks' own texts included, without recursion.

import { isNode, recordOf } from './records.ts'
import type { RichTextNode } from './types.ts'

/**
 * A node and where it stands: `root.children[2].fields.text.root.children[0]`, in the top-level part of this
 * number.
 */
export type PlacedNode = { node: RichTextNode; path: string; part: number }

/**
 * Every node in reading order. Works on anything: what is no text has no nodes. Never throws, and never
 * recurses.
 */
export function* nodesInOrder(body: unknown): Generator<RichTextNode> {
  for (const { node } of placedNodes(body)) yield node
}

/** As `nodesInOrder`, with the place of each. */
export function* placedNodes(body: unknown): Generator<PlacedNode> {
  const waiting: PlacedNode[] = []
  const wait = (parent: unknown, path: string, part: number) => {
    const children = recordOf(parent)['children']
    if (!Array.isArray(children)) return
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const node: unknown = children[index]
      if (isNode(node)) waiting.push({ node, path: `${path}.children[${index}]`, part: part || index + 1 })
    }
  }
  wait(recordOf(body)['root'], 'root', 0)
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    yield at
    const { node, path, part } = at
    const text = recordOf(recordOf(node['fields'])['text'])
    wait(text['root'], `${path}.fields.text.root`, part)
    wait(node, path, part)
  }
}
