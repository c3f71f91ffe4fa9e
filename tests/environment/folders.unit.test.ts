// Folders are made level by level, and what cannot be made is said at once.

import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFolders, removeFolders } from '#src/environment/folders.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-folders-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('every missing level is made, with the mode, and told', () => {
  const [a, b] = [join(folder, 'a'), join(folder, 'a', 'b')]
  expect(makeFolders(b, 0o700)).toEqual([a, b])
  expect([a, b].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o700])
  expect(makeFolders(b)).toEqual([])
})

test('what was made is removed again, unless somebody put something there', () => {
  const made = makeFolders(join(folder, 'a', 'b', 'c'))
  writeFileSync(join(folder, 'a', 'theirs'), '')
  removeFolders(made)
  expect(readdirSync(join(folder, 'a'))).toEqual(['theirs'])
})

test('a file in the way, and a name that is too long, leave nothing', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => makeFolders(join(folder, 'file', 'a'))).toThrow(/EEXIST|ENOTDIR/)
  expect(() => makeFolders(join(folder, 'a', 'x'.repeat(300)))).toThrow(/ENAMETOOLONG/)
  expect(readdirSync(folder)).toEqual(['file'])
})

test.runIf(existsSync('/proc/self'))('a disk on which nobody makes a folder is an error, and no loop', () => {
  expect(() => makeFolders('/proc/assay/data')).toThrow(/ENOENT/)
})
