// A part of the panel that Payload's import map does not name is left out of the page without a word:
// `npx payload generate:importmap`, which `npm run migration` runs too, writes it.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const map = readFileSync('src/app/(payload)/admin/importMap.js', 'utf8')

test('each part of the panel that the configuration names is in the import map', () => {
  const files = ['src', 'collections'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
  )
  const named = ['payload.config.ts', ...files.filter((name) => /\.tsx?$/.test(name))].flatMap((name) =>
    [...readFileSync(name, 'utf8').matchAll(/'(\/src\/admin\/[\w/.]+#\w+)'/g)].map(([, part]) => part!),
  )
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((part) => !map.includes(`"${part}"`))).toEqual([])
})
