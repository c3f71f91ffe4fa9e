// One line of what was pasted: words in their styles and links, gathered as they come and tidied as a browser
// shows them.

import { withoutHiddenSigns } from '#src/plainText/plainText.ts'
import type { RichTextNode } from '../types.ts'
import { makeLineBreak, makeLink, makeTab, makeText } from './make.ts'
import type { PasteNotes } from './notes.ts'

/**
 * How words look: the editor's bits, and where they lead. `isKept`: spaces and new lines stay as they are.
 */
export type Look = { format: number; href: string | null; isKept: boolean }

type Piece = { kind: 'words'; text: string; look: Look } | { kind: 'break' | 'tab'; href: string | null }

/** The words between the beginning of a block and its end. */
export class PastedLine {
  #pieces: Piece[] = []
  readonly #notes: PasteNotes

  constructor(notes: PasteNotes) {
    this.#notes = notes
  }

  /** Words as they stand in the source. */
  words(source: string, look: Look): void {
    // Where a line may break within a word: the pages of readers break their own.
    const { text, removed } = withoutHiddenSigns(source.replaceAll('\u00ad', ''))
    for (let count = 0; count < removed; count += 1) this.#notes.add('sign')
    if (!look.isKept) return this.#add(text.replace(/[ \t\r\n\f]+/g, ' '), look)
    for (const part of text.split(/(\r\n?|\n|\t)/)) {
      if (part === '\t') this.tab(look.href)
      else if (/^[\r\n]/.test(part)) this.break(look.href)
      else this.#add(part, look)
    }
  }

  break(href: string | null = null): void {
    this.#pieces.push({ kind: 'break', href })
  }

  /** The beginning or the end of a block of its own where there is room for one line. */
  edge(): void {
    const last = this.#pieces.findLast((piece) => piece.kind !== 'words' || piece.text.trim() !== '')
    if (last && last.kind !== 'break') this.break()
  }

  tab(href: string | null = null): void {
    this.#pieces.push({ kind: 'tab', href })
  }

  /** Whatever `walk` gathers, on one line. */
  cell(walk: () => void): void {
    const from = this.#pieces.length
    walk()
    for (const piece of trimmed(spaced(this.#pieces.splice(from)), false)) {
      if (piece.kind === 'words') this.#pieces.push(piece)
      else this.#add(' ', { format: 0, href: piece.href, isKept: false })
    }
  }

  /**
   * What was gathered, as nodes of the editor; the line is empty after that. Without anything to read, it is
   * nothing. A row of a table keeps the tabs at its ends.
   */
  take({ isRow = false }: { isRow?: boolean } = {}): RichTextNode[] {
    const pieces = trimmed(spaced(this.#pieces), isRow)
    this.#pieces = []
    const nodes: RichTextNode[] = []
    for (let at = 0; at < pieces.length;) {
      const href = hrefOf(pieces[at]!)
      let end = at
      while (end < pieces.length && hrefOf(pieces[end]!) === href) end += 1
      const inside = pieces.slice(at, end).map(nodeOf)
      nodes.push(...(href === null ? inside : [makeLink(href, inside)]))
      at = end
    }
    return nodes
  }

  #add(text: string, look: Look): void {
    const last = this.#pieces.at(-1)
    if (text === '') return
    if (last?.kind === 'words' && isSame(last.look, look)) last.text += text
    else this.#pieces.push({ kind: 'words', text, look })
  }
}

function isSame(one: Look, other: Look): boolean {
  return one.format === other.format && one.href === other.href && one.isKept === other.isKept
}

function hrefOf(piece: Piece): string | null {
  return piece.kind === 'words' ? piece.look.href : piece.href
}

function nodeOf(piece: Piece): RichTextNode {
  if (piece.kind === 'words') return makeText(piece.text, piece.look.format)
  return piece.kind === 'tab' ? makeTab() : makeLineBreak()
}

/** One space where there are several, also across pieces, and none beside the end of a line. */
function spaced(pieces: readonly Piece[]): Piece[] {
  const spacedOut: Piece[] = []
  let isAfterSpace = true
  for (const piece of pieces) {
    if (piece.kind !== 'words') {
      if (piece.kind === 'break') trimEnd(spacedOut)
      spacedOut.push(piece)
      isAfterSpace = true
      continue
    }
    let text = piece.look.isKept ? piece.text : piece.text.replace(/[ \u00a0]{2,}/g, ' ')
    if (isAfterSpace && !piece.look.isKept) text = text.replace(/^[ \u00a0]+/, '')
    if (text === '') continue
    spacedOut.push({ ...piece, text })
    isAfterSpace = /[ \u00a0]$/.test(text)
  }
  return spacedOut
}

/** Without breaks and spaces at both ends, nor tabs unless it is a row; nothing when there are no words. */
function trimmed(pieces: Piece[], isRow: boolean): Piece[] {
  const isSpace = (piece: Piece | undefined) =>
    piece !== undefined && piece.kind !== 'words' && !(isRow && piece.kind === 'tab')
  while (isSpace(pieces[0])) pieces.shift()
  for (trimEnd(pieces); isSpace(pieces.at(-1)); trimEnd(pieces)) pieces.pop()
  return pieces.some(({ kind }) => kind === 'words') ? pieces : []
}

function trimEnd(pieces: Piece[]): void {
  for (let last = pieces.at(-1); last?.kind === 'words'; last = pieces.at(-1)) {
    last.text = withoutEndSpaces(last.text)
    if (last.text !== '') return
    pieces.pop()
  }
}

function withoutEndSpaces(text: string): string {
  let end = text.length
  while (text[end - 1] === ' ' || text[end - 1] === '\u00a0') end -= 1
  return text.slice(0, end)
}
