// Pasted plain text: a paragraph a line, as it is shown where it comes from.

import type { RichTextNode } from '../types.ts'
import { PastedLine } from './lines.ts'
import { makeParagraph } from './make.ts'
import type { PasteNotes } from './notes.ts'

const PLAIN = { format: 0, href: null, isKept: false }

/** The parts that a plain text makes. Lines with tabs in a row are a table of a spreadsheet. */
export function partsOfText(text: string, notes: PasteNotes): RichTextNode[] {
  const lines = text.split(/\r\n?|\n/)
  if (lines.filter((line) => line.includes('\t')).length > 1) notes.add('table')
  return lines.flatMap((source) => {
    const line = new PastedLine(notes)
    source.split('\t').forEach((cell, index) => {
      if (index > 0) line.tab()
      line.words(cell, PLAIN)
    })
    const words = line.take({ isRow: true })
    return words.length > 0 ? [makeParagraph(words)] : []
  })
}
