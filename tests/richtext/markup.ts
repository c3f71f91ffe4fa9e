// Reading finished HTML with a second parser, the one browsers' rules are written down in, to see what is
// really in it.

import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Every element of a piece of HTML as a browser would build it, contents of templates included. */
export function elementsOf(
  html: string,
): { name: string; attributes: Record<string, string>; element: Element }[] {
  const found: ReturnType<typeof elementsOf> = []
  const waiting: Node[] = [parseFragment(html)]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node)
      found.push({
        name: node.tagName,
        attributes: Object.fromEntries(node.attrs.map((attribute) => [attribute.name, attribute.value])),
        element: node,
      })
    if ('content' in node) waiting.push(node.content as Node)
    if ('childNodes' in node) waiting.push(...node.childNodes.toReversed())
  }
  return found
}

/** The words a browser would show, and comments too, which must not be there. */
export function wordsOf(html: string): string {
  let words = ''
  const waiting: Node[] = [parseFragment(html)]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) words += node.value
    if (node.nodeName === 'br') words += '\n'
    if (node.nodeName === '#comment' && 'data' in node) words += `<!--${node.data}-->`
    if ('childNodes' in node) waiting.push(...node.childNodes.toReversed())
  }
  return words
}

/**
 * What stands in the HTML outside an allow-list of elements and attributes, as `element` or
 * `element[attribute]`.
 */
export function strangersIn(html: string, allowed: Readonly<Record<string, readonly string[]>>): string[] {
  return elementsOf(html).flatMap(({ name, attributes }) => {
    const known = Object.hasOwn(allowed, name) ? allowed[name] : undefined
    if (!known) return [name]
    return Object.keys(attributes)
      .filter((attribute) => !known.includes(attribute))
      .map((attribute) => `${name}[${attribute}]`)
  })
}
