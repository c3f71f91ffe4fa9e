// What the command that makes an administrator says of what it was given.

import { describe, expect, it } from 'vitest'
import { readAdminArguments } from '#src/server/console/adminArguments.ts'

const read = (args: string[], password?: string) => readAdminArguments(args, password)

it('takes an address and a name, and makes a password', () => {
  const made = read(['--email', ' Ola@Example.com', '--name', 'Ola'])
  expect(made).toMatchObject({ email: 'ola@example.com', name: 'Ola', isMade: true })
  expect(made.password).toHaveLength(20)
})

it('takes a password that was given, and no name with --reset', () => {
  expect(read(['--email=ola@example.com', '--reset'], 'a long password of mine')).toEqual({
    email: 'ola@example.com',
    name: null,
    password: 'a long password of mine',
    isMade: false,
  })
})

describe('says what is wrong, then how it is used', () => {
  it.each<[string[], RegExp]>([
    [[], /^--email is missing\. Use: npm run admin:create/],
    [['--email', 'bad', '--name', 'Ola'], /^--email must be an e-mail address, and "bad" is none\. Use: /],
    [['--email', 'ola@example.com'], /^--name is missing\. Use: /],
    [['--email', 'ola@example.com', '--name'], /^--name is missing\. Use: /],
    [['--email', 'ola@example.com', '--name', ' '], /^--name must have 1 to 120 characters\. Use: /],
    [['--email', 'ola@example.com', '--nam', 'Ola'], /^--nam is no part of this command\. Use: /],
    [['--email', 'ola@example.com', '--name', 'Ola', 'Berg'], /^Berg is no part of this command\. Use: /],
  ])('%j', (args, sentence) => {
    expect(() => read(args)).toThrow(sentence)
  })

  it('of the password', () => {
    expect(() => read(['--email', 'ola@example.com', '--reset'], 'short')).toThrow(
      /^ADMIN_PASSWORD must have 12 to 200/,
    )
  })
})
