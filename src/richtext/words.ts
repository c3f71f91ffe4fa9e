// Whether a text says anything.

import { textOrNull } from './records.ts'
import type { RichTextNode } from './types.ts'
import { nodesInOrder } from './walk.ts'

/** Whether there is a word or a figure anywhere in a text. Works on anything and never throws. */
export function hasWords(body: unknown): boolean {
  return [...nodesInOrder(body)].some(isWord)
}

/** Whether a node is a word or stands for one. */
export function isWord(node: RichTextNode): boolean {
  return node.type === 'inlineBlock' || (node.type === 'text' && textOrNull(node['text']) !== null)
}
