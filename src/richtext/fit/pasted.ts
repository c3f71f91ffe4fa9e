// What was pasted, as a tree of plain data: made from the browser's document there, and from a parser in
// tests.

import { declarationsIn, type Style } from './css.ts'

/** An element with its tag and the names of its attributes in small letters. */
export type PastedElement = {
  tag: string
  attributes: Readonly<Record<string, string>>
  /** What the style sheets of the document say of it. */
  sheet?: Style
  children: readonly PastedNode[]
}

/** An element, or a run of characters. */
export type PastedNode = PastedElement | string

/** What is declared of an element: by the style sheets, and by its `style` attribute, which counts more. */
export function styleOf({ attributes, sheet }: PastedElement): Style {
  const own = declarationsIn(attributes['style'] ?? '')
  if (!sheet || sheet.size === 0) return own
  return own.size === 0 ? sheet : new Map([...sheet, ...own])
}

/** All characters under a node, those of the cells of a table apart. */
export function charactersOf(node: PastedNode): string {
  if (typeof node === 'string') return node
  const characters = node.children.map(charactersOf).join('')
  return node.tag === 'td' || node.tag === 'th' ? `${characters} ` : characters
}

/** The elements directly under an element. */
export function elementsOf({ children }: PastedElement): PastedElement[] {
  return children.filter((child): child is PastedElement => typeof child !== 'string')
}

/** The first element under this one that is what is looked for, or null. */
export function findElement(
  element: PastedElement,
  isWanted: (element: PastedElement) => boolean,
): PastedElement | null {
  for (const child of elementsOf(element)) {
    const found = isWanted(child) ? child : findElement(child, isWanted)
    if (found) return found
  }
  return null
}
