// Pasting and dropping into an editor of an article: what comes is made to fit before it is in the text.

import { TOGGLE_LINK_COMMAND } from '@payloadcms/richtext-lexical/client'
import {
  $addUpdateTag,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_NORMAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalEditor,
} from '@payloadcms/richtext-lexical/lexical'
import { fitPaste } from '#src/richtext/fit/fitPaste.ts'
import { fitLink, unresolvedHref } from '#src/richtext/fit/links.ts'
import { PasteNotes } from '#src/richtext/fit/notes.ts'
import type { PastedElement, PastedNode } from '#src/richtext/fit/pasted.ts'
import { type EditorKind, roomBeside } from '#src/richtext/fit/room.ts'
import { $insertParts, $insertWords } from './pastedNodes.ts'

type Fitting = {
  kind: EditorKind
  /** Told after each paste what was left out or changed; with nothing to tell it gets an empty string. */
  say: (message: string) => void
}

/** Watches one editor; returns what ends it. */
export function fitOnPaste(editor: LexicalEditor, fitting: Fitting): () => void {
  return mergeRegister(
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = 'clipboardData' in event ? event.clipboardData : null
        if (!data || isInField(event.target)) return false
        if (!$linkSelected(data.getData('text/plain'), editor, fitting) && !$take(data, editor, fitting))
          return false
        event.preventDefault()
        return true
      },
      COMMAND_PRIORITY_NORMAL,
    ),
    // What is dropped from elsewhere, or comes from the browser's own menu, comes as one piece of text with
    // its data.
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (event) =>
        typeof event !== 'string' && event.inputType.startsWith('insertFrom') && event.dataTransfer
          ? $take(event.dataTransfer, editor, fitting)
          : false,
      COMMAND_PRIORITY_NORMAL,
    ),
    editor.registerCommand(
      DROP_COMMAND,
      (event) => {
        const files = event.dataTransfer?.files.length ?? 0
        if (files === 0 || isInField(event.target)) return false
        event.preventDefault()
        fitting.say(pictures(files))
        return true
      },
      COMMAND_PRIORITY_NORMAL,
    ),
  )
}

/** Fields of a block's form stand in the editor, and take what is pasted themselves. */
function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null
}

function $take(data: DataTransfer, editor: LexicalEditor, { kind, say }: Fitting): boolean {
  const selection = $getSelection()
  if (!selection) return false
  const clipboard = {
    editor: data.getData('application/x-lexical-editor'),
    html: pastedTree(data.getData('text/html')),
    text: data.getData('text/plain') || data.getData('text/uri-list'),
    files: data.files.length,
  }
  const room = roomBeside(editor.getEditorState().toJSON())
  const { nodes, message } = fitPaste(clipboard, { kind, room })
  $addUpdateTag(PASTE_TAG)
  const isPlainLine = clipboard.editor === '' && !clipboard.html && nodes.every(({ type }) => isWord(type))
  if (isPlainLine) $insertWords(nodes, selection)
  else if (nodes.length > 0) $insertParts(nodes, { editor, selection })
  say(message)
  return true
}

function isWord(type: string): boolean {
  return type === 'text' || type === 'tab'
}

/**
 * An address pasted over selected words is their link; one that no text may have leaves the words, and is
 * told.
 */
function $linkSelected(text: string, editor: LexicalEditor, { say }: Fitting): boolean {
  const selection = $getSelection()
  const pasted = text.trim()
  if (!$isRangeSelection(selection) || selection.isCollapsed() || !isAddress(pasted)) return false
  const link = fitLink(/^www\./i.test(pasted) ? `https://${pasted}` : pasted)
  const notes = new PasteNotes()
  if (link) {
    const fields = { doc: null, linkType: 'custom', newTab: false, url: link.url } as const
    editor.dispatchCommand(TOGGLE_LINK_COMMAND, { fields, text: null })
  } else notes.add('link', pasted)
  say(notes.sentences())
  return true
}

function isAddress(pasted: string): boolean {
  return /^(?:https?:\/\/|www\.|(?:mailto|tel|sms|file|ftp|data|javascript):)\S+$/i.test(pasted)
}

function pictures(count: number): string {
  const notes = new PasteNotes()
  for (let each = 0; each < count; each += 1) notes.add('picture')
  return notes.sentences()
}

/** The tree of a string of HTML, with its head, where the style sheets are; null for one without anything. */
function pastedTree(html: string): PastedElement | null {
  if (html.trim() === '') return null
  return elementOf(new DOMParser().parseFromString(html, 'text/html').documentElement)
}

/** The panel’s own address; it stands at the beginning of its path. */
function panelAddress(): string {
  return `${window.location.origin}/${window.location.pathname.split('/')[1] ?? ''}`
}

function elementOf(element: Element): PastedElement {
  return {
    tag: element.tagName.toLowerCase(),
    attributes: Object.fromEntries(
      Array.from(element.attributes, ({ name, value }) => [
        name,
        name === 'href' ? unresolvedHref(value, panelAddress()) : value,
      ]),
    ),
    children: Array.from(element.childNodes).flatMap((node): PastedNode[] => {
      if (node.nodeType === Node.TEXT_NODE) return [node.nodeValue ?? '']
      return node.nodeType === Node.ELEMENT_NODE ? [elementOf(node as Element)] : []
    }),
  }
}
