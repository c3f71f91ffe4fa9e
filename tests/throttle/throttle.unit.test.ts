// How long wrong passwords make one wait, and whose tries count together.

import type { Payload } from 'payload'
import { describe, expect, test } from 'vitest'
import { addressOf, throttleOf, ThrottledError } from '#src/throttle/index.ts'
import { MAX_WAIT, waitAfter } from '#src/throttle/limits.ts'

/** A database in which nobody has an account, so that no place is known. */
const nobody = () => ({ db: { name: 'sqlite', findOne: async () => null } }) as unknown as Payload
/** A database with one account, whose row is kept. */
const somebody = () => {
  const row: Record<string, unknown> = { id: 'known' }
  const db = {
    name: 'sqlite',
    findOne: async () => row,
    updateOne: async ({ data }: { data: Record<string, unknown> }) => Object.assign(row, data),
  }
  return { db, secret: 'secret' } as unknown as Payload
}
const throttle = () => throttleOf(nobody())
const from = (address: string) => addressOf(new Headers({ 'x-assay-address': address }))

describe('wrong passwords', () => {
  test('cost nothing five times, then double the wait, and never more than five minutes', () => {
    expect([1, 5, 6, 7, 8, 14, 1000].map(waitAfter)).toEqual([0, 0, 2, 4, 8, MAX_WAIT, MAX_WAIT])
  })

  test('fifty at once get no more than the free ones and one turn', async () => {
    const guess = { realm: 'reader', account: 'a@b.example', address: '10.0.0.1' } as const
    const throttled = throttle()
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => throttled.beforeGuess(guess)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(6)
  })

  test('at one account from one place leave every other place and account alone', async () => {
    const throttled = throttle()
    const attack = { realm: 'reader', account: 'victim@b.example', address: '10.0.0.1' } as const
    for (let index = 0; index < 6; index += 1) await throttled.beforeGuess(attack)
    await expect(throttled.beforeGuess(attack)).rejects.toThrow(ThrottledError)
    await expect(throttled.beforeGuess({ ...attack, address: '10.0.0.2' })).resolves.toBeNull()
    await expect(throttled.beforeGuess({ ...attack, account: 'other@b.example' })).resolves.toBeNull()
    await expect(throttled.beforeGuess({ ...attack, realm: 'staff' })).resolves.toBeNull()
  })

  test('are forgotten with the right one', async () => {
    const throttled = throttle()
    const guess = { realm: 'staff', account: 'editor@b.example', address: '10.0.0.3' } as const
    for (let index = 0; index < 5; index += 1) await throttled.beforeGuess(guess)
    await throttled.afterRightGuess(guess)
    for (let index = 0; index < 5; index += 1) await expect(throttled.beforeGuess(guess)).resolves.toBeNull()
  })

  test('from many places at one account are held up after a hundred', async () => {
    const throttled = throttle()
    const attack = await Promise.allSettled(
      Array.from({ length: 150 }, (_, index) =>
        throttled.beforeGuess({ realm: 'reader', account: 'known@b.example', address: `bot ${index}` }),
      ),
    )
    expect(attack.filter(({ status }) => status === 'fulfilled')).toHaveLength(100)
  })

  test('of readers at one place never slow the desk there', async () => {
    const throttled = throttle()
    const at = (realm: 'reader' | 'staff', index: number) =>
      throttled.beforeGuess({ realm, account: `${index}@b.example`, address: 'office' })
    const attack = await Promise.allSettled(Array.from({ length: 70 }, (_, index) => at('reader', index)))
    expect(attack.filter(({ status }) => status === 'fulfilled')).toHaveLength(60)
    await expect(at('reader', 71)).rejects.toThrow(ThrottledError)
    await expect(at('staff', 1)).resolves.toBeNull()
  })
})

test('where an account signed in, a wrong password is answered as to everybody else held up there, and has its bound', async () => {
  const throttled = throttleOf(somebody())
  const guess = { realm: 'reader', account: 'known@b.example', address: 'office' } as const
  await throttled.afterRightGuess(guess)
  for (let index = 0; index < 60; index += 1)
    await throttled.beforeGuess({ ...guess, account: `${index}@b.example` })
  for (let index = 0; index < 6; index += 1)
    expect(await throttled.beforeGuess(guess)).toBeInstanceOf(ThrottledError)
  const refused = await throttled.beforeGuess(guess).catch((error: unknown) => error)
  expect((refused as ThrottledError).retryAfterSeconds).toBeGreaterThan(500) // of the address, not of its own guesses
  await throttled.afterRightGuess(guess)
  expect(await throttled.beforeGuess(guess)).toBeInstanceOf(ThrottledError)
})

test('the wait is told in words and in seconds', async () => {
  const throttled = throttle()
  for (let index = 0; index < 3; index += 1) await throttled.take('resend by reader', 'r')
  const error = (await throttled
    .take('resend by reader', 'r')
    .catch((caught: unknown) => caught)) as ThrottledError
  expect(error.message).toBe('Too many tries. Wait 60 minutes and try again.')
  expect(error.retryAfterSeconds).toBe(3600)
})

describe('a place', () => {
  test('is an IPv4 address, however it is written, or the first half of an IPv6 one', () => {
    expect(from('192.0.2.7')).toBe('192.0.2.7')
    expect(from('::ffff:192.0.2.7')).toBe('192.0.2.7')
    expect(from('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
    expect(from('2001:0DB8:0001:0002::9')).toBe('2001:db8:1:2::/64')
    expect(from('2001:db8::9')).toBe('2001:db8:0:0::/64')
    expect(from('::1')).toBe('0:0:0:0::/64')
  })

  test('that cannot be told is one for all', () => {
    expect([from(''), from('unknown'), from('1.2.3'), addressOf(new Headers())]).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ])
  })
})
