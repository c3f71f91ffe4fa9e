// Keeps typing where its writer sees it.
//
// A figure or a block that is clicked becomes selected as a whole. Then no caret is left, yet the text keeps
// the focus, and Lexical leaves what is typed to the browser, which puts each letter at the start of the
// article. So the caret goes beside what is selected before the first letter does.

import { INSERT_INLINE_BLOCK_COMMAND } from '@payloadcms/richtext-lexical/client'
import {
  $createParagraphNode,
  $getSelection,
  $isNodeSelection,
  $onUpdate,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMPOSITION_START_COMMAND,
  KEY_DOWN_COMMAND,
  mergeRegister,
  type LexicalEditor,
  type LexicalNode,
} from '@payloadcms/richtext-lexical/lexical'

/** Watches one editor; returns what ends it. */
export function keepCaretSteady(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(KEY_DOWN_COMMAND, (event) => $beforeKey(event, editor), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(BEFORE_INPUT_COMMAND, $beforeInput, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(COMPOSITION_START_COMMAND, $beforeComposing, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INSERT_INLINE_BLOCK_COMMAND, () => $letGo(editor), COMMAND_PRIORITY_HIGH),
  )
}

/** Before the key, so that what the browser composes of several keys begins at the caret too. */
function $beforeKey(event: KeyboardEvent, editor: LexicalEditor): boolean {
  const node = $selectedNode()
  if (!node || event.target !== editor.getRootElement() || !writes(event)) return false
  if (event.key !== 'Enter' || node.isInline()) $putCaretAfter(node) // Enter beside a block is Lexical's own
  return false
}

/** For what comes without a key: dictation, a replacement, a picker of emoji. */
function $beforeInput(event: InputEvent): boolean {
  if (!event.inputType.startsWith('insert')) return false
  const node = $selectedNode()
  if (node) $putCaretAfter(node)
  if ($getSelection()) return false
  event.preventDefault() // no place in the text at all
  return true
}

function $beforeComposing(): boolean {
  const node = $selectedNode()
  if (node) $putCaretAfter(node)
  return false
}

/**
 * A new figure opens its drawer. Keys pressed until it is there would land in the text, and the caret then be
 * put back before them.
 */
function $letGo(editor: LexicalEditor): boolean {
  $onUpdate(() => editor.getRootElement()?.blur())
  return false
}

function $selectedNode(): LexicalNode | null {
  const selection = $getSelection()
  return $isNodeSelection(selection) ? (selection.getNodes().at(-1) ?? null) : null
}

function $putCaretAfter(node: LexicalNode): void {
  if (node.isInline()) {
    const place = node.getIndexWithinParent() + 1
    node.getParentOrThrow().select(place, place)
    return
  }
  const paragraph = $createParagraphNode()
  node.insertAfter(paragraph)
  paragraph.select()
}

/** Whether a key puts something into the text. AltGr is told as Ctrl with Alt. */
function writes({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (metaKey || (ctrlKey && !altKey)) return false
  return key.length === 1 || ['Enter', 'Dead', 'Process', 'Unidentified'].includes(key)
}
