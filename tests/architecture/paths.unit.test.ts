// The documentation leads to files that are there.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Not the decision records: what they name stood when they were written. */
const texts = ['README.md', 'access/README.md', ...markdownIn('docs')]

test('each file that the documentation names is there', () => {
  const named = texts.flatMap((text) =>
    [
      ...readFileSync(text, 'utf8').matchAll(
        /`((?:src|access|collections|tests|scripts|docs)\/[\w/.-]+\.\w+)`/g,
      ),
    ].map(([, file]) => ({ text, file: file! })),
  )
  expect(named.length).toBeGreaterThan(100)
  // The table of the panel names its tests from their own folder.
  const isThere = (file: string) => existsSync(file) || existsSync(path.join('tests', file))
  expect(named.filter(({ file }) => !isThere(file))).toEqual([])
})

function markdownIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name))
}
