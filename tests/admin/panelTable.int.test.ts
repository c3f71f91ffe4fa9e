// docs/panel.md names every field, setting, list and button of the panel, what it does and which test proves
// it; nothing is in it that is not there.

import { existsSync, readFileSync } from 'node:fs'
import type { Field } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK_VIEWS } from '#collections/articles/deskViews.ts'
import { ACTIONS } from '#src/workflow/actions.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom?.close())

/** The cells of each row of a table under this heading. */
function rowsUnder(heading: string): string[][] {
  const text = readFileSync('docs/panel.md', 'utf8')
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** The names in a cell, written as code. */
const namesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)

/** The inputs of a form that somebody sees, by path. */
function seenIn(fields: readonly Field[], above: string): string[] {
  return fields.flatMap((field): string[] => {
    const { hidden, admin } = field as { hidden?: boolean; admin?: { hidden?: boolean; disabled?: boolean } }
    if (hidden || admin?.hidden === true || admin?.disabled || field.type === 'ui') return []
    if (field.type === 'tabs') return field.tabs.flatMap((tab) => seenIn(tab.fields, above))
    if (field.type === 'row') return seenIn(field.fields, above)
    if (!('name' in field) || !field.name) return []
    const path = `${above}.${field.name}`
    return field.type === 'group' ? seenIn(field.fields, path) : [path]
  })
}

/** Payload's own: of every upload, of every account, of every document. */
const PAYLOADS =
  /\.(id|createdAt|updatedAt|filename|mimeType|filesize|width|height|focalX|focalY|sizes.*|url|thumbnailURL|enableAPIKey|apiKey|apiKeyIndex|salt|hash|resetPassword\w+|loginAttempts|lockUntil|sessions|_status)$/

test('every field and setting is in the table, and every row of it is a field or setting', () => {
  const { collections, globals } = newsroom.payload.config
  const shown = collections.filter(({ slug, admin }) => !slug.startsWith('payload-') && admin.hidden !== true)
  const there = [...shown, ...globals]
    .flatMap(({ slug, fields }) => seenIn(fields, slug))
    .filter((path) => !PAYLOADS.test(path))
  const named = rowsUnder('Fields and settings').flatMap(([fields]) => namesIn(fields!))
  expect(named.toSorted()).toEqual([...new Set(there)].toSorted())
})

test('every list, saved filter and step is in the table', () => {
  const { collections } = newsroom.payload.config
  const lists = collections
    .filter(({ slug, admin }) => !slug.startsWith('payload-') && admin.hidden !== true)
    .map(({ slug }) => slug)
  expect(rowsUnder('Lists').flatMap(([list]) => namesIn(list!))).toEqual(
    expect.arrayContaining([...lists, ...DESK_VIEWS.map(({ key }) => `articles?desk=${key}`)]),
  )
  expect(rowsUnder('Buttons').flatMap(([button]) => namesIn(button!))).toEqual(
    expect.arrayContaining([...ACTIONS]),
  )
})

test('every row says for whom it is and what it does, and names a test that is there', () => {
  for (const heading of ['Fields and settings', 'Lists', 'Buttons']) {
    const rows = rowsUnder(heading)
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) {
      expect(row).toHaveLength(4)
      expect(row.every((cell) => cell !== '')).toBe(true)
      const tests = namesIn(row[3]!)
      expect([row[0], tests.length > 0]).toEqual([row[0], true])
      for (const file of tests) expect([file, existsSync(`tests/${file}`)]).toEqual([file, true])
    }
  }
})
