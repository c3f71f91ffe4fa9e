// A comment as staff read it before they decide about it: the HTML that readers get, and below it where each
// link leads.

import type { Element, ElementContent, Properties, Root } from 'hast'
import { commentTree, wordsOfTree } from './markdown.ts'
import { safeTree, writeTree } from './render.ts'

/** `typed` is the source, where it is more than the words that are read. `words`: those, without markup. */
export type StaffWords = { html: string; words: string; typed: string | null }

/** Sanitized as for readers; what is added afterwards is an element with text, and where links open. */
export function staffWords(source: string): StaffWords {
  const tree = safeTree(commentTree(source))
  const words = wordsOfTree(tree)
  const links = openedLinks(tree)
  if (links.length > 0) tree.children.push(listOf(links))
  return { html: writeTree(tree), words, typed: onOneLine(words) === onOneLine(source) ? null : source }
}

type StaffLink = { words: string; href: string }

/**
 * Where the links whose words are not their address lead, in reading order. Makes each open beside the panel,
 * which stays where it is, and a page that is opened learns nothing of it.
 */
function openedLinks(parent: Root | Element): StaffLink[] {
  return parent.children.flatMap((node): StaffLink[] => {
    if (node.type !== 'element') return []
    if (node.tagName !== 'a') return openedLinks(node)
    const href = String(node.properties['href'])
    node.properties = { href, rel: ['ugc', 'nofollow', 'noopener', 'noreferrer'], target: '_blank' }
    const words = wordsOfTree({ type: 'root', children: node.children })
    return words === href ? [] : [{ words, href }]
  })
}

/** Below the words: an address between them would keep apart what readers get as one. */
function listOf(links: readonly StaffLink[]): Element {
  return element('ul', { className: ['desk-addresses'] }, links.map(asLine))
}

function asLine({ words, href }: StaffLink): Element {
  const address = element('span', { dir: 'ltr' }, [{ type: 'text', value: href }])
  const named = element('bdi', {}, [{ type: 'text', value: `“${words}”` }])
  return element('li', {}, [named, { type: 'text', value: ' leads to ' }, address])
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
