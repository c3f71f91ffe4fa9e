// docs/api.md names every field of an article and every block of its text.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FIELDS } from '#src/api/resources/articleSchema.ts'
import { BLOCK_NAMES } from '#src/richtext/blocks/index.ts'

const docs = readFileSync('docs/api.md', 'utf8')

test('every field that may be asked for is in the list of fields, in its order', () => {
  const [, list = ''] = /Ask for the fields you need, any of ([^]*?)\. Without/.exec(docs) ?? []
  expect([...list.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(FIELDS)
})

test('every kind of block is named', () => {
  expect(BLOCK_NAMES.filter((name) => !docs.includes(`\`${name}\``))).toEqual([])
})
