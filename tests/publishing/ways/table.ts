// Reads the table of docs/ways-round.md.

import { readFileSync } from 'node:fs'
import { test } from 'vitest'

export type Way = { id: string; words: string; door: string; heldBy: string; answer: string }

const ROWS = readWays()

/** The ways of the table, in its order. */
export function readWays(): Way[] {
  const lines = readFileSync('docs/ways-round.md', 'utf8').split('\n')
  return lines.flatMap((line) => {
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    const id = /^`([a-z0-9-]+)`$/.exec(cells[0] ?? '')?.[1]
    return id
      ? [{ id, words: cells[1] ?? '', door: cells[2] ?? '', heldBy: cells[3] ?? '', answer: cells[4] ?? '' }]
      : []
  })
}

/** A test of one row of the table: it is named by the row, and fails where there is none. */
export function way(id: string, run: () => Promise<void>): void {
  const row = ROWS.find((one) => one.id === id)
  test(`${id}: ${row?.words ?? 'of which docs/ways-round.md says nothing'}`, async () => {
    if (!row) throw new Error(`docs/ways-round.md has no row “${id}”.`)
    await run()
  })
}
