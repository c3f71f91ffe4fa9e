// The oldest Node that will do: one number, wherever a person or a tool reads it.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isNewEnough, NODE_TARGET } from '../../scripts/lib/node.mjs'

const wordsOf = (file: string) => readFileSync(file, 'utf8')

test.each([
  ['18.20.4', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['20.20.2', true],
  ['22.3.0', true],
  ['24.21.0', true],
])('Node %s starts: %s', (version, starts) => {
  expect(isNewEnough(version)).toBe(starts)
})

test('README and what is bundled ask for the oldest Node, and .nvmrc for that of the image', () => {
  expect(NODE_TARGET).toBe('node20.19.0')
  expect(wordsOf('Dockerfile')).toContain(`FROM node:${wordsOf('.nvmrc').trim()}-`)
  expect(wordsOf('README.md')).toContain('Node.js 20.19 or newer')
})
