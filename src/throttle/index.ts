// The throttle: who does something too often waits, and says so with 429 and Retry-After.

import type { Payload } from 'payload'
import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import { processWide } from '#src/process/processWide.ts'
import { ThrottledError } from './errors.ts'
import { FREE_GUESSES, GUESSES_FORGOTTEN_AFTER, LIMITS, type LimitName, waitAfter } from './limits.ts'
import { isKnownPlace, rememberPlace } from './places.ts'
import { counterStore } from './store.ts'

export { ADDRESS_HEADER, addressOf } from './address.ts'
export { ThrottledError } from './errors.ts'

/** A person at one place trying one account's password. Realms are apart: a reader's guesses never slow the desk. */
export type Guess = { realm: 'reader' | 'staff'; account: string; address: string }

export type Throttle = {
  /** Counts one try. Throws ThrottledError when there were too many. */
  take(limit: LimitName, key: string): Promise<void>
  /** Takes a try back that came to nothing. */
  giveBack(limit: LimitName, key: string): Promise<void>
  /** Counts one try and tells whether it is within the limit. */
  allows(limit: LimitName, key: string): Promise<boolean>
  /** Throws ThrottledError where the limit has been passed, and counts nothing. */
  check(limit: LimitName, key: string): Promise<void>
  /** Counts a password before it is checked, `account` as the database has it. Throws ThrottledError while it must wait. */
  beforeGuess(guess: Guess): Promise<void>
  /** Forgets the wrong passwords of this place, and lets it past the limits of address and account for 20 days. */
  afterRightGuess(guess: Guess): Promise<void>
}

const throttles = processWide('throttles', () => new WeakMap<Payload, Throttle>())

/** The throttle of this database. */
export function throttleOf(payload: Payload): Throttle {
  const known = throttles.get(payload)
  if (known) return known
  const made = createThrottle(payload)
  throttles.set(payload, made)
  return made
}

function createThrottle(payload: Payload): Throttle {
  const counter = counterStore(payload)
  const counters = new Map(Object.entries(LIMITS).map(([name, limit]) => [name, counter(name, limit)]))
  const guesses = counter('guesses', { points: FREE_GUESSES, seconds: GUESSES_FORGOTTEN_AFTER })
  const turns = counter('turns', { points: 1, seconds: 1 })

  const take = async (limit: LimitName, key: string) => {
    const wait = await secondsToWait(counters.get(limit)!, key)
    if (wait > 0) throw new ThrottledError(wait)
  }

  return {
    take,
    giveBack: async (limit, key) => {
      await counters.get(limit)!.reward(key)
    },
    check: async (limit, key) => {
      const counted = await counters.get(limit)!.get(key)
      if (counted && counted.consumedPoints > LIMITS[limit].points)
        throw new ThrottledError(Math.max(1, counted.msBeforeNext / 1000))
    },
    allows: async (limit, key) => (await secondsToWait(counters.get(limit)!, key)) === 0,
    beforeGuess: async (guess) => {
      const place = placeOf(guess)
      const fromHere = await secondsToWait(
        counters.get('log-in by address')!,
        `${guess.realm}:${guess.address}`,
      )
      if (!(await isKnownPlace(payload, guess, new Date()))) {
        if (fromHere > 0) throw new ThrottledError(fromHere)
        await take('log-in by account', accountOf(guess))
      }
      const { consumedPoints } = await guesses.penalty(place)
      const wait = waitAfter(consumedPoints)
      if (wait === 0) return
      const left = await secondsToWait(turns, place, wait)
      if (left === 0) return
      await guesses.reward(place) // trying while it must wait does not make the wait longer
      throw new ThrottledError(left)
    },
    afterRightGuess: async (guess) => {
      const place = placeOf(guess)
      await Promise.all([guesses.delete(place), turns.delete(place)])
      await rememberPlace(payload, guess, new Date()).catch((err: unknown) =>
        payload.logger.warn({ err }, 'The address of a log-in could not be remembered.'),
      ) // whoever gave the right password is let in all the same
    },
  }
}

async function secondsToWait(counter: RateLimiterAbstract, key: string, window?: number): Promise<number> {
  try {
    await counter.consume(key, 1, window ? { customDuration: window } : {})
    return 0
  } catch (rejection) {
    if (!isRefusal(rejection)) throw rejection
    return Math.max(1, rejection.msBeforeNext / 1000)
  }
}

/** By its form: counters are shared by all copies of this module, whose classes are not the same. */
function isRefusal(rejection: unknown): rejection is { msBeforeNext: number } {
  return (
    typeof rejection === 'object' &&
    rejection !== null &&
    'msBeforeNext' in rejection &&
    typeof rejection.msBeforeNext === 'number'
  )
}

function accountOf({ realm, account }: Guess): string {
  return `${realm}:${account.slice(0, 320)}`
}

function placeOf(guess: Guess): string {
  return `${accountOf(guess)}@${guess.address}`
}
