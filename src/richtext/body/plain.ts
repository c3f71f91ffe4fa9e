// A text without any form: for search, word counts and other sites.

import { definitionOf } from '../blocks/index.ts'
import type { BodyNode, ListNode } from '../bodyNodes.ts'
import { inlineText } from '../headings.ts'
import { quotedLines } from '../quotedLines.ts'
import type { RichText } from '../types.ts'
import { draftNodes } from './nodes.ts'

const WORDS_PER_MINUTE = 220

/**
 * The whole text, blocks included, parts separated by an empty line. References that are not resolved are
 * left out.
 */
export function plainText(body: RichText | null | undefined): string {
  return plainNodes(draftNodes(body))
}

/** As `plainText`, of a structure already made. */
export function plainNodes(nodes: readonly BodyNode[]): string {
  return nodes
    .map(plainNode)
    .filter((part) => part !== '')
    .join('\n\n')
}

/** How many words a text has. A number with its unit is one word, and so is a hyphenated one. */
export function countWords(text: string): number {
  let words = 0
  for (const part of text.split(/[\s—–]+/u)) if (/[\p{L}\p{N}]/u.test(part)) words += 1
  return words
}

/** Whole minutes at 220 words a minute, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.ceil(words / WORDS_PER_MINUTE))
}

function plainNode(node: BodyNode): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(node.children).trim()
    case 'quote':
      return quotedLines(inlineText(node.children).trim())
    case 'list':
      return plainList(node, '')
    case 'rule':
      return ''
    default:
      return definitionOf(node).plain(node, plainNodes)
  }
}

function plainList(list: ListNode, indent: string): string {
  const lines = list.items.map((item, index) => {
    // A hyphen would make a number behind it less than nothing.
    const mark = list.ordered ? `${list.start + index}.` : '•'
    const below = item.lists.map((nested) => `\n${plainList(nested, `${indent}  `)}`).join('')
    return `${indent}${mark} ${inlineText(item.children).trim()}${below}`
  })
  return lines.join('\n')
}
