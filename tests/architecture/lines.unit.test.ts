// No line is wider than the code is formatted: comments are read beside it, and sentences for people are
// broken between words. Markup, patterns and templates of values stay whole.

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

/** Data, and letters that are written as they are read. */
const WHOLE = ['src/plainText/confusables.ts', 'src/audit/pack/readme.ts', 'src/audit/pack/page.ts']

test('no line of code is wider than the format, but for markup, patterns and templates', () => {
  const wide = ['src', 'access', 'collections'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx)$/.test(name) && !/migrations|importMap/.test(name))
      .map((name) => path.join(folder, name))
      .filter((file) => !WHOLE.includes(file))
      .flatMap((file) =>
        readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line.length > printWidth && !/[`<]|^\s*\/|oxlint-disable/.test(line))
          .map((line) => `${file}: ${line.trim()}`),
      ),
  )
  expect(wide).toEqual([])
})
