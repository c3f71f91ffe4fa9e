// Reads the tables of access/README.md.

import { readFileSync } from 'node:fs'

export const PEOPLE = [
  'anonymous',
  'reader',
  'integration',
  'author',
  'editor',
  'compliance',
  'moderator',
  'admin',
] as const

export type Person = (typeof PEOPLE)[number]
type Cell = string
export type Rules = Map<string, Record<Person, Cell>>

/** The tables by heading: a collection's slug, or `Global: slug`. */
export function readTables(): Map<string, Rules> {
  const sections = readFileSync('access/README.md', 'utf8').split(/^## /m).slice(1)
  return new Map(
    sections.map((section) => [section.slice(0, section.indexOf('\n')).trim(), rulesOf(section)]),
  )
}

function rulesOf(section: string): Rules {
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| operation'))
  return new Map(
    rows.map((row) => {
      const [operation, ...cells] = row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
      return [
        operation!,
        Object.fromEntries(PEOPLE.map((person, index) => [person, cells[index]!])) as Record<Person, Cell>,
      ]
    }),
  )
}
