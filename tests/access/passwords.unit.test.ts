// What a password may be: ten characters for a reader, twelve for staff, counted the same way, and every text
// says the same.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  normalPassword,
  passwordLengthInWords,
  passwordLengthProblem,
  passwordsToTry,
} from '#access/passwordRules.ts'
import { hashPassword, isPassword } from '#src/passwords/hash.ts'
import { acceptedPassword, PasswordRefused } from '#src/passwords/keepRule.ts'
import { passwordProblem } from '#src/readers/input/input.ts'

const REFUSED_OF_STAFF = 'Use a password of 12 to 200 characters.'
const REFUSED_OF_READERS = 'Use a password of 10 to 200 characters.'
const COMPOSED = 'café crème brûlée'
const DECOMPOSED = COMPOSED.normalize('NFD')

test.each([
  ['eleven char', REFUSED_OF_STAFF],
  ['twelve chars', null],
  ['x'.repeat(200), null],
  ['x'.repeat(201), REFUSED_OF_STAFF],
  ['🙂🙃😀😁😂😃', REFUSED_OF_STAFF], // six characters, though twelve units of UTF-16
  ['🙂🙃😀😁😂😃🙂🙃😀😁😂😃', null],
  ['e\u0301'.repeat(6), REFUSED_OF_STAFF], // six characters once composed
])('a colleague’s password %j: %s', (password, expected) => {
  expect(passwordLengthProblem('staff', password)).toBe(expected)
})

test.each([['eleven char'], [12], [null], [{ length: 20 }]])('%j is no password', (given) => {
  expect(() => acceptedPassword('staff', given)).toThrow(PasswordRefused)
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

describe('a password with accents', () => {
  test('is hashed composed, and taken however a keyboard sends it', async () => {
    const kept = await hashPassword(DECOMPOSED)
    expect(await isPassword(COMPOSED, kept)).toBe(true)
    expect(await isPassword(DECOMPOSED, kept)).toBe(true)
    expect(await isPassword('cafe creme brulee', kept)).toBe(false)
  })

  test('is tried twice at most, and once where nothing differs', () => {
    expect(passwordsToTry(DECOMPOSED)).toEqual([COMPOSED, DECOMPOSED])
    expect(passwordsToTry(COMPOSED)).toEqual([COMPOSED])
    expect(normalPassword(DECOMPOSED)).toBe(COMPOSED)
  })
})

test('the API’s documentation says what is asked of readers', () => {
  expect(readFileSync('docs/api.md', 'utf8')).toContain(
    `The password has ${passwordLengthInWords('readers')}.`,
  )
})
