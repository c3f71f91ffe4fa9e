// The browser's document of a pasted page, as plain data. Nothing of it is ever put on the page or run.

import type { PastedElement, PastedNode } from '#src/richtext/fit/pasted.ts'

/** The tree of a string of HTML, with its head, where the style sheets are; null for one without anything. */
export function pastedTree(html: string): PastedElement | null {
  if (html.trim() === '') return null
  return elementOf(new DOMParser().parseFromString(html, 'text/html').documentElement)
}

function elementOf(element: Element): PastedElement {
  return {
    tag: element.tagName.toLowerCase(),
    attributes: Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value])),
    children: Array.from(element.childNodes).flatMap((node): PastedNode[] => {
      if (node.nodeType === Node.TEXT_NODE) return [node.nodeValue ?? '']
      return node.nodeType === Node.ELEMENT_NODE ? [elementOf(node as Element)] : []
    }),
  }
}
