// Visiting every node of a stored text in reading order, blocks' own texts included, without recursion.

import { childrenOf, isRecord, recordOf } from './records.ts'
import type { RichTextNode } from './types.ts'

/** Every node in reading order. Works on anything: what is no text has no nodes. Never throws, and never recurses. */
export function* nodesInOrder(body: unknown): Generator<RichTextNode> {
  const waiting: RichTextNode[] = rootNodes(body).toReversed()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node
    const below = [...childrenOf(node), ...rootNodes(recordOf(node['fields'])['text'])]
    for (let index = below.length - 1; index >= 0; index -= 1) waiting.push(below[index]!)
  }
}

function rootNodes(body: unknown): RichTextNode[] {
  return isRecord(body) ? childrenOf(recordOf(body['root'])) : []
}
