// What was pasted, as a tree of plain data: made from the browser's document there, and from a parser in tests.

/** An element with its tag and the names of its attributes in small letters. */
export type PastedElement = {
  tag: string
  attributes: Readonly<Record<string, string>>
  children: readonly PastedNode[]
}

/** An element, or a run of characters. */
export type PastedNode = PastedElement | string

/** The declarations of a `style` attribute, names and values in small letters. */
export function styleOf({ attributes }: PastedElement): ReadonlyMap<string, string> {
  const style = new Map<string, string>()
  for (const declaration of (attributes['style'] ?? '').split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const value = declaration.slice(colon + 1)
    style.set(
      declaration.slice(0, colon).trim().toLowerCase(),
      value.replace(/\s+/g, ' ').trim().toLowerCase(),
    )
  }
  return style
}

/** All characters under a node. */
export function charactersOf(node: PastedNode): string {
  return typeof node === 'string' ? node : node.children.map(charactersOf).join('')
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
