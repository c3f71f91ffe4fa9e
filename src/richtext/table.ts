// The cells of a table, as pasted from a spreadsheet: lines of tab-separated cells.

import { MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from './limits.ts'

/**
 * Reads tab-separated lines into rows of equal length. A cell in double quotes may hold tabs, new lines and
 * doubled quotes, as spreadsheets copy them. Linear in the length of the text; empty lines at the end are
 * dropped, and so is what lies beyond the largest table, which no submitted text has.
 */
export function parseCells(text: string): string[][] {
  return squared(
    rowsOf(text)
      .slice(0, MAX_TABLE_ROWS)
      .map((row) => row.slice(0, MAX_TABLE_COLUMNS)),
  )
}

/** How many rows and columns a text has as a table. */
export function sizeOfCells(text: string): { rows: number; columns: number } {
  const rows = rowsOf(text)
  return { rows: rows.length, columns: widthOf(rows) }
}

function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const { cell, end } = readCell(text, at)
    rows.at(-1)?.push(cell.trim())
    if (end >= text.length) break
    if (text[end] !== '\t') rows.push([])
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1
  }
  return withoutEmptyEnd(rows)
}

/**
 * The same cells without the quotation marks that a spreadsheet writes around some of them: a form then shows
 * what readers get, each tab a new column and each line a new row. A mark that would still hold cells
 * together becomes one of print.
 */
export function plainCells(text: string): string {
  const plain = withoutMarks(text)
  if (withoutMarks(plain) === plain) return plain
  return plain
    .replace(/(^|[\t\n\r])"([^"\t\n\r]*)"(?=[\t\n\r]|$)/g, '$1“$2”')
    .replace(/(^|[\t\n\r])"/g, '$1“')
}

function withoutMarks(text: string): string {
  let plain = ''
  let at = 0
  while (at < text.length) {
    const { cell, end } = readCell(text, at)
    plain += cell.replaceAll('\t', ' ') + text.slice(end, end + 1)
    at = end + 1
  }
  return plain
}

/** Whether a cell is a number, a price, a percentage or a dash, so that its column can be set flush right. */
export function isNumericCell(cell: string): boolean {
  return (
    /^[+\-−–]?\s?(?:[A-Z]{3}\s|[$€£¥])?\d[\d,. ]{0,30}\d?\s?(?:%|[–-]\s?\d[\d,.]{0,20}%?)?$/.test(cell) ||
    /^[–—-]$/.test(cell)
  )
}

function readCell(text: string, start: number): { cell: string; end: number } {
  const quoted = text[start] === '"' ? readQuoted(text, start) : null
  if (quoted) return quoted
  let end = start
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { cell: text.slice(start, end), end }
}

/**
 * Past this a quotation mark is taken for part of the words, which keeps reading linear in the length of the
 * text.
 */
const MAX_QUOTED_CELL = 2_000

/** A quoted cell, or nothing when the quotation mark is only part of the words. */
function readQuoted(text: string, start: number): { cell: string; end: number } | null {
  let at = start + 1
  let cell = ''
  while (at < text.length) {
    const next = text.indexOf('"', at)
    if (next < 0 || next - start > MAX_QUOTED_CELL) return null
    cell += text.slice(at, next)
    if (text[next + 1] !== '"') {
      const after = text[next + 1]
      const closes = after === undefined || after === '\t' || after === '\n' || after === '\r'
      return closes ? { cell: onOneLine(cell), end: next + 1 } : null
    }
    cell += '"'
    at = next + 2
  }
  return null
}

/** Line breaks, with the space around them, as one space. */
function onOneLine(cell: string): string {
  return cell.replace(/\s+/g, (space) => (/[\r\n]/.test(space) ? ' ' : space))
}

function withoutEmptyEnd(rows: string[][]): string[][] {
  let length = rows.length
  while (length > 0 && rows[length - 1]?.every((cell) => cell === '')) length -= 1
  return rows.slice(0, length)
}

function squared(rows: string[][]): string[][] {
  const width = widthOf(rows)
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')])
}

function widthOf(rows: readonly string[][]): number {
  return rows.reduce((widest, row) => Math.max(widest, row.length), 0)
}
