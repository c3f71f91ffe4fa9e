// A group of roles has one name: the file, the table of access/README.md, and nowhere else a list of the
// same.

import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as roles from '#access/roleGroups.ts'
import { STAFF_ROLES } from '#src/workflow/transitions.ts'

const { isOneOf, ...GROUPS } = roles

test('the table of access/README.md names every group with its roles', () => {
  const rows = readFileSync('access/README.md', 'utf8').matchAll(/^\| ([A-Z_]+) +\| ([a-z, ]+?) +\|/gm)
  expect(Object.fromEntries([...rows].map(([, name, words]) => [name, words!.split(', ')]))).toEqual(GROUPS)
})

test('a session without a role is in no group', () => {
  for (const group of Object.values(GROUPS))
    for (const nobody of [undefined, null, '', 'reader', {}]) expect(isOneOf(nobody, group)).toBe(false)
})

// What a definition says of its steps is pinned data: it keeps its own words.
test('no other file spells a group out', () => {
  const files = ['access', 'collections', 'src']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .filter(
      (file) =>
        /\.tsx?$/.test(file) &&
        !/^(access\/roleGroups\.ts|src\/workflow|src\/database\/migrations)/.test(file),
    )
  expect(files.filter((file) => groupsIn(readFileSync(file, 'utf8')).length > 0)).toEqual([])
})

test('a group that is spelled out is found', () => {
  expect(groupsIn("['admin', 'editor']")).toEqual(['admin,editor'])
  expect(groupsIn("role === 'moderator' || role === 'admin'")).toEqual(['admin,moderator'])
  expect(groupsIn("options: ['author', 'moderator']")).toEqual([])
})

/** Lists of roles in a source that are one of the groups, in whatever order. */
function groupsIn(source: string): string[] {
  const role = `'(?:${STAFF_ROLES.join('|')})'`
  const lists = source.match(new RegExp(`${role}(?:(?:,\\s*| \\|\\| [\\w.?]+ === )${role})+`, 'g')) ?? []
  const names = new Set(Object.values(GROUPS).map((group) => group.toSorted().join()))
  return lists
    .map((list) =>
      list
        .match(new RegExp(role, 'g'))!
        .map((word) => word.slice(1, -1))
        .toSorted()
        .join(),
    )
    .filter((list) => names.has(list))
}
