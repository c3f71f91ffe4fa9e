// Every row of docs/ways-round.md has its test, and every test its row.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readWays } from './table.ts'

const HERE = 'tests/publishing/ways'
const rows = readWays()
const tried = readdirSync(HERE)
  .filter((name) => name.endsWith('.int.test.ts'))
  .flatMap((name) =>
    [...readFileSync(path.join(HERE, name), 'utf8').matchAll(/^\s*way\('([^']+)'/gm)].map(
      (match) => match[1]!,
    ),
  )

test('every way round has a test, and every test a row', () => {
  expect(rows.length).toBeGreaterThan(50)
  expect(tried.toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
})

test('no way stands in the table twice, and every row says by which door, what holds it and what the answer is', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  for (const row of rows)
    expect(
      Object.entries(row).filter(([, cell]) => cell === ''),
      row.id,
    ).toEqual([])
})
