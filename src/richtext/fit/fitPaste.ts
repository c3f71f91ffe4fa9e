// A paste made to fit: what comes from the clipboard, as parts that a text may be saved with, and what is
// told of it.

import type { RichTextNode } from '../types.ts'
import { partsOfEditor } from './fromEditor.ts'
import { partsOfHtml } from './fromHtml.ts'
import { partsOfText } from './fromText.ts'
import { PasteNotes } from './notes.ts'
import type { PastedElement } from './pasted.ts'
import { HOLDS, type EditorKind, cutToRoom, type Room } from './room.ts'

/**
 * What a clipboard has: the JSON of an editor of ours, a document of HTML, plain text, and how many files.
 */
export type Clipboard = {
  editor: string
  html: PastedElement | null
  text: string
  files: number
}

/**
 * The parts of a text that a paste makes, words alone where it is no more than a line, and what to say: what
 * was left out and what came as something else, empty when all is as it was. Whatever the clipboard has, a
 * text with these parts has the shape of a text of ours, and fits into `room`.
 */
export function fitPaste(
  { editor, html, text, files }: Clipboard,
  { kind, room }: { kind: EditorKind; room: Room },
): { nodes: RichTextNode[]; message: string } {
  const notes = new PasteNotes()
  const holds = HOLDS[kind]
  const copied = editor === '' ? null : partsOfEditor(editor, { holds, notes })
  const parts = copied ?? (html ? partsOfHtml(html, { holds, notes }) : partsOfText(text, notes))
  if (!html && text === '' && copied === null)
    for (let count = 0; count < files; count += 1) notes.add('picture')
  const kept = cutToRoom(parts, room)
  for (let count = kept.length; count < parts.length; count += 1) notes.add('end')
  const [only] = kept
  const isLine = copied === null && kept.length === 1 && only?.type === 'paragraph'
  return { nodes: isLine ? (only.children ?? []) : kept, message: notes.sentences() }
}
