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

/** Whether a table is there for how a page or a mail looks: tables in it, or never more than one cell with words in a row. */
export function isLayout(table: PastedElement): boolean {
  return (
    findElement(table, ({ tag }) => tag === 'table') !== null ||
    rowsOf(table).every((row) => cellsOf(row).filter((cell) => charactersOf(cell).trim() !== '').length <= 1)
  )
}
