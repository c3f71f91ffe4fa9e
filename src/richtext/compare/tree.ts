// The HTML of our own pages as a small tree, so that two of them can be compared element by element.

import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { escapeHtml } from '../escape.ts'

type Text = { text: string }
export type Element = { tag: string; attributes: readonly Attribute[]; children: readonly Node[] }
export type Node = Text | Element
type Attribute = readonly [name: string, value: string]

/** Elements without an end tag (HTML, 13.1.2). */
const VOID = new Set(['br', 'hr', 'img', 'input', 'source', 'wbr'])

/** The tree of some markup. Comments are left out. */
export function parseHtml(html: string): Node[] {
  return parseFragment(html).childNodes.flatMap(nodeOf)
}

/** The markup of a tree: every text and every value is escaped. */
export function htmlOf(nodes: readonly Node[]): string {
  return nodes.map((node) => (isElement(node) ? elementHtml(node) : escapeHtml(node.text))).join('')
}

export function isElement(node: Node): node is Element {
  return 'tag' in node
}

/** The value of an attribute, or an empty text. */
export function attributeOf({ attributes }: Element, name: string): string {
  return attributes.find(([own]) => own === name)?.[1] ?? ''
}

export function hasClass(element: Element, name: string): boolean {
  return attributeOf(element, 'class').split(' ').includes(name)
}

/** All words of some nodes, as they follow each other. */
export function textOf(nodes: readonly Node[]): string {
  return nodes.map((node) => (isElement(node) ? textOf(node.children) : node.text)).join('')
}

/** An element of ours around some nodes. */
export function wrap(tag: string, children: readonly Node[], className?: string): Element {
  return { tag, attributes: className ? [['class', className]] : [], children }
}

function nodeOf(node: DefaultTreeAdapterTypes.ChildNode): Node[] {
  if ('value' in node) return [{ text: node.value }]
  if (!('tagName' in node)) return []
  return [
    {
      tag: node.tagName,
      attributes: node.attrs.map(({ name, value }): Attribute => [name, value]),
      children: node.childNodes.flatMap(nodeOf),
    },
  ]
}

function elementHtml({ tag, attributes, children }: Element): string {
  const own = attributes.map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('')
  return VOID.has(tag) ? `<${tag}${own}>` : `<${tag}${own}>${htmlOf(children)}</${tag}>`
}
