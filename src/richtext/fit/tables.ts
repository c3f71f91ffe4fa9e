// Pasted tables: those that only lay out a page, and those whose cells are values.

import { isHidden } from './hidden.ts'
import { charactersOf, elementsOf, findElement, styleOf, type PastedElement } from './pasted.ts'

/** A table without the rows and the groups of rows that are left out. */
export function withoutRows(
  table: PastedElement,
  isLeftOut: (part: PastedElement) => boolean,
): PastedElement {
  const children = table.children.flatMap((child) => {
    if (typeof child === 'string' || !(child.tag === 'tr' || GROUPS.has(child.tag))) return [child]
    if (isLeftOut(child)) return []
    return [child.tag === 'tr' ? child : withoutRows(child, isLeftOut)]
  })
  return { ...table, children }
}

const GROUPS = new Set(['thead', 'tbody', 'tfoot'])

/** The rows of a table, those of its head and foot among them. */
export function rowsOf(table: PastedElement): PastedElement[] {
  return elementsOf(table).flatMap((child) => {
    if (child.tag === 'tr') return [child]
    return GROUPS.has(child.tag) ? rowsOf(child) : []
  })
}

/** The cells of a row. */
export function cellsOf(row: PastedElement): PastedElement[] {
  return elementsOf(row).filter(({ tag }) => tag === 'td' || tag === 'th')
}

/** Most rows or columns that one cell takes; a table that says more means to do harm. */
const MAX_SPANNED = 50
/** Columns past which a cell takes one, whatever it says. */
const MAX_COLUMNS = 200

/**
 * The cells of a table in the columns that are seen: null where a cell of an earlier row or column reaches,
 * so that what follows it stays below its own heading. `hidden` are the cells of the other columns.
 */
export function gridOf(table: PastedElement): {
  lines: (PastedElement | null)[][]
  hidden: PastedElement[]
} {
  const columnsLeftOut = hiddenColumns(table)
  const hidden: PastedElement[] = []
  let reaching: number[] = []
  const lines = rowsOf(table).map((row) => {
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
      const columns = Math.min(spanOf(cell, 'colspan'), Math.max(1, MAX_COLUMNS - line.length))
      let isPlaced = false
      for (let column = 0; column < columns; column += 1) {
        const isHere: boolean = !isPlaced && !columnsLeftOut.has(line.length)
        isPlaced ||= isHere
        next[line.length] = rows - 1
        line.push(isHere ? cell : null)
      }
      if (!isPlaced) hidden.push(cell)
    }
    skip()
    reaching = Array.from(next, (left) => left ?? 0)
    return line.filter((_, column) => !columnsLeftOut.has(column))
  })
  return { lines, hidden }
}

/**
 * The columns that nobody sees, the first being 0: Excel writes that beside the rows, and their cells as all
 * others.
 */
function hiddenColumns(table: PastedElement): ReadonlySet<number> {
  const hidden = new Set<number>()
  let at = 0
  const pass = (column: PastedElement, isAround: boolean): void => {
    const isLeftOut = isAround || isHidden(column, styleOf(column))
    const columns = elementsOf(column).filter(({ tag }) => tag === 'col')
    if (columns.length > 0) return columns.forEach((inside) => pass(inside, isLeftOut))
    const end = at + spanOf(column, 'span')
    for (; at < end; at += 1) if (isLeftOut && at < MAX_COLUMNS) hidden.add(at)
  }
  for (const part of elementsOf(table)) if (part.tag === 'col' || part.tag === 'colgroup') pass(part, false)
  return hidden
}

function spanOf({ attributes }: PastedElement, name: 'rowspan' | 'colspan' | 'span'): number {
  const span = Number.parseInt(attributes[name] ?? '1', 10)
  const most = name === 'span' ? MAX_COLUMNS : MAX_SPANNED
  return Number.isInteger(span) ? Math.min(Math.max(span, 1), most) : 1
}

/**
 * Whether a table is there for how a page or a mail looks: tables in it, or never more than one cell with
 * words in a row.
 */
export function isLayout(table: PastedElement): boolean {
  if (hiddenColumns(table).size > 0) return false
  return (
    findElement(table, ({ tag }) => tag === 'table') !== null ||
    rowsOf(table).every((row) => cellsOf(row).filter((cell) => charactersOf(cell).trim() !== '').length <= 1)
  )
}
