// How long a password is: ten characters for a reader, twelve for staff, and every text says the same.

import { readFileSync } from 'node:fs'
import type { TextField } from 'payload'
import { describe, expect, test } from 'vitest'
import { passwordLengthInWords } from '#access/passwords.ts'
import { staff } from '#collections/staff.ts'
import { passwordProblem } from '#src/readers/input.ts'

const REFUSED_OF_STAFF = 'Use a password of 12 to 200 characters.'
const REFUSED_OF_READERS = 'Use a password of 10 to 200 characters.'

describe('a colleague’s password', () => {
  const field = staff.fields.find(
    (candidate) => 'name' in candidate && candidate.name === 'password',
  ) as TextField
  const verdict = (password: unknown) => (field.validate as (value: unknown) => true | string)(password)

  test.each([
    ['eleven char', REFUSED_OF_STAFF],
    ['twelve chars', true],
    ['x'.repeat(200), true],
    ['x'.repeat(201), REFUSED_OF_STAFF],
    ['🙂🙃😀😁😂😃', true], // counted in UTF-16 units
    [12, REFUSED_OF_STAFF],
    ['', true], // not changed
    [undefined, true],
  ])('%j: %s', (password, expected) => {
    expect(verdict(password)).toBe(expected)
  })
})

describe('a reader’s password', () => {
  const person = { displayName: 'Noor Haddad', email: 'noor@reader.example' }

  test.each([
    ['nine char', REFUSED_OF_READERS],
    ['ten chars!', null],
    ['ab'.repeat(100), 'Use a password that is harder to guess.'],
    ['abc'.repeat(67), REFUSED_OF_READERS],
    ['🙂🙃😀😁😂', REFUSED_OF_READERS], // five characters, not ten
  ])('%j: %s', (password, expected) => {
    expect(passwordProblem(password, person)).toBe(expected)
  })
})

test('the API’s documentation says what is asked of readers', () => {
  expect(readFileSync('docs/api.md', 'utf8')).toContain(
    `The password has ${passwordLengthInWords('readers')}.`,
  )
})
