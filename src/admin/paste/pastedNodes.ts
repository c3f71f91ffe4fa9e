// Fitted parts as nodes of the editor.

import {
  $createTabNode,
  $isRangeSelection,
  $parseSerializedNode,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  type BaseSelection,
  type LexicalEditor,
  type SerializedLexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { childrenOf, isRecord } from '#src/richtext/records.ts'
import type { RichTextNode } from '#src/richtext/types.ts'

/** Puts parts where the selection is, as the editor puts its own: a feature may see to it otherwise. */
export function $insertParts(
  parts: readonly RichTextNode[],
  { editor, selection }: { editor: LexicalEditor; selection: BaseSelection },
): void {
  const nodes = parts.map((part) => $parseSerializedNode(withNewIds(part) as SerializedLexicalNode))
  const isTaken = editor.dispatchCommand(SELECTION_INSERT_CLIPBOARD_NODES_COMMAND, { nodes, selection })
  if (!isTaken) selection.insertNodes(nodes)
}

/** Puts the words of plain text into a line in the style of the words around them. */
export function $insertWords(words: readonly RichTextNode[], selection: BaseSelection): void {
  for (const word of words) {
    if (word.type === 'text' && $isRangeSelection(selection)) selection.insertText(String(word['text']))
    else if (word.type === 'tab') selection.insertNodes([$createTabNode()])
    else selection.insertNodes([$parseSerializedNode(word as SerializedLexicalNode)])
  }
}

/** A block pasted twice is two blocks, and a link needs an id to be edited. */
function withNewIds(node: RichTextNode): RichTextNode {
  const whole: RichTextNode = { ...node }
  if (node.type === 'link' || node.type === 'autolink') whole['id'] = newId()
  if (node.type === 'block' || node.type === 'inlineBlock') whole['fields'] = withNewIdsInside(node['fields'])
  if (Array.isArray(node.children)) whole.children = childrenOf(node).map(withNewIds)
  return whole
}

function withNewIdsInside(fields: unknown): unknown {
  if (!isRecord(fields)) return fields
  const { text } = fields
  const root = isRecord(text) && isRecord(text['root']) ? (text['root'] as RichTextNode) : null
  return { ...fields, id: newId(), ...(root ? { text: { root: withNewIds(root) } } : {}) }
}

/** As the ids that Payload gives: twelve bytes in hexadecimal digits. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
