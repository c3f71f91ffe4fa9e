// Each line says by itself that it is read from right to left, as in the form in which it was approved: a text has no direction as a
// whole, and what begins with a Hebrew letter turns no line around but its own.

import { isRightToLeft } from '#src/plainText/direction.ts'
import type { InlineNode } from './bodyNodes.ts'
import { attribute, type Markup } from './escape.ts'

/** The `dir` of a line of words, from right to left; nothing for all others, which follow the page. */
export function dirOf(line: string): Markup | null {
  return attribute('dir', isRightToLeft(line) ? 'rtl' : null)
}

/** The same of inline nodes, by the words in them. */
export function dirOfNodes(nodes: readonly InlineNode[]): Markup | null {
  return dirOf(wordsOf(nodes))
}

function wordsOf(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case 'text':
          return node.text
        case 'lineBreak':
          return ' '
        case 'link':
          return wordsOf(node.children)
        case 'figure':
          return node.figure.text
      }
    })
    .join('')
}
