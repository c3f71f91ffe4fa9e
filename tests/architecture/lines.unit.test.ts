// Comments are read beside the code: none is wider than the code is formatted. Long sentences for people
// stay whole.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const { printWidth } = JSON.parse(readFileSync('.oxfmtrc.json', 'utf8')) as { printWidth: number }

test('no line of a comment is wider than the format', () => {
  const wide = ['src', 'access', 'collections', 'tests', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(
        (name) =>
          /\.(ts|tsx|mjs)$/.test(name) &&
          !/node_modules|migrations|\.d\.ts$|importMap|clients.made/.test(name),
      )
      .flatMap((name) =>
        readFileSync(path.join(folder, name), 'utf8')
          .split('\n')
          .filter((line) => /^\s*(?:\/\/|\/\*|\*)/.test(line) && line.length > printWidth)
          .filter((line) => !/oxlint-disable/.test(line))
          .map((line) => `${folder}/${name}: ${line.trim()}`),
      ),
  )
  expect(wide).toEqual([])
})
