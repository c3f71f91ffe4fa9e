// One spelling of each e-mail address.

import { expect, test } from 'vitest'
import { normalEmail } from '#access/email.ts'
import { emailProblem } from '#src/readers/input/input.ts'

test.each([
  [' User@Example.COM ', 'user@example.com'],
  ['user@müller.example', 'user@xn--mller-kva.example'],
  ['user@MU\u0308LLER.example', 'user@xn--mller-kva.example'],
  ['user@xn--mller-kva.example', 'user@xn--mller-kva.example'],
  ['ана@пример.рф', 'ана@xn--e1afmkfd.xn--p1ai'],
])('%s is %s', (typed, stored) => {
  expect(normalEmail(typed)).toBe(stored)
  expect(normalEmail(stored)).toBe(stored)
})

test('a host in letters beyond ASCII is taken', () => expect(emailProblem('user@müller.example')).toBeNull())

test.each([
  'user@müller.example/path',
  'user@müller.example:25',
  'user@mül ler.example',
  'user@ü',
  '@müller.example',
  'a@b@ü.example',
  'user@[müller].example',
  'user@xn--mü.example',
  'a@ü\u2060.',
  'ü@example.com',
])('%s is no address', (typed) => expect(emailProblem(typed)).not.toBeNull())
