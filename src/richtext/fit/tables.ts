// Pasted tables: those that only lay out a page, and those whose cells are values.

import { charactersOf, elementsOf, findElement, type PastedElement } from './pasted.ts'

/** The rows of a table, those of its head and foot among them. */
export function rowsOf(table: PastedElement): PastedElement[] {
  return elementsOf(table).flatMap((child) => {
    if (child.tag === 'tr') return [child]
    return ['thead', 'tbody', 'tfoot'].includes(child.tag) ? rowsOf(child) : []
  })
}

/** The cells of a row. */
export function cellsOf(row: PastedElement): PastedElement[] {
  return elementsOf(row).filter(({ tag }) => tag === 'td' || tag === 'th')
}

/** Most rows or columns that one cell takes; a table that says more means to do harm. */
const MOST_SPANNED = 50
/** Columns past which a cell takes one, whatever it says. */
const MOST_COLUMNS = 200

/**
 * The cells of a table in their columns: null where a cell of an earlier row or column reaches, so that what follows it stays below
 * its own heading.
 */
export function gridOf(table: PastedElement): (PastedElement | null)[][] {
  let reaching: number[] = []
  return rowsOf(table).map((row) => {
    const line: (PastedElement | null)[] = []
    const next: number[] = []
    const skip = () => {
      for (let rows = reaching[line.length] ?? 0; rows > 0; rows = reaching[line.length] ?? 0) {
        next[line.length] = rows - 1
        line.push(null)
      }
    }
    for (const cell of cellsOf(row)) {
      skip()
      const rows = spanOf(cell, 'rowspan')
      const columns = Math.min(spanOf(cell, 'colspan'), Math.max(1, MOST_COLUMNS - line.length))
      for (let column = 0; column < columns; column += 1) {
        next[line.length] = rows - 1
        line.push(column === 0 ? cell : null)
      }
    }
    skip()
    reaching = Array.from(next, (rows) => rows ?? 0)
    return line
  })
}

function spanOf({ attributes }: PastedElement, name: 'rowspan' | 'colspan'): number {
  const span = Number.parseInt(attributes[name] ?? '1', 10)
  return Number.isInteger(span) ? Math.min(Math.max(span, 1), MOST_SPANNED) : 1
}

/** Whether a table is there for how a page or a mail looks: tables in it, or never more than one cell with words in a row. */
export function isLayout(table: PastedElement): boolean {
  return (
    findElement(table, ({ tag }) => tag === 'table') !== null ||
    rowsOf(table).every((row) => cellsOf(row).filter((cell) => charactersOf(cell).trim() !== '').length <= 1)
  )
}
