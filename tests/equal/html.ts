// A page as a tree to compare: without the white space between elements, with the data in its scripts read.

import { parse, type DefaultTreeAdapterTypes } from 'parse5'

type TreeNode = DefaultTreeAdapterTypes.ChildNode
export type Element = {
  tag: string
  attributes: Record<string, string>
  children: (Element | string | object)[]
}

/** The tree of a whole page. */
export function treeOf(html: string): Element {
  const document = parse(html)
  return { tag: 'document', attributes: {}, children: document.childNodes.flatMap(nodeOf) }
}

function nodeOf(node: TreeNode): (Element | string | object)[] {
  if (node.nodeName === '#documentType') return ['<!doctype>']
  if ('value' in node) {
    const words = node.value.replace(/\s+/g, ' ')
    return words.trim() === '' ? [] : [words]
  }
  if (!('tagName' in node)) return []
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, withoutBuild(value)]))
  const inner = 'content' in node ? node.content.childNodes : node.childNodes
  if (attributes.type?.endsWith('json')) return [{ tag: node.tagName, attributes, children: [dataOf(inner)] }]
  return [{ tag: node.tagName, attributes, children: inner.flatMap(nodeOf) }]
}

function dataOf(nodes: readonly TreeNode[]): object | string {
  const words = nodes.map((node) => ('value' in node ? node.value : '')).join('')
  try {
    return JSON.parse(words) as object
  } catch {
    return words
  }
}

/** An address of one of our own files, without the mark of the build that made it. */
function withoutBuild(value: string): string {
  return value.replace(/(\/assets\/[\w-]+?)[-.][\w-]{8,}(\.\w+)/g, '$1$2')
}
