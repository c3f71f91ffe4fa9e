// When two pieces of a page say the same: their words, their form and where their links lead, whatever their
// places and numbers on the page are.

import { attributeOf, type Element, hasClass, isElement, type Node } from './tree.ts'

/** What an element is by itself: ids and what refers to them depend on what stands before it on the page. */
const PLACES: readonly string[] = ['id', 'aria-describedby', 'aria-labelledby', 'aria-label', 'loading']

/** The number of a figure, and the way back to it, count what stands before them. */
const COUNTED = ['figure-number', 'figure-note-back'] as const

const keys = new WeakMap<Element, string>()

/** Two nodes of one key say the same. */
export function keyOf(node: Node): string {
  if (!isElement(node)) return asShown(node.text)
  const known = keys.get(node)
  if (known !== undefined) return known
  const key = isCounted(node) ? '' : `<${shapeOf(node)}>${node.children.map(keyOf).join('')}</>`
  keys.set(node, key)
  return key
}

/** Spaces of one line as a page shows them: those that it joins are one, a wide one is a column. */
export function asShown(text: string): string {
  return text.replace(/[\t\n\f\r ]+/g, ' ').replace(/[\u00A0\u202F]/g, ' ')
}

/** The tag of an element with its attributes, but for those of its place. */
export function shapeOf(element: Element): string {
  const own = element.attributes.filter(([name, value]) => !isOfPlace(name, value))
  return [element.tag, ...own.map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(' ')
}

/** Whether an element only counts what stands before it. */
export function isCounted(element: Element): boolean {
  return attributeOf(element, 'class') !== '' && COUNTED.some((name) => hasClass(element, name))
}

function isOfPlace(name: string, value: string): boolean {
  return PLACES.includes(name) || (name === 'href' && value.startsWith('#'))
}

/** What was taken out has no places on the page: those are of what stands there now. */
export function withoutPlaces(node: Node): Node {
  if (!isElement(node)) return node
  return {
    tag: node.tag,
    attributes: node.attributes.filter(([name, value]) => !isOfPlace(name, value)),
    children: node.children.map(withoutPlaces),
  }
}
