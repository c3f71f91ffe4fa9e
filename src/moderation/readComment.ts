// A comment as readers get it, parsed once.

import { bareAddresses, linksIn } from './links.ts'
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
