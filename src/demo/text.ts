// A small vocabulary to write the demo's texts in, giving the Lexical JSON that the editor would save.

import type { RichText, RichTextNode } from '#src/richtext/types.ts'

type Inline = string | RichTextNode

const element = { direction: 'ltr', format: '', indent: 0, version: 1 } as const

/** A whole text. */
export function text(...children: RichTextNode[]): RichText {
  return { root: { ...element, type: 'root', children } }
}

/** A paragraph of words, emphasis, links and figures. */
export function p(...children: Inline[]): RichTextNode {
  return { ...element, type: 'paragraph', textFormat: 0, textStyle: '', children: children.map(inline) }
}

/** A section heading. */
export function h2(words: string): RichTextNode {
  return { ...element, type: 'heading', tag: 'h2', children: [words].map(inline) }
}

/** A bulleted list, one string an item. */
export function bullets(...items: string[]): RichTextNode {
  return {
    ...element,
    type: 'list',
    listType: 'bullet',
    tag: 'ul',
    start: 1,
    children: items.map((item, index) => ({
      ...element,
      type: 'listitem',
      value: index + 1,
      children: [inline(item)],
    })),
  }
}

/** A link to another page. */
export function link(words: string, url: string): RichTextNode {
  return {
    ...element,
    type: 'link',
    version: 3,
    id: nextId(),
    fields: { linkType: 'custom', newTab: false, url },
    children: [inline(words)],
  }
}

/** A figure in the running text, by its id. */
export function fig(figure: string): RichTextNode {
  return { type: 'inlineBlock', version: 1, fields: { id: nextId(), blockType: 'figure', figure } }
}

/** A block such as commentary or a table. */
export function block(blockType: string, fields: Record<string, unknown>): RichTextNode {
  return {
    type: 'block',
    version: 2,
    format: '',
    fields: { id: nextId(), blockName: '', blockType, ...fields },
  }
}

function inline(child: Inline): RichTextNode {
  return typeof child === 'string' ? plain(child) : child
}

function plain(words: string): RichTextNode {
  return { type: 'text', version: 1, text: words, format: 0, detail: 0, mode: 'normal', style: '' }
}

let count = 0

/** Block ids look like Payload's: 24 hexadecimal digits. */
function nextId(): string {
  count += 1
  return count.toString(16).padStart(24, 'a')
}
