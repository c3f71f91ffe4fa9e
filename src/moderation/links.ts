// How many places elsewhere a comment sends its readers to.

import type { ElementContent, Root } from 'hast'

/**
 * Links as the page will show them, however they were spelt in the source, and addresses left bare in the
 * text.
 */
export function linksIn(tree: Root): number {
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
export function bareAddresses(text: string): number {
  return text.match(/\b(?:[a-z][a-z\d+.-]{1,10}:\/\/|www\.)\S/gi)?.length ?? 0
}
