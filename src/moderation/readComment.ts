// A comment as readers get it, parsed once.

import type { ElementContent, Root } from 'hast'
import { commentTree, isPlainLine, wordsOfTree } from './markdown.ts'

/**
 * `shown`: its words and signs, without markup; empty where there is nothing to read. `links`: how many
 * places it leads to.
 */
export function readComment(source: string): { shown: string; links: number } {
  if (isPlainLine(source)) return { shown: source.trimEnd(), links: bareAddresses(source) }
  const tree = commentTree(source)
  return { shown: wordsOfTree(tree), links: linksIn(tree) }
}

/**
 * Links as the page will show them, however they were spelt in the source, and addresses left bare in the
 * text.
 */
function linksIn(tree: Root): number {
  let count = 0
  const waiting = [...tree.children] as ElementContent[]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'text') count += bareAddresses(node.value)
    if (node.type !== 'element') continue
    if (node.tagName === 'a') count += 1
    else waiting.push(...node.children)
  }
  return count
}

/** Addresses in words. */
function bareAddresses(text: string): number {
  return text.match(/\b(?:[a-z][a-z\d+.-]{1,10}:\/\/|www\.)\S/gi)?.length ?? 0
}
