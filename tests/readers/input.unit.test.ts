// What a reader may be called: a name, and no address that mail or a page would make a link of.

import { expect, test } from 'vitest'
import { verifyEmailMail } from '#src/mail/messages/accounts.ts'
import { nameProblem } from '#src/readers/input/input.ts'

test.each([
  'Claim 1 BTC: free-btc.io/win now',
  'free-btc.io',
  'Kim bit .ly fan',
  'x.com',
  'shop．example',
  'shop。example',
  'https:example',
  'www.example',
  't․me',
])('%s is an address, in a name and in the greeting of a mail', (name) => {
  expect(nameProblem(name)).toContain('without addresses')
  expect(greeted(name)).toBe('Hello,')
})

test.each(['J.R. Miller', 'St. John', 'Dr. Kim', 'Kim Jr.', 'O’Neill-Smith', 'Kenji M.'])(
  '%s is a name',
  (name) => {
    expect(nameProblem(name)).toBeNull()
    expect(greeted(name)).toBe(`Hello ${name},`)
  },
)

function greeted(name: string): string | undefined {
  const link = 'https://assay.example/verify'
  return verifyEmailMail({ name, siteName: 'Assay', link }).text.split('\n')[0]
}
