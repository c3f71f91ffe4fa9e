// What a terminal is shown of texts that somebody may have written into the database for it.

import { expect, test } from 'vitest'
import { jsonOnScreen, onScreen } from '#src/plainText/onScreen.ts'

const MOVING = [
  '\u001B[2K',
  '\u009B2K',
  '\u007F',
  '\u0085',
  '\u2028',
  '\u202E',
  '\u2066',
  '\u061C',
  '\n',
  '\r',
]

test('a sign that moves the cursor or turns the line is written out', () => {
  expect(MOVING.map(onScreen).join(' ')).toMatch(/^[ -~]+$/)
})

test('in JSON too, which says the same to a program', () => {
  const value = { ok: false, findings: MOVING.map((message) => ({ message: `Gold “${message}”` })) }
  const text = jsonOnScreen(value)
  expect(text.replaceAll(/[\n“”]/g, '')).toMatch(/^[ -~]+$/)
  expect(text).toContain('\\u009b2K')
  expect(JSON.parse(text)).toEqual(value)
})
