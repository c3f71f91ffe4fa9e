// A comment as staff read it before they decide about it: the HTML that readers get, with the address of each
// link beside its words.

import type { Element, ElementContent, Root } from 'hast'
import { commentTree, wordsOfTree } from './markdown.ts'
import { safeTree, writeTree } from './render.ts'

/** `typed` is the source, where it is more than the words that are read. `words`: those, without markup. */
export type StaffWords = { html: string; words: string; typed: string | null }

/** Sanitized as for readers; what is added afterwards is an element with text, and where links open. */
export function staffWords(source: string): StaffWords {
  const tree = safeTree(commentTree(source))
  const words = wordsOfTree(tree)
  addAddresses(tree)
  return { html: writeTree(tree), words, typed: onOneLine(words) === onOneLine(source) ? null : source }
}

function addAddresses(parent: Root | Element): void {
  for (const node of parent.children) if (node.type === 'element') addAddresses(node)
  parent.children = (parent.children as ElementContent[]).flatMap((node) =>
    node.type === 'element' && node.tagName === 'a' ? withAddress(node) : [node],
  )
}

/** The panel stays where it is, and a page that is opened learns nothing of it. */
function withAddress(link: Element): ElementContent[] {
  const href = String(link.properties['href'])
  const rel = ['ugc', 'nofollow', 'noopener', 'noreferrer']
  const opened = { ...link, properties: { href, rel, target: '_blank' } }
  if (wordsOfTree({ type: 'root', children: link.children }) === href) return [opened]
  const address: Element = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['desk-address'], dir: 'ltr' },
    children: [{ type: 'text', value: ` (${href})` }],
  }
  return [opened, address]
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
