// The drawing of the layers is true: the modules of each, in order, and files that are there.

import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LAYERS } from './layers.ts'

const text = readFileSync('docs/architecture.md', 'utf8')

test('the layers that are drawn are those that imports are held to', () => {
  const drawn = [...text.matchAll(/subgraph L\d+\["[^"]+"\]\n([\s\S]*?) {2}end\n/g)].map(([, modules = '']) =>
    [...modules.matchAll(/\["([^"]+)"\]/g)].map(([, name]) => name),
  )
  expect(drawn).toEqual(LAYERS)
})

test('the places that the flows name are there', () => {
  const places = [...text.matchAll(/\((src\/[\w/.]+)/g)].map(([, place]) => place!)
  expect(places.length).toBeGreaterThan(8)
  expect(places.filter((place) => !existsSync(place))).toEqual([])
})
