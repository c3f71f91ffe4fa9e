// The clipboards of other programs, as they put them there, and how a fitted paste reads.

import { readFileSync } from 'node:fs'
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { fitPaste, type Clipboard } from '#src/richtext/fit/fitPaste.ts'
import type { PastedElement, PastedNode } from '#src/richtext/fit/pasted.ts'
import { type EditorKind, roomBeside } from '#src/richtext/fit/room.ts'
import { childrenOf, recordOf } from '#src/richtext/records.ts'
import type { RichTextNode } from '#src/richtext/types.ts'
import { body, paragraph } from '../build.ts'

/** Clipboards of HTML in the folder beside this file. */
export type Program =
  | 'word'
  | 'wordStyles'
  | 'wordOnline'
  | 'googleDocs'
  | 'sheets'
  | 'excel'
  | 'excelStyles'
  | 'outlook'
  | 'webPage'

/** The clipboard of a program. */
export function clipboardOf(program: Program): Clipboard {
  return ofHtml(readFileSync(new URL(`./clipboards/${program}.html`, import.meta.url), 'utf8'))
}

/** A clipboard that has this HTML, read as the browser's parser reads what is never run. */
export function ofHtml(html: string): Clipboard {
  return { editor: '', html: elementOf(parse(html, { scriptingEnabled: false })), text: 'as text', files: 0 }
}

/** A clipboard that has this text alone. */
export function ofText(text: string): Clipboard {
  return { editor: '', html: null, text, files: 0 }
}

/** A clipboard of an editor of ours. */
export function ofEditor(...nodes: RichTextNode[]): Clipboard {
  return { editor: JSON.stringify({ namespace: 'lexical', nodes }), html: null, text: 'as text', files: 0 }
}

const EMPTY = body(paragraph())

/** What a clipboard becomes in an empty text. */
export function fit(
  clipboard: Clipboard,
  kind: EditorKind = 'body',
): { nodes: RichTextNode[]; message: string } {
  return fitPaste(clipboard, { kind, room: roomBeside(EMPTY) })
}

/** The same, as it reads. */
export function read(clipboard: Clipboard, kind: EditorKind = 'body'): { lines: string[]; message: string } {
  const { nodes, message } = fit(clipboard, kind)
  return { lines: reading(nodes), message }
}

function elementOf(node: Tree.Document | Tree.Element): PastedElement {
  const attributes = 'attrs' in node ? node.attrs.map(({ name, value }) => [name, value] as const) : []
  return {
    tag: 'tagName' in node ? node.tagName : 'document',
    attributes: Object.fromEntries(attributes),
    children: node.childNodes.flatMap((child): PastedNode[] => {
      if (child.nodeName === '#text') return [(child as Tree.TextNode).value]
      return 'tagName' in child ? [elementOf(child)] : []
    }),
  }
}

const IN_LINE = ['text', 'tab', 'linebreak', 'link', 'inlineBlock']

/** Whether nodes are words without a paragraph around them. */
export function isInLine(nodes: readonly RichTextNode[]): boolean {
  return nodes.length > 0 && nodes.every(({ type }) => IN_LINE.includes(type))
}

/**
 * How nodes read: a line a part, `**bold**`, `_italic_`, `^raised^`, `~lowered~`, `[words](address)`, a tab
 * as `|`.
 */
function reading(nodes: readonly RichTextNode[]): string[] {
  return isInLine(nodes) ? [nodes.map(word).join('')] : nodes.flatMap((node) => lines(node, 0))
}

function lines(node: RichTextNode, depth: number): string[] {
  const words = childrenOf(node).map(word).join('')
  switch (node.type) {
    case 'paragraph':
      return [words]
    case 'heading':
      return [`${'#'.repeat(Number(String(node['tag']).slice(1)))} ${words}`]
    case 'quote':
      return [`> ${words}`]
    case 'horizontalrule':
      return ['---']
    case 'list':
      return childrenOf(node).flatMap((item) => {
        const inner = childrenOf(item).filter(({ type }) => type === 'list')
        if (inner.length > 0) return inner.flatMap((list) => lines(list, depth + 1))
        const mark = node['listType'] === 'number' ? `${String(item['value'])}.` : '-'
        return [`${'  '.repeat(depth)}${mark} ${childrenOf(item).map(word).join('')}`]
      })
    case 'block':
      return [`<${String(recordOf(node['fields'])['blockType'])}>`]
    default:
      return [word(node)]
  }
}

function word(node: RichTextNode): string {
  if (node.type === 'tab') return '|'
  if (node.type === 'linebreak') return '/'
  if (node.type === 'inlineBlock') return '<figure>'
  if (node.type === 'link')
    return `[${childrenOf(node).map(word).join('')}](${String(recordOf(node['fields'])['url'])})`
  const format = Number(node['format'])
  const marks = [
    [1, '**'],
    [2, '_'],
    [64, '^'],
    [32, '~'],
  ] as const
  return marks.reduce(
    (words, [bit, mark]) => ((format & bit) === 0 ? words : `${mark}${words}${mark}`),
    String(node['text']),
  )
}
