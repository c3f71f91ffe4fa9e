// The editor's JSON for what a paste becomes. Shapes: `exportJSON` of lexical, as src/richtext/nodeRules.ts
// has them.

import type { RichTextNode } from '../types.ts'

function element(type: string, children: RichTextNode[], more: Record<string, unknown> = {}): RichTextNode {
  return { type, version: 1, direction: null, format: '', indent: 0, children, ...more }
}

export function makeParagraph(children: RichTextNode[]): RichTextNode {
  return element('paragraph', children, { textFormat: 0, textStyle: '' })
}

export function makeHeading(level: 2 | 3 | 4, children: RichTextNode[]): RichTextNode {
  return element('heading', children, { tag: `h${level}` })
}

export function makeQuote(children: RichTextNode[]): RichTextNode {
  return element('quote', children)
}

export function makeRule(): RichTextNode {
  return { type: 'horizontalrule', version: 1 }
}

export function makeList(
  { isOrdered, start }: { isOrdered: boolean; start: number },
  items: RichTextNode[],
): RichTextNode {
  return element('list', items, {
    listType: isOrdered ? 'number' : 'bullet',
    tag: isOrdered ? 'ol' : 'ul',
    start: isOrdered ? start : 1,
  })
}

export function makeListItem(value: number, children: RichTextNode[]): RichTextNode {
  return element('listitem', children, { value })
}

export function makeText(text: string, format: number): RichTextNode {
  return { type: 'text', version: 1, text, format, detail: 0, mode: 'normal', style: '' }
}

/** `detail` 2: the editor merges no neighbour into it. */
export function makeTab(): RichTextNode {
  return { ...makeText('\t', 0), type: 'tab', detail: 2 }
}

export function makeLineBreak(): RichTextNode {
  return { type: 'linebreak', version: 1 }
}

export function makeLink(url: string, children: RichTextNode[]): RichTextNode {
  return element('link', children, { version: 3, fields: { url, newTab: false, linkType: 'custom' } })
}
