// The cells of a table stand in the form as readers get them.

import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test, vi } from 'vitest'
import { asShown } from '#src/richtext/asShown.ts'
import { unfinishedParts } from '#src/richtext/body/complete.ts'
import { validateBody } from '#src/richtext/body/validate.ts'
import { linesOf } from '#src/richtext/escape.ts'
import { parseCells, plainCells } from '#src/richtext/table.ts'
import { block, body, paragraph, text } from './build.ts'

/** As the form shows them: each tab a new column, each line break a new row. */
const inForm = (cells: string) => cells.split(/\r\n|[\n\r]/).map((row) => row.split('\t'))

test.each([
  ['"5\n300\n"', '5 300 '],
  ['May\t"5\n"300"\n"\nJune\t40', 'May\t“5\n300\n“\nJune\t40'],
  ['"5\t300"\t7', '5 300\t7'],
  ['a "b" c\t5"', 'a "b" c\t5"'],
])('%j', (cells, plain) => {
  const kept = plainCells(cells)
  expect(kept).toBe(plain)
  expect(plainCells(kept)).toBe(kept)
})

test('whatever marks a spreadsheet writes, and others in them', () => {
  const cells = array(constantFrom('"', '"', '""', '5', ' 300', '\t', '\n', '\r\n', 'May'), { maxLength: 24 })
  assert(
    property(cells, (parts) => {
      const kept = plainCells(parts.join(''))
      expect(plainCells(kept)).toBe(kept)
      const shown = inForm(kept).map((row) => row.map((cell) => cell.trim()))
      const read = parseCells(kept).map((row) => row.join('\t').trimEnd())
      expect(read).toEqual(shown.map((row) => row.join('\t').trimEnd()).slice(0, read.length))
    }),
    { numRuns: 3_000 },
  )
})

test('line breaks within a cell are one space, with the space around them', () => {
  expect(parseCells('"a \r\n\t  b  c\n\n"\td')).toEqual([['a b  c', 'd']])
})

/** Characters of cells that patterns are asked of while `work` is done. */
function replacedIn(work: () => void): number {
  const had = String.prototype.replace
  let characters = 0
  vi.spyOn(String.prototype, 'replace').mockImplementation(function (this: string, ...args) {
    characters += this.length
    return had.apply(this, args as Parameters<typeof had>)
  })
  work()
  vi.restoreAllMocks()
  return characters
}

test('cells past the longest that a table may have are not read, and the fault is still said', () => {
  const cells = `"a${' '.repeat(1_980)}b"\n`.repeat(190)
  const long = body(block('table', { caption: 'A table', cells, source: 'EIA' }))
  expect(replacedIn(() => asShown(long, () => 'a'.repeat(24)))).toBe(0)
  expect(JSON.stringify(long)).toContain(JSON.stringify(cells))
  const faults = unfinishedParts(long).map((fault) => JSON.stringify(fault))
  expect(faults).toContainEqual(expect.stringContaining('at most 50000 are allowed'))
})

test('lines of a form are split in time that grows with their length', () => {
  expect(linesOf(' a \r\n\t b \n\nc ')).toEqual([' a', 'b', '', 'c '])
  const blanks = '\t'.repeat(400_000)
  expect(linesOf(`a${blanks}b\nc`)).toHaveLength(2)
})

test('a break within words counts as the parts that it becomes', () => {
  expect(validateBody(body(paragraph(text('a\n'.repeat(100))))).ok).toBe(true)
  expect(validateBody(body(paragraph(text('a\n'.repeat(2_000)))))).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringMatching(/more than 2,?500 parts/) }],
  })
  expect(unfinishedParts(body(paragraph(text('a\nb'))))).toEqual([])
})
